// SPDX-License-Identifier: MIT
// What a click would write: made from what was read, and from what is wanted of each setting.
import { contractVersion, type Direction, type SigningConfiguration } from '../computer/facts';
import { defaultOf } from '../computer/windows-defaults';
import { isAzureLocal, managerOf } from '../policy/managers';
import { catalogue, directionOf, isSigning, type SettingName, settingNames } from '../settings/catalogue';
import {
    asStored,
    policyOf,
    sameState,
    type SettableState,
    type SettingState,
    settingState,
    storedWord,
    wayOf,
    type Word,
    type WordOf
} from '../settings/setting';
import { namesAnother, ownersOf, type ValueOwner } from './owners';

/** What an administrator can aim at: a value, or, where Windows has a default of its own, that. */
export type TargetOf<S extends SettingName> = WordOf<S> | (S extends Direction ? 'windowsDefault' : never);

/** The same of the requirement to sign. */
export type Target = TargetOf<Direction>;

/** The settings that are decided on: by a target, or, for an undo, by the state to restore. One left out is left alone. */
export type Wanted = { readonly [S in SettingName]?: TargetOf<S> | SettableState };

/** One write: what the computer must still be like, and what it shall be like afterwards. */
export interface PlannedChange {
    readonly setting: SettingName;
    readonly direction: Direction;
    readonly before: SettableState;
    readonly after: SettableState;
    /**
     * What stores another value again, or may; null: as far as can be seen it lasts. So far only of the requirement to sign: a
     * policy of administrative templates stores nothing again, it wins all the time.
     */
    readonly takenBackBy: ValueOwner | null;
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

/** Why a wanted change of a setting beside signing is not offered, the most telling first. */
export const settingBlockers = [
    /** A policy names the setting, and wins over what is stored. */
    'policyWins',
    /** The update that brings the audit is not there. */
    'updateMissing',
    /** Whether this Windows has the audit is not known; only a policy is sure to be the place for it. */
    'policyOnly',
    /** The endpoint's module does not read the setting. */
    'notReadByModule',
    /** This Windows does not have the setting. */
    'settingMissing'
] as const;

/** Why a wanted change is not offered. */
export type BlockerReason =
    | SigningBlocker
    | (typeof settingBlockers)[number]
    /** Only an undo may go back to that. */
    | 'notOffered';

export interface Blocker {
    readonly setting: SettingName;
    readonly direction: Direction;
    readonly reason: BlockerReason;
}

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
    for (const setting of settingNames) {
        const target = wanted[setting];
        if (!target) continue;
        const direction = directionOf(setting);
        const change = isOutdated ? 'moduleOutdated' : planFor(configuration, setting, target);
        if (typeof change === 'string') blockers.push({ setting, direction, reason: change });
        else if (change) changes.push({ setting, direction, ...change });
    }
    return { changes, blockers };
}

/** Whether a change takes the requirement to sign away. */
export function weakens({ setting, before, after }: PlannedChange): boolean {
    return isSigning(setting) && before.inForce === 'required' && after.inForce === 'notRequired';
}

/** Whether a change makes signing required that is not now. */
export function tightens({ setting, before, after }: PlannedChange): boolean {
    return isSigning(setting) && before.inForce === 'notRequired' && after.inForce === 'required';
}

/** Whether a change takes a setting beside signing to its less safe side. */
export function loosens({ setting, before, after }: Pick<PlannedChange, 'setting' | 'before' | 'after'>): boolean {
    const { safer, values } = catalogue[setting];
    const [was, will] = [values[before.inForce], values[after.inForce]];
    if (safer === null || was === undefined || will === undefined) return false;
    return safer === 'high' ? will < was : will > was;
}

/** Whether a change makes a domain controller, or what may be one, accept connections that are not signed. */
export function opensDomainController(change: PlannedChange, { computer }: SigningConfiguration): boolean {
    const isOther = computer.productType === 'server' || computer.productType === 'workstation';
    return change.setting === 'inbound' && !isOther && weakens(change);
}

type Change = Pick<PlannedChange, 'before' | 'after' | 'takenBackBy'>;

