// SPDX-License-Identifier: MIT

/** Strings by their parts: `SmbSigning_ThisComputer_Title` becomes SmbSigning.ThisComputer.Title. */
export interface StringTree {
    [name: string]: string | StringTree;
}

/**
 * Reads a .resjson file: `Resource_Component_Name` = text; keys that start with an underscore are comments for
 * translators.
 * @throws where a key is both a text and a group, or has an empty part.
 */
export function parseResjson(text: string): StringTree {
    const tree: StringTree = {};
    for (const [key, value] of Object.entries(JSON.parse(text) as Record<string, string>)) {
        if (key.startsWith('_')) continue;
        const parts = key.split('_');
        const last = parts.pop() ?? '';
        let group = tree;
        for (const part of parts) {
            const next = (group[part] ??= {});
            if (!part || typeof next === 'string') throw new Error(`String key ${key} has an empty part or lies below another string.`);
            group = next;
        }
        if (!last || group[last] !== undefined) throw new Error(`String key ${key} is empty or taken.`);
        group[last] = value;
    }
    return tree;
}

/** A TypeScript interface of the tree, each text as its doc comment. */
export function stringsInterface(tree: StringTree): string {
    const members = (group: StringTree, indent: string): string =>
        Object.entries(group)
            .map(([name, value]) =>
                typeof value === 'string'
                    ? `${indent}/** ${value.replace(/\*\//g, '* /')} */\n${indent}readonly ${name}: string;`
                    : `${indent}readonly ${name}: {\n${members(value, indent + '    ')}\n${indent}};`
            )
            .join('\n');
    return `export interface Strings {\n${members(tree, '    ')}\n}\n`;
}

/** Merges string trees; later ones win. The file that the SDK loads holds its own strings and ours under "Strings". */
export function mergeStrings(...trees: readonly StringTree[]): StringTree {
    const merged: StringTree = {};
    for (const tree of trees) {
        for (const [name, value] of Object.entries(tree)) {
            const known = merged[name];
            merged[name] =
                typeof value === 'string' || typeof known === 'string' || known === undefined ? value : mergeStrings(known, value);
        }
    }
    return merged;
}
