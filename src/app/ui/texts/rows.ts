// SPDX-License-Identifier: MIT
// What the cards say: rows of a term, its value, and what there is to say about it.
import {
    type Direction,
    NOT_BY_THIS_MODULE,
    NOT_UNDERSTOOD,
    type SigningConfiguration,
    type UnavailablePart
} from '../../domain/computer/facts';
import type { Blocker, PlannedChange } from '../../domain/change/plan';
import { comesAtEveryRefresh, managerOf, unnamedManagers } from '../../domain/policy/managers';
import { lacking, oldestBuilds, prerequisite } from '../../domain/computer/prerequisites';
import { buildNumber } from '../../domain/computer/windows-name';
import { clockNow, comesBack, lastApplication } from '../../domain/policy/policy-time';
import { setBy, SetBy } from '../../domain/policy/set-by';
import { isSigning, type SettingName } from '../../domain/settings/catalogue';
import type { SettingState } from '../../domain/settings/setting';
import { inForce, registryText, signingState, stored, Stored } from '../../domain/settings/signing-state';
import { defaultOf, requiredByDomainControllersPolicy, windowsDefault } from '../../domain/computer/windows-defaults';
import { format, Strings } from '../../strings/strings';
import { clockTexts, comesBackWhen, computerTime, lastAppliedText, zoneTexts } from './policy-time';
import { timeText } from './date-time';

export interface Row {
    readonly term: string;
    /** Empty: the notes say it all, or `values` do. */
    readonly value: string;
    /** Where there is more than one, each for what it names. */
    readonly values?: readonly string[];
    readonly notes: readonly string[];
}

export interface CardView {
    readonly id: string;
    readonly title: string;
    /** What stands below the title; empty: nothing. */
    readonly hint: string;
    readonly rows: readonly Row[];
}

/**
 * A direction as its card shows it.
 * @param readAt when it was read, by the browser's clock
 * @param storedHere when what is stored was stored from here, see `storedHere`
 */
export function directionCard(
    configuration: SigningConfiguration,
    direction: Direction,
    strings: Strings,
    readAt: Date | null = null,
    storedHere: string | null = null
): CardView {
    return {
        id: direction,
        title: strings.Direction[direction],
        hint: strings.DirectionHint[direction],
        rows: directionRows(configuration, direction, strings, readAt, storedHere)
    };
}

/** What the computer is, and what of the preview it lacks. @param readAt when it was read, by the browser's clock */
export function aboutCard(configuration: SigningConfiguration, strings: Strings, readAt: Date | null = null): CardView {
    return { id: 'about', title: strings.About.Title, hint: '', rows: aboutRows(configuration, strings, readAt) };
}

/** The signing state as a sentence. A computer that does not accept connections still has an outbound state. */
export function stateSentence(configuration: SigningConfiguration, { State, StateNotAccepting }: Strings): string {
    const state = signingState(configuration);
    return state === 'notAccepting' ? StateNotAccepting[inForce(configuration.outbound)] : State[state];
}

/** A part of the reading in plain words; one that this version does not know stands under its own name. */
function partTitle(what: string, strings: Strings): string {
    const titles: Readonly<Record<string, string>> = strings.Part;
    return titles[what.replace('.', '')] ?? what;
}

/** The same for a part that is named by its place in the answer, with the place in words. */
export function titleOf({ what, errorId }: UnavailablePart, strings: Strings): string {
    const title = partTitle(what, strings);
    if (errorId !== NOT_UNDERSTOOD || title !== what) return title;
    const names: Readonly<Record<string, string>> = strings.Direction;
    const words = what.split('.').map((name, index) => {
        if (/^\d+$/.test(name)) return format(strings.Page.PartEntry, Number(name) + 1);
        return (index === 0 && names[name]) || name.replace(/[A-Z]+/g, capitals => ` ${capitals.toLowerCase()}`);
    });
    return words.join(' \u203a ');
}

/** Why a part could not be read, or not whole: in the computer's words, or in ours where a list was too long. */
export function partMessage({ entries, errorId, message, raw }: UnavailablePart, { Page }: Strings): string {
    if (errorId === NOT_BY_THIS_MODULE) return Page.UpdateModule;
    if (errorId === NOT_UNDERSTOOD && raw !== undefined) return raw === '' ? Page.PartMissing : format(Page.NotUnderstood, raw);
    return entries ? format(Page.FirstOnly, entries.kept, entries.of) : message;
}

