// SPDX-License-Identifier: MIT
// The limits of SMB dialects, however a computer writes them: None, SMB311, or the number that the registry and policy use.

/** The dialects of SMB 2 and 3, the oldest first. */
const dialects = ['2.0.2', '2.1', '3.0', '3.0.2', '3.1.1'] as const;
export type NumberedDialect = (typeof dialects)[number];

/** `none`: any dialect is allowed. Null: it is not known, or says nothing that is known here. */
export type DialectLimit = NumberedDialect | 'none' | null;

/** The numbers are those of [MS-SMB2] 2.2.3, Dialects. */
const meanings: Readonly<Record<string, NumberedDialect>> = {
    SMB202: '2.0.2',
    SMB210: '2.1',
    SMB300: '3.0',
    SMB302: '3.0.2',
    SMB311: '3.1.1',
    [0x202]: '2.0.2',
    [0x210]: '2.1',
    [0x300]: '3.0',
    [0x302]: '3.0.2',
    [0x311]: '3.1.1'
};

/** A limit as a cmdlet, the registry or a policy writes it. */
export function limitOf(text: string | null): DialectLimit {
    const bare = text?.trim().toUpperCase() ?? '';
    if (bare === 'NONE') return 'none';
    if (/^(\d+|0X[0-9A-F]+)$/.test(bare)) return Number(bare) === 0 ? 'none' : (meanings[Number(bare)] ?? null);
    return /^SMB\d{3}$/.test(bare) ? (meanings[bare] ?? null) : null;
}

/** Whether a limit keeps any dialect out; null where that is not known. */
export function keepsOut(limit: DialectLimit, which: 'dialectMin' | 'dialectMax'): boolean | null {
    if (limit === null) return null;
    return limit !== 'none' && limit !== (which === 'dialectMin' ? '2.0.2' : '3.1.1');
}

/** Whether one of a direction's limits keeps any dialect out; one that is not known does not. */
export function areLimited(limits: Readonly<Record<'dialectMin' | 'dialectMax', string | null>>): boolean {
    return (['dialectMin', 'dialectMax'] as const).some(which => keepsOut(limitOf(limits[which]), which));
}

/** What two limits leave: `crossed`: nothing, because the lowest is above the highest. Null: one of them is not known. */
export function leaves(lowest: DialectLimit, highest: DialectLimit): 'some' | 'crossed' | null {
    if (lowest === null || highest === null) return null;
    if (lowest === 'none' || highest === 'none') return 'some';
    return dialects.indexOf(lowest) > dialects.indexOf(highest) ? 'crossed' : 'some';
}

/** Whether a dialect is older than the oldest that is allowed; a limit that is not known allows it. */
export function isBelow(dialect: NumberedDialect | 'wildcard', lowest: DialectLimit): boolean {
    const order: readonly string[] = ['wildcard', ...dialects];
    return lowest !== null && lowest !== 'none' && order.indexOf(dialect) < order.indexOf(lowest);
}

/** Whether a dialect is newer than the newest that is allowed; a limit that is not known allows it. */
export function isAbove(dialect: NumberedDialect | 'wildcard', highest: DialectLimit): boolean {
    return highest !== null && highest !== 'none' && dialect !== 'wildcard' && dialects.indexOf(dialect) > dialects.indexOf(highest);
}
