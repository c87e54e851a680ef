// SPDX-License-Identifier: MIT
import type { HandOverComputer } from './hand-over';

/**
 * What a format calls each computer where it takes plain names only: its name, or an invented one where that has anything but
 * letters, digits, dots, hyphens, and underscores, or is a device of Windows (NUL), which can't be a file. Each once, and none
 * that is reserved. An invented name is one that no computer can have (RFC 6761), so that nothing reaches another by it.
 */
export function plainNames(computers: readonly HandOverComputer[], reserved: readonly string[] = []): string[] {
    const taken = new Set(reserved);
    const own = computers.map(({ name }) => {
        const isFree = isPlain(name) && !taken.has(name.toLowerCase());
        if (isFree) taken.add(name.toLowerCase());
        return isFree ? name : null;
    });
    return own.map((name, index) => {
        if (name !== null) return name;
        let number = index + 1;
        while (taken.has(`computer-${number}.invalid`)) number += computers.length;
        taken.add(`computer-${number}.invalid`);
        return `computer-${number}.invalid`;
    });
}

function isPlain(name: string): boolean {
    return /^[a-z\d][\w.-]*$/i.test(name) && !/^(con|prn|aux|nul|(com|lpt)\d)(\.|$)/i.test(name);
}

/** Without halves of a pair of UTF-16, which readers refuse that are stricter than JavaScript. */
export function wellFormed(text: string): string {
    return [...text].map(one => (/^[\ud800-\udfff]$/.test(one) ? '\ufffd' : one)).join('');
}