function directionRows(
    configuration: SigningConfiguration,
    direction: Direction,
    strings: Strings,
    readAt: Date | null,
    storedHere: string | null
): Row[] {
    const facts = configuration[direction];
    const { Term } = strings;
    const isOff = direction === 'inbound' && signingState(configuration) === 'notAccepting';
    return [
        { term: Term.InForce, value: strings.InForce[inForce(facts)], notes: isOff ? [strings.InForce.notAccepting] : [] },
        { term: Term.Stored, value: storedText(stored(facts), strings), notes: [] },
        { term: Term.SetBy, ...setByRow(configuration, direction, strings, readAt, storedHere) },
        { term: Term.WindowsDefault, ...defaultRow(configuration, direction, strings) }
    ];
}

export function storedText(value: Stored, strings: Strings): string {
    return value.kind === 'other' ? format(strings.Stored.other, value.raw) : strings.Stored[value.kind];
}

/** What is in force and stored, in one. */
export function stateText({ inForce: now, stored: value }: SettingState, strings: Strings): string {
    return format(strings.Both[value.kind], strings.InForce[now], value.kind === 'other' ? value.raw : '');
}

/** What a change or a blocker is about, in short: a direction, or a setting beside signing. */
export function subjectText({ setting }: PlannedChange | Blocker, strings: Strings): string {
    return isSigning(setting) ? strings.DirectionShort[setting] : strings.Setting[setting];
}

/** The same where it is a heading: a direction in full. */
export function titleText({ setting }: { readonly setting: SettingName }, strings: Strings): string {
    return isSigning(setting) ? strings.Direction[setting] : strings.Setting[setting];
}

function aboutRows(configuration: SigningConfiguration, strings: Strings, readAt: Date | null): Row[] {
    const { About, Role } = strings;
    const { computer } = configuration;
    const missing = lacking(configuration);
    const clock = [...clockTexts(configuration.collectedAt, readAt, strings), ...zoneTexts(configuration, strings)];
    return [
        { term: About.Windows, value: windowsText(configuration, strings), notes: windowsNotes(configuration, strings) },
        { term: About.Role, value: computer.productType === null ? About.Unknown : Role[computer.productType], notes: [] },
        ...(computer.cluster ? [{ term: About.Cluster, value: computer.cluster, notes: [About.ClusterNote] }] : []),
        { term: About.LastPolicy, value: lastPolicyText(configuration, strings), notes: [] },
        ...(clock.length === 0 ? [] : [{ term: About.Clock, value: '', notes: clock }]),
        ...(missing.length === 0 ? [] : [{ term: About.Lacks, value: '', notes: missing.map(one => lackText(one, strings)) }])
    ];
}

function setByRow(
    configuration: SigningConfiguration,
    direction: Direction,
    strings: Strings,
    readAt: Date | null,
    storedHere: string | null
): Omit<Row, 'term'> {
    const by = setBy(configuration, direction);
    const { policy } = configuration[direction];
    const { SetBy: texts, Join, Manager } = strings;
    const row = by.kind === 'notStored' && isOtherThanDefault(configuration, direction) ? notStoredOther(strings) : setByText(by, strings);
    const fromPolicy = by.kind === 'groupPolicy' || by.kind === 'policyConflict';
    const named = managerOf(configuration, direction);
    const isOwn = storedHere !== null && (by.kind === 'differs' || by.kind === 'equalsDefault');
    return {
        value: row.value,
        notes: [
            ...(isOwn ? [format(texts.storedHere, timeText(storedHere))] : []),
            ...row.notes.filter(note => !isOwn || note !== texts.differsNote),
            ...(fromPolicy && by.gpoId !== null ? [format(texts.policyId, by.gpoId)] : []),
            ...(fromPolicy ? policyNotes(configuration, strings, readAt) : []),
            ...(by.kind === 'unknown' && policy.history?.length
                ? [format(texts.history, policy.history.map(one => one.name || one.id).join(Join.List))]
                : []),
            ...(named && named.manager !== by.kind ? [format(texts.alsoSays, Manager[named.manager], registryText(named.value))] : []),
            ...unnamedManagers(configuration, direction).map(one => strings.UnnamedManager[one])
        ]
    };
}

/** Whether something else than Windows' default is in force; false where that is not known. */
function isOtherThanDefault(configuration: SigningConfiguration, direction: Direction): boolean {
    const now = inForce(configuration[direction]);
    const byDefault = defaultOf(configuration.computer, direction);
    return now !== 'notReported' && (byDefault === 'required' || byDefault === 'notRequired') && now !== byDefault;
}

