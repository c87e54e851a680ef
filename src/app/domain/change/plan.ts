// SPDX-License-Identifier: MIT
import { contractVersion, type Direction, directions, type SigningConfiguration } from '../computer/facts';
import { comesAtEveryRefresh, isAzureLocal, type Manager, managerOf } from '../policy/managers';
import { type Application, lastApplication } from '../policy/policy-time';
import {
    directionOf,
    planSetting,
    type SettableSetting,
    type SettingBlocker,
    type SettingName,
    settingNames,
    type SettingState,
    settingState,
    type SettingTarget
} from '../settings/setting';
import { dataText, type InForce, inForce, registryText, type Stored, stored } from '../settings/signing-state';
import { defaultOf } from '../computer/windows-defaults';

/** What an administrator can aim at in one direction. */
export type Target = 'required' | 'notRequired' | 'windowsDefault';

/** What a direction is like: in force and stored. */
export interface DirectionState {
    readonly inForce: InForce;
    readonly stored: Stored;
}

/** A state that a write can start from, bring about, and restore. */
export interface SettableState {
    readonly inForce: 'required' | 'notRequired';
    readonly stored: { readonly kind: 'one' | 'zero' | 'notStored' };
}

/** What a change is about: a direction means its signing requirement. */
export type ChangeSubject = Direction | SettingName;

/**
 * The directions and settings that are decided on: by a target, or, for an undo, by the state to restore. One left out is
 * left alone.
 */
export type Wanted = Readonly<
    Partial<Record<Direction, Target | SettableState>> & Partial<Record<SettingName, SettingTarget | SettableSetting>>
>;

/** One write: what the computer must still be like, and what it shall be like afterwards. */
export type PlannedChange = SigningChange | SettingChange;

/** One write of a direction's signing requirement. */
export interface SigningChange {
    readonly direction: Direction;
    readonly before: SettableState;
    readonly after: SettableState;
    /** What stores another value again, or may; null: as far as can be seen it lasts. */
    readonly takenBackBy: ValueOwner | null;
}

/** One write of a setting beside signing. */
export interface SettingChange {
    readonly setting: SettingName;
    readonly direction: Direction;
    readonly before: SettableSetting;
    readonly after: SettableSetting;
    /** Null so far: a policy of administrative templates stores nothing again, it wins all the time. */
    readonly takenBackBy: ValueOwner | null;
}

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

/** Why a wanted change of a signing requirement is not offered. */
export const signingBlockers = [
    /** The result could not be checked. */
    'inForceNotReported',
    /** The stored value could not be read, so the state before could not be recorded. */
    'storedUnreadable',
    /** The stored value is neither 0 nor 1: no undo could restore it. */
    'storedOdd',
    /** What Windows does by default is not known, or the sources disagree. */
    'defaultUnknown',
    'sourcesDisagree',
    /** A policy would store the value again. */
    'policyOwned',
    /** OSConfig, Azure Local or device management may store the value again. */
    'managerOwned',
    /** Windows' default, on Azure Local: Microsoft's baseline takes its place. */
    'azureLocal',
    /** The state to restore had another value in force than stored: no command makes that. */
    'mixedState',
    /** The endpoint's module cannot tell whether it is on the computer that the plan saw. */
    'moduleOutdated'
] as const;
export type SigningBlocker = (typeof signingBlockers)[number];

/** Why a wanted change is not offered. */
export type BlockerReason = SigningBlocker | SettingBlocker;

export type Blocker =
    | { readonly direction: Direction; readonly reason: SigningBlocker }
    | { readonly direction: Direction; readonly setting: SettingName; readonly reason: BlockerReason };

/** The exact changes that a click makes. Nothing is written without one. */
export interface Plan {
    readonly changes: readonly PlannedChange[];
    readonly blockers: readonly Blocker[];
}

/** Makes the plan that takes a computer from what was read to what is wanted. What needs no change is left out. */
export function makePlan(configuration: SigningConfiguration, wanted: Wanted): Plan {
    const changes: PlannedChange[] = [];
    const blockers: Blocker[] = [];
    const isOutdated = configuration.contract !== contractVersion;
    for (const direction of directions) {
        const target = wanted[direction];
        if (!target) continue;
        const change = isOutdated ? 'moduleOutdated' : planFor(configuration, direction, target);
        if (typeof change === 'string') blockers.push({ direction, reason: change });
        else if (change) changes.push(change);
    }
    for (const setting of settingNames) {
        const target = wanted[setting];
        if (!target) continue;
        const direction = directionOf(setting);
        const change = isOutdated ? 'moduleOutdated' : planSetting(configuration, setting, target);
        if (typeof change === 'string') blockers.push({ direction, setting, reason: change });
        else if (change) changes.push({ setting, direction, ...change, takenBackBy: null });
    }
    return { changes, blockers };
}