/** Null: nothing needs to be written. */
function planFor(
    configuration: SigningConfiguration,
    setting: SettingName,
    target: Word | 'windowsDefault' | SettableState
): Change | BlockerReason | null {
    const way = wayOf(configuration, setting);
    if (way === 'registry') return planStored(configuration, setting, target);
    if (way !== 'cmdlet') return way;
    if (typeof target === 'string' && target !== 'windowsDefault' && !catalogue[setting].offered.includes(target)) return 'notOffered';
    // A state that was recorded when this Windows did not report the setting yet is aimed at by what was stored.
    const isUnreported = typeof target !== 'string' && target.inForce === 'notReported';
    const aim = isUnreported ? (storedWord(setting, target.stored) ?? 'off') : target;
    const before = settable(settingState(configuration, setting));
    const after = typeof aim === 'string' ? goalOf(configuration, setting, aim) : aim;
    if (typeof before === 'string') return before;
    if (typeof after === 'string') return after;
    if (sameState(before, after)) return null;
    if (isMixed(setting, after)) return 'mixedState';
    const owner = removalBlocker(configuration, setting, before, after);
    if (owner) return owner;
    if (typeof aim === 'string' && isAsGood(setting, before, aim, after)) return null;
    if (policyOf(configuration, setting) !== null) return 'policyWins';
    return { before, after, takenBackBy: isSigning(setting) ? namesAnother(ownersOf(configuration, setting), after) : null };
}

/**
 * Of what is only stored. With no value there the server keeps what it had, so off is a stored 0, an undo of switching on
 * included.
 */
function planStored(
    configuration: SigningConfiguration,
    setting: SettingName,
    target: Word | 'windowsDefault' | SettableState
): Change | BlockerReason | null {
    const before = settable({ ...settingState(configuration, setting), inForce: 'off' });
    if (typeof before === 'string') return before;
    const isOn = typeof target === 'string' ? target === 'on' : target.stored.kind === 'one';
    const policy = policyOf(configuration, setting);
    if (policy !== null) return (policy === '1') === isOn ? null : 'policyWins';
    if ((before.stored.kind === 'one') === isOn) return null;
    const inForce = 'notReported' as const;
    return { before: { ...before, inForce }, after: { inForce, stored: asStored(setting, isOn ? 'on' : 'off') }, takenBackBy: null };
}

function settable({ inForce, stored: { kind } }: SettingState): SettableState | SigningBlocker {
    if (inForce === 'notReported') return 'inForceNotReported';
    if (kind === 'notReported') return 'storedUnreadable';
    return kind === 'other' ? 'storedOdd' : { inForce, stored: { kind } };
}

/** The state that a target stands for. */
function goalOf(
    configuration: SigningConfiguration,
    setting: SettingName,
    target: Word | 'windowsDefault'
): SettableState | SigningBlocker {
    if (target !== 'windowsDefault') return { inForce: target, stored: asStored(setting, target) };
    if (isAzureLocal(configuration.computer)) return 'azureLocal';
    const byDefault = defaultOf(configuration.computer, directionOf(setting));
    if (byDefault === 'unknown') return 'defaultUnknown';
    return byDefault === 'sourcesDisagree' ? 'sourcesDisagree' : { inForce: byDefault, stored: { kind: 'notStored' } };
}

/** Whether another value is in force than is stored, in a state to restore: no command makes that. */
export function isMixed(setting: SettingName, { inForce, stored }: SettableState): boolean {
    return inForce !== 'notReported' && stored.kind !== 'notStored' && storedWord(setting, stored) !== inForce;
}

/** What would store a value again that is to be removed. */
function removalBlocker(
    configuration: SigningConfiguration,
    setting: SettingName,
    before: SettableState,
    after: SettableState
): SigningBlocker | null {
    if (!isSigning(setting) || after.stored.kind !== 'notStored' || before.stored.kind === 'notStored') return null;
    if (configuration[setting].policy.status === 'found') return 'policyOwned';
    return managerOf(configuration, setting) ? 'managerOwned' : null;
}

/**
 * Whether a target is reached without a write, though something else is stored than it stands for. Windows' default is compared
 * by value: a stored 0 where the default is 0 is good. A setting without such a default is good where nothing is stored.
 */
function isAsGood(setting: SettingName, before: SettableState, target: string, after: SettableState): boolean {
    if (before.inForce !== after.inForce) return false;
    if (target === 'windowsDefault') return storedWord(setting, before.stored) === after.inForce;
    return !catalogue[setting].windowsDefault && before.stored.kind === 'notStored';
}
