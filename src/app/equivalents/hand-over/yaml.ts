// SPDX-License-Identifier: MIT
// The little of YAML that a hand-over needs: scalars as JSON quotes them, in ASCII, each in a line of its own. docs/decisions has
// why this needs no library.

/**
 * A double-quoted scalar. Every YAML processor reads it, and reads it alike: with escapes of YAML and JSON, but for characters
 * beyond the Basic Multilingual Plane, where YAML has no pairs. Half of a pair has no place in YAML.
 */
export function yamlScalar(text: string): string {
    const escaped = [...text].map(one => {
        const code = one.codePointAt(0) ?? 0;
        if (one === '"' || one === '\\') return `\\${one}`;
        if (code >= 0x20 && code < 0x7f) return one;
        if (code >= 0xd800 && code < 0xe000) return '\\ufffd';
        return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
    });
    return `"${escaped.join('')}"`;
}

/** The same that nothing is put into: Ansible would take {{ }} in a name for an expression, and run it. */
export function unsafeScalar(text: string): string {
    return `!unsafe ${yamlScalar(text)}`;
}

/** A comment in ASCII: YAML has no place for control characters there either. No line is longer than linters allow. */
export function yamlComment(text: string): string {
    const lines =
        yamlScalar(text)
            .slice(1, -1)
            .match(/.{1,120}/g) ?? [];
    return lines.map(line => `# ${line}\n`).join('');
}

/** Lines below a key, or nothing at all below it: `{}`. */
export function yamlMap(indent: string, key: string, lines: readonly string[]): string[] {
    return lines.length > 0 ? [`${indent}${key}:`, ...lines.map(line => `${indent}  ${line}`)] : [`${indent}${key}: {}`];
}

function hex(code: number, digits: number): string {
    return code.toString(16).padStart(digits, '0');
}