export function directionState(configuration: SigningConfiguration, direction: Direction): DirectionState {
    const facts = configuration[direction];
    return { inForce: inForce(facts), stored: stored(facts) };
}

/** Whether a change or a blocker is about a setting beside signing. */
export function isSetting<T extends PlannedChange | Blocker>(one: T): one is Extract<T, { readonly setting: SettingName }> {
    return 'setting' in one;
}

export function subjectOf(change: PlannedChange): ChangeSubject {
    return isSetting(change) ? change.setting : change.direction;
}

/** What the subject of a change is like now. */
export function stateNow(configuration: SigningConfiguration, change: PlannedChange): DirectionState | SettingState {
    return isSetting(change) ? settingState(configuration, change.setting) : directionState(configuration, change.direction);
}

export function sameState(a: DirectionState | SettingState, b: DirectionState | SettingState): boolean {
    return a.inForce === b.inForce && a.stored.kind === b.stored.kind && rawOf(a.stored) === rawOf(b.stored);
}

/** Whether a change takes the requirement to sign away. */
export function weakens({ before, after }: PlannedChange): boolean {
    return before.inForce === 'required' && after.inForce === 'notRequired';
}

/** Whether a change makes a domain controller, or what may be one, accept connections that are not signed. */
export function opensDomainController(change: PlannedChange, { computer }: SigningConfiguration): boolean {
    const isOther = computer.productType === 'server' || computer.productType === 'workstation';
    return !isSetting(change) && change.direction === 'inbound' && !isOther && weakens(change);
}

/** Null: nothing has to change. */
function planFor(
    configuration: SigningConfiguration,
    direction: Direction,
    target: Target | SettableState
): SigningChange | SigningBlocker | null {
    const before = settable(directionState(configuration, direction));
    const after = typeof target === 'string' ? goalOf(configuration, direction, target) : restorable(target);
    if (typeof before === 'string') return before;
    if (typeof after === 'string') return after;
    const removes = after.stored.kind === 'notStored' && before.stored.kind !== 'notStored';
    if (removes && configuration[direction].policy.status === 'found') return 'policyOwned';
    if (removes && managerOf(configuration, direction)) return 'managerOwned';
    return isAlreadySo(before, target, after)
        ? null
        : { direction, before, after, takenBackBy: namesAnother(ownersOf(configuration, direction), after) };
}

/** Everything that names a value for a direction's requirement, whatever the value; what wins over the others comes first. */
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
    const value = { one: '1', zero: '0', notStored: null }[stored.kind];
    return owners.find(owner => owner.value !== value) ?? null;
}

function settable({ inForce: now, stored: { kind } }: DirectionState): SettableState | SigningBlocker {
    if (now === 'notReported') return 'inForceNotReported';
    if (kind === 'notReported') return 'storedUnreadable';
    return kind === 'other' ? 'storedOdd' : { inForce: now, stored: { kind } };
}

function goalOf(configuration: SigningConfiguration, direction: Direction, target: Target): SettableState | SigningBlocker {
    if (target !== 'windowsDefault') return { inForce: target, stored: { kind: asStored(target) } };
    if (isAzureLocal(configuration.computer)) return 'azureLocal';
    const byDefault = defaultOf(configuration.computer, direction);
    if (byDefault === 'unknown') return 'defaultUnknown';
    return byDefault === 'sourcesDisagree' ? 'sourcesDisagree' : { inForce: byDefault, stored: { kind: 'notStored' } };
}

function restorable(recorded: SettableState): SettableState | SigningBlocker {
    const { kind } = recorded.stored;
    return kind === 'notStored' || kind === asStored(recorded.inForce) ? recorded : 'mixedState';
}

/** Windows' default is compared by value: a stored 0 where the default is 0 is already so. */
function isAlreadySo(before: SettableState, target: Target | SettableState, after: SettableState): boolean {
    if (sameState(before, after)) return true;
    return target === 'windowsDefault' && before.inForce === after.inForce && before.stored.kind === asStored(after.inForce);
}

function asStored(inForceValue: SettableState['inForce']): 'one' | 'zero' {
    return inForceValue === 'required' ? 'one' : 'zero';
}

function rawOf(value: Stored): string | null {
    return value.kind === 'other' ? value.raw : null;
}
