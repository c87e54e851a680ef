// SPDX-License-Identifier: MIT
// What a reading found of a computer, as a record keeps it: its states, and what names them.
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
    /** Until when, by the computer's clock, looks had found all as the record left it; missing: no look between did. */
    readonly soUntil?: string | undefined;
    /** Those that this Windows has; each has the requirement to sign. */
    readonly settings: Readonly<Record<Direction, SettingState> & Partial<Record<SettingName, SettingState>>>;
    /** What names the requirement of each direction. */
    readonly named: Readonly<Record<Direction, Naming>>;
}

/** What names a value, whichever it names. */
export interface Naming {
    readonly owners: readonly ValueOwner[];
    /** Whether policy, and what the others left, was read. Neither, in records of earlier versions. */
    readonly policyRead: boolean;
    readonly managersRead: boolean;
}

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

/** What was found of the setting of a change; undefined: nothing. */
export function foundOf(found: Found, { setting }: PlannedChange): SettingState | undefined {
    return found.settings[setting];
}

export function isFound(found: Found, change: PlannedChange, state: PlannedChange['after']): boolean {
    const now = foundOf(found, change);
    return now !== undefined && sameState(now, state);
}

/** Whether anything that was reported is otherwise: what was not reported may be as it should. */
export function isFoundOtherwise(found: Found, change: PlannedChange): boolean {
    const now = foundOf(found, change);
    if (!now) return false;
    const { inForce, stored } = change.after;
    return !sameState(
        { inForce: now.inForce === 'notReported' ? inForce : now.inForce, stored: now.stored.kind === 'notReported' ? stored : now.stored },
        change.after
    );
}

/**
 * What stores another value than a change did, or may, by what was read then. Only where that could not be read it is what
 * the plan knew. Null: nothing does.
 */
export function ownerThen(found: Found, change: PlannedChange): ValueOwner | null {
    // Of another setting nothing that stores it again is known.
    if (!isSigning(change.setting)) return null;
    const { owners, policyRead, managersRead } = found.named[change.setting];
    const isRead = change.takenBackBy?.by === 'groupPolicy' ? policyRead : managersRead;
    return namesAnother(owners, change.after) ?? (isRead ? null : change.takenBackBy);
}