function notStoredOther({ SetBy: texts }: Strings): Omit<Row, 'term'> {
    return { value: texts.notStoredOther, notes: [texts.notStoredNote] };
}

/** When policy was applied last, and when it puts another value back. */
function policyNotes(configuration: SigningConfiguration, strings: Strings, readAt: Date | null): string[] {
    const { SetBy: texts } = strings;
    const last = lastApplication(configuration);
    const back = comesBack(comesAtEveryRefresh(configuration), last, clockNow(configuration, readAt));
    const when = comesBackWhen(back, configuration.utcOffset, strings);
    return [
        lastAppliedText(last, configuration.utcOffset, strings),
        back.kind === 'everyRefresh' ? texts.comesBackAtOnce : format(texts.comesBack, when)
    ];
}

/** Who set a direction. */
export function setByText(by: SetBy, { Manager, SetBy: texts, UnknownReason }: Strings): Omit<Row, 'term'> {
    switch (by.kind) {
        case 'groupPolicy':
            return { value: by.gpoName === null ? texts.groupPolicyUnnamed : format(texts.groupPolicy, by.gpoName), notes: [] };
        case 'policyConflict': {
            const storedValue = by.storedValue ?? texts.nothing;
            const note =
                by.gpoName === null
                    ? format(texts.policyConflictUnnamed, by.policyValue, storedValue)
                    : format(texts.policyConflictNote, by.gpoName, by.policyValue, storedValue);
            return { value: texts.policyConflict, notes: [note] };
        }
        case 'osConfig':
        case 'azureLocal':
        case 'mdm': {
            const conflict = format(texts.managerConflict, by.managerValue, by.storedValue ?? texts.nothing);
            return { value: Manager[by.kind], notes: [...(by.agrees ? [] : [conflict]), texts.managerNote] };
        }
        case 'differs':
            return { value: texts.differs, notes: [texts.differsNote, texts.noTrace] };
        case 'equalsDefault':
            return { value: texts.equalsDefault, notes: [texts.noTrace] };
        case 'notStored':
            return { value: texts.notStored, notes: [] };
        case 'unknown':
            return { value: format(texts.unknown, UnknownReason[by.reason]), notes: by.words === null ? [] : [by.words] };
    }
}

function defaultRow({ computer }: SigningConfiguration, direction: Direction, { Default }: Strings): Omit<Row, 'term'> {
    const { requirement, source, license, confirmed } = windowsDefault(computer, direction);
    const licensed = license && (license.value === null ? Default.licenseUnnamed : Default.license);
    return {
        value: Default[requirement],
        notes: [
            ...(requiredByDomainControllersPolicy(computer, direction) ? [Default.domainControllers] : []),
            ...(source !== null && !confirmed ? [Default.unconfirmed] : []),
            ...(licensed ? [format(licensed, license.name, license.value ?? '')] : []),
            ...(source === null ? [] : [format(Default.source, source)])
        ]
    };
}

function windowsText({ computer }: SigningConfiguration, { About }: Strings): string {
    const name = computer.caption?.trim() || About.UnknownEdition;
    const build = buildNumber(computer);
    return build === null ? name : format(About.Build, name, build);
}

function windowsNotes({ computer }: SigningConfiguration, { About }: Strings): string[] {
    switch (prerequisite(computer)) {
        case 'below':
            return [format(About.Below, String(oldestBuilds.client), String(oldestBuilds.server))];
        case 'preview':
            return [About.Newer, About.PreviewNotice];
        case 'released':
        case 'unknown':
            return [];
    }
}

function lackText({ capability, onlyIn }: ReturnType<typeof lacking>[number], { Capability, About, DirectionShort }: Strings): string {
    return onlyIn === null ? Capability[capability] : format(About.OnlyIn, Capability[capability], DirectionShort[onlyIn]);
}

/** "None" only where every part of the policy was read and nothing was found. */
function lastPolicyText(configuration: SigningConfiguration, { About }: Strings): string {
    const { outbound, inbound, unavailable, utcOffset } = configuration;
    const last = lastApplication(configuration);
    if (last) return format(last.by === 'event' ? About.ByEvent : About.ByRsop, computerTime(last.at, utcOffset));
    const isNone = [outbound, inbound].every(({ policy }) => policy.status === 'none');
    return isNone && !unavailable.some(part => part.what.startsWith('policy')) ? About.NoPolicy : About.Unknown;
}
