// SPDX-License-Identifier: MIT
// What a setting of the catalogue is like on a computer, and how it can be told and written there.
import { settings } from '../../../generated/settings';
import type { SettingFacts, SigningConfiguration } from '../computer/facts';
import { auditUpdate } from './audit-update';
import { catalogue, isSigning, type SettingName } from './catalogue';
import { registryText, type Stored, storedAs, type StoredKind, storedKinds } from './signing-state';

type Values = { readonly [S in SettingName]: (typeof settings)[S]['values'] };

/** The words for what is in force of one setting: required or notRequired, on or off. */
export type WordOf<S extends SettingName> = keyof Values[S];

/** The words for what is in force of any setting. */
export type Word = { [S in SettingName]: WordOf<S> }[SettingName];

/** What a setting is like: in force and stored. */
export interface SettingState {
    readonly inForce: Word | 'notReported';
    readonly stored: Stored;
}

/**
 * A state that a write can start from, bring about, and restore. `notReported`: of an audit that this Windows has and does not
 * report, only what is stored can be told.
 */
export interface SettableState {
    readonly inForce: SettingState['inForce'];
    readonly stored: { readonly kind: StoredKind | 'notStored' };
}

/** What is in force and stored of a setting. */
export function settingState(configuration: SigningConfiguration, setting: SettingName): SettingState {
    const now = reportedOf(configuration, setting);
    const isUnknown = now === null || now === undefined;
    const data = isSigning(setting) ? configuration[setting].stored?.required : factsOf(configuration, setting)?.stored;
    return {
        inForce: isUnknown ? 'notReported' : (wordOf(setting, Number(now)) ?? 'notReported'),
        stored: storedAs(data, number => wordOf(setting, number) !== undefined)
    };
}

/** What is stored where this is in force and stored. */
export function asStored(setting: SettingName, word: Word): SettableState['stored'] {
    return { kind: storedKinds[catalogue[setting].values[word] ?? 0] ?? 'notStored' };
}

/** The number that is stored; null: nothing is. */
export function storedNumber({ kind }: SettableState['stored']): number | null {
    return kind === 'notStored' ? null : storedKinds.indexOf(kind);
}

/** The word for what is stored; undefined: nothing is. */
export function storedWord(setting: SettingName, { kind }: SettableState['stored']): Word | undefined {
    return kind === 'notStored' ? undefined : wordOf(setting, storedKinds.indexOf(kind));
}

export function sameState(a: SettingState, b: SettingState): boolean {
    const rawOf = (value: Stored): string | null => (value.kind === 'other' ? value.raw : null);
    return a.inForce === b.inForce && a.stored.kind === b.stored.kind && rawOf(a.stored) === rawOf(b.stored);
}

/** Whether this Windows has a setting, as far as its cmdlets said. */
export function hasSetting(configuration: SigningConfiguration, setting: SettingName): boolean {
    const { direction, reported } = catalogue[setting];
    return reportedOf(configuration, setting) !== undefined && !configuration.notReported.includes(`${direction}.${reported}`);
}

/**
 * How a setting can be told and written. `cmdlet`: this Windows reports it. `registry`: it has it by its build, and only stores
 * it. Else why not.
 */
export type SettingWay = 'cmdlet' | 'registry' | 'settingMissing' | 'updateMissing' | 'policyOnly' | 'notReadByModule';

export function wayOf(configuration: SigningConfiguration, setting: SettingName): SettingWay {
    const { direction, broughtByUpdate } = catalogue[setting];
    // Every Windows has the requirement to sign: where it is not reported, it is not known.
    if (isSigning(setting)) return 'cmdlet';
    const isRead = configuration[direction].settings === null || factsOf(configuration, setting) !== undefined;
    if (hasSetting(configuration, setting)) return isRead ? 'cmdlet' : 'notReadByModule';
    if (!broughtByUpdate) return 'settingMissing';
    if (reportedOf(configuration, setting) === undefined || !isRead) return 'notReadByModule';
    const update = auditUpdate(configuration.computer);
    return update === 'there' ? 'registry' : update === 'missing' ? 'updateMissing' : 'policyOnly';
}

/** Whether a plan may change a setting here, if its state allows it. */
export function isOffered(configuration: SigningConfiguration, setting: SettingName): boolean {
    return ['cmdlet', 'registry'].includes(wayOf(configuration, setting));
}

/** What a policy of administrative templates says of a setting; null: nothing, or not known. */
export function policyOf(configuration: SigningConfiguration, setting: SettingName): string | null {
    const value = factsOf(configuration, setting)?.policy ?? null;
    return value === null ? null : registryText(value);
}

/** Whether an audit is stored as on that the cmdlet does not report: only the registry or a policy may show it. */
export function isOnUnreported(configuration: SigningConfiguration, setting: SettingName): boolean {
    if (!catalogue[setting].broughtByUpdate || hasSetting(configuration, setting)) return false;
    const facts = factsOf(configuration, setting);
    return (facts?.policy ?? facts?.stored) === 1;
}

/** What is in force, as the contract has it; undefined: the module does not read it. */
function reportedOf(configuration: SigningConfiguration, setting: SettingName): boolean | number | null | undefined {
    const { direction, reported } = catalogue[setting];
    const path = (pathOf[reported] ??= reported.split('.'));
    let value: unknown = configuration[direction];
    for (const name of path) value = (value as Bag)[name];
    return value as ReturnType<typeof reportedOf>;
}

const pathOf: Record<string, readonly string[] | undefined> = {};

/** What is stored, and what a policy says; null: could not be read; undefined: the module does not read it. */
export function factsOf(configuration: SigningConfiguration, setting: SettingName): SettingFacts | null | undefined {
    const { direction, facts } = catalogue[setting];
    const bag: object | null = configuration[direction].settings;
    return bag === null || facts === null ? null : ((bag as Bag)[facts] as ReturnType<typeof factsOf>);
}

type Bag = Readonly<Record<string, unknown>>;

function wordOf(setting: SettingName, number: number): Word | undefined {
    const words = (wordsOf[setting] ??= new Map(Object.entries(catalogue[setting].values).map(([word, value]) => [value, word as Word])));
    return words.get(number);
}

const wordsOf: Partial<Record<SettingName, ReadonlyMap<number | undefined, Word>>> = {};
