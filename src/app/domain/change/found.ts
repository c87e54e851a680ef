// SPDX-License-Identifier: MIT
// What a reading found on a computer, as a record keeps it: the states, and who names which value.
import { type Direction, directions, type SigningConfiguration } from '../computer/facts';
import { isSigning, type SettingName, settingNames } from '../settings/catalogue';
import { isOffered, sameState, type SettingState, settingState } from '../settings/setting';
import { namesAnother, ownersOf, type ValueOwner } from './owners';
import type { PlannedChange } from './plan';

/** What was found, at a time. */
export interface Found {
    /** ISO 8601, UTC, by the browser's clock. */
    readonly at: string;
    /** The same moment by the computer's own clock; null: not noted (records of earlier versions). */
    readonly computerTime: string | null;
    /** When a look last found everything as the record left it, by the computer's clock; missing: no look did. */
    readonly soUntil?: string | undefined;
    /** Those that this Windows has; each has the requirement to sign. */
    readonly settings: Readonly<Record<Direction, SettingState> & Partial<Record<SettingName, SettingState>>>;
    /** What names the requirement of each direction. */
    readonly named: Readonly<Record<Direction, Naming>>;
}

/** Everything that names a value, whatever that value is. */
export interface Naming {
    readonly owners: readonly ValueOwner[];
    /** Whether policy, and the marks of other managers, were read. Both false in records of earlier versions. */
    readonly policyRead: boolean;
    readonly managersRead: boolean;
}

/** What a record keeps of a reading. @param at when, by the browser's clock */
export function foundIn(configuration: SigningConfiguration, at: string): Found {
    const named = (direction: Direction): Naming => ({
        owners: ownersOf(configuration, direction),
        policyRead: configuration[direction].policy.status !== 'unavailable',
        managersRead: configuration[direction].mdm.status !== 'unavailable'
    });
    return {
        at,
        computerTime: configuration.collectedAt,
        settings: Object.fromEntries(
            settingNames.filter(name => isOffered(configuration, name)).map(name => [name, settingState(configuration, name)])
        ) as Found['settings'],
        named: Object.fromEntries(directions.map(direction => [direction, named(direction)])) as Found['named']
    };
}

/** Whether the subject of a change was found in this state; false where nothing was found of it. */
export function isFound(found: Found, change: PlannedChange, state: PlannedChange['after']): boolean {
    const now = found.settings[change.setting];
    return now !== undefined && sameState(now, state);
}

/** Whether something that was reported differs from the plan. What was not reported does not count. */
export function isFoundOtherwise(found: Found, change: PlannedChange): boolean {
    const now = found.settings[change.setting];
    if (!now) return false;
    const { inForce, stored } = change.after;
    return !sameState(
        { inForce: now.inForce === 'notReported' ? inForce : now.inForce, stored: now.stored.kind === 'notReported' ? stored : now.stored },
        change.after
    );
}

/**
 * Who stores, or may store, another value than the change did, by what was read then; where that could not be read, by what the
 * plan knew. Null: nobody.
 */
export function ownerThen(found: Found, change: PlannedChange): ValueOwner | null {
    // Of another setting nothing that stores it again is known.
    if (!isSigning(change.setting)) return null;
    const { owners, policyRead, managersRead } = found.named[change.setting];
    const isRead = change.takenBackBy?.by === 'groupPolicy' ? policyRead : managersRead;
    return namesAnother(owners, change.after) ?? (isRead ? null : change.takenBackBy);
}
