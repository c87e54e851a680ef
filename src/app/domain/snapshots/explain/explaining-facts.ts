// SPDX-License-Identifier: MIT
import type { ChangeRecord } from '../../change/record';
import { contradict } from '../match';
import type { SnapshotComputer } from '../snapshot';
import type { ToolActivity } from './tool-activity';

/** What differences are explained from. Make one for all differences, because it is indexed. */
export interface ExplainingFacts {
    /** The records that are of a computer; null: they could not be read. */
    recordsOf(computer: SnapshotComputer): readonly ChangeRecord[] | null;
    /** What the computer's log holds; null: it wasn't read. */
    activityOf(computer: SnapshotComputer): ToolActivity | null;
}

/**
 * @param records those of this browser, in any order; null: they could not be read
 * @param activities by the names by which the computers are called, in lower case
 */
export function explainingFacts(records: readonly ChangeRecord[] | null, activities: ReadonlyMap<string, ToolActivity>): ExplainingFacts {
    const byName = grouped(records ?? [], ({ computer }) => computer.name.toLowerCase());
    const byId = grouped(records ?? [], ({ computer }) => computer.id?.toLowerCase() ?? null);
    return {
        recordsOf: computer => {
            if (records === null) return null;
            const named = computer.names.flatMap(name => byName.get(name) ?? []);
            const same = byId.get(computer.id?.toLowerCase() ?? '') ?? [];
            const isOf = (record: ChangeRecord): boolean => named.includes(record) || isIdentified(record, computer);
            return [...new Set([...named, ...same])].filter(record => !contradict(record.computer, computer) && isOf(record));
        },
        activityOf: ({ names }) => names.map(name => activities.get(name)).find(one => one !== undefined) ?? null
    };
}

/** Under another name in the list, identifier and own name must both be the same. */
function isIdentified({ computer }: ChangeRecord, { id, fqdn }: SnapshotComputer): boolean {
    return computer.id !== null && id !== null && computer.fqdn !== null && fqdn !== null;
}

function grouped(
    records: readonly ChangeRecord[],
    keyOf: (record: ChangeRecord) => string | null
): ReadonlyMap<string, readonly ChangeRecord[]> {
    const groups = new Map<string, ChangeRecord[]>();
    for (const record of records) {
        const key = keyOf(record);
        const group = key === null ? undefined : groups.get(key);
        if (group) group.push(record);
        else if (key !== null) groups.set(key, [record]);
    }
    return groups;
}
