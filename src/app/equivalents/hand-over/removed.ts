// SPDX-License-Identifier: MIT
// Windows' default as a target, for formats that can take a stored value away.
import type { ComputerFacts } from '../../domain/computer/facts';
import { defaultOf } from '../../domain/computer/windows-defaults';
import { isAzureLocal } from '../../domain/policy/managers';
import { catalogue, isSigning, type NameOfKind } from '../../domain/settings/catalogue';
import type { HandOverContent, HandOverGroup, HandOverWays, LeftOut } from './hand-over';
import { heldValues } from './held-values';

export interface ContentWithRemoved extends HandOverContent {
    readonly removed: readonly NameOfKind<'requirement'>[];
}

/**
 * How a format takes a stored value away. Microsoft's baseline for Azure Local takes the default's place, so none does so there.
 * - known: it sets the default first, because what is in force stays until the service starts again, so the default has to be known
 * - each: it can leave single computers out
 * - all: it is the same for all computers of a group, so it leaves out all where it must leave out one
 */
export type Removal = 'known' | 'each' | 'all';

/** What a format writes that can also take a stored value away. A computer where it doesn't is named. */
export function heldOrRemoved(group: HandOverGroup, removal: Removal): ContentWithRemoved {
    const { values, leftOut } = heldValues(
        group,
        () => true,
        () => true
    );
    const removed: NameOfKind<'requirement'>[] = [];
    const rest: LeftOut[] = [];
    for (const one of leftOut) {
        const { setting, gap } = one;
        if (gap !== 'windowsDefault' || !isSigning(setting)) {
            rest.push(one);
            continue;
        }
        const without = group.computers.filter(({ facts }) =>
            removal === 'known' ? defaultNumber(facts, setting) === null : facts !== null && isAzureLocal(facts)
        );
        const isNone =
            without.length === group.computers.length ? removal === 'known' || without.length > 0 : removal === 'all' && without.length > 0;
        if (without.length > 0 || isNone) rest.push({ ...one, computers: isNone ? [] : without.map(({ name }) => name) });
        if (!isNone) removed.push(setting);
    }
    return { values, leftOut: rest, removed };
}

/** The way back of a format that stores a 0 for an audit that an update brought, because without a value the server keeps it on. */
export function backOf({ values }: HandOverContent): HandOverWays['back'] {
    return values.some(({ setting }) => catalogue[setting].broughtByUpdate) ? 'audits' : 'usual';
}

/** What Windows stores for its default; null: not known, or Microsoft's baseline for Azure Local takes its place. */
export function defaultNumber(facts: ComputerFacts | null, setting: NameOfKind<'requirement'>): 0 | 1 | null {
    if (facts === null || isAzureLocal(facts)) return null;
    const requirement = defaultOf(facts, setting);
    if (requirement === 'required') return 1;
    return requirement === 'notRequired' ? 0 : null;
}
