// SPDX-License-Identifier: MIT
// What names the value of a direction's requirement, and may store it again.
import type { Direction, SigningConfiguration } from '../computer/facts';
import { comesAtEveryRefresh, type Manager, managerOf } from '../policy/managers';
import { type Application, lastApplication } from '../policy/policy-time';
import { storedNumber, type SettableState } from '../settings/setting';
import { dataText, registryText } from '../settings/signing-state';

/** A Group Policy, or what else manages a computer, that names a value. */
export interface ValueOwner {
    readonly by: 'groupPolicy' | Manager;
    /** The name and identifier of the Group Policy object; null of anything else. */
    readonly gpoName: string | null;
    readonly gpoId: string | null;
    /** What it stores: 0 or 1, as a text. */
    readonly value: string;
    /** When policy was applied last: ISO 8601, UTC, by the computer's clock; null: not known. */
    readonly lastApplied: string | null;
    /** What says so; older records do not tell. */
    readonly appliedBy?: Application['by'];
    /** Whether policy stores it again at every refresh, even if no object has changed. */
    readonly everyRefresh: boolean;
}

/** What names the value of a direction's requirement, whichever it names; what wins over the others comes first. */
export function ownersOf(configuration: SigningConfiguration, direction: Direction): readonly ValueOwner[] {
    const { status, gpoName, gpoId, value } = configuration[direction].policy;
    const owners: ValueOwner[] = [];
    if (status === 'found') {
        const everyRefresh = comesAtEveryRefresh(configuration);
        const last = lastApplication(configuration);
        const applied = last ? { lastApplied: last.at, appliedBy: last.by } : { lastApplied: null };
        owners.push({ by: 'groupPolicy', gpoName, gpoId, value: dataText(value), ...applied, everyRefresh });
    }
    const named = managerOf(configuration, direction);
    if (named)
        owners.push({
            by: named.manager,
            gpoName: null,
            gpoId: null,
            value: registryText(named.value),
            lastApplied: null,
            everyRefresh: false
        });
    return owners;
}

/** The first that names another value than this one; null: none does. */
export function namesAnother(owners: readonly ValueOwner[], { stored }: SettableState): ValueOwner | null {
    const number = storedNumber(stored);
    return owners.find(owner => owner.value !== (number === null ? null : String(number))) ?? null;
}
