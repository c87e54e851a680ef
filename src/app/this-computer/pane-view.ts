// SPDX-License-Identifier: MIT
import type { ChangeState } from '../change/changes';
import { Direction, directions, SigningConfiguration } from '../domain/facts';
import type { Failure } from '../domain/outcome';
import type { DirectionState } from '../domain/plan';
import { setBy, SetBy } from '../domain/set-by';
import { inForce, signingState, SigningState, stored, Stored } from '../domain/signing-state';
import { windowsDefault } from '../domain/windows-defaults';
import { format, Strings } from '../strings/strings';
import type { OpenPanel, PaneState } from './pane';

/** The pane as the template shows it: texts only. */
export interface PaneView {
    readonly computer: string;
    /** Whether a reading or a change is under way. */
    readonly busy: boolean;
    readonly canChange: boolean;
    /** What is announced of the reading. */
    readonly status: string;
    readonly failure: Failure | null;
    readonly reading: ReadingView | null;
    readonly change: ChangeState;
    /** The change as the page shows it: none while the panel that asked for it does. */
    readonly shownChange: ChangeState;
    readonly panel: OpenPanel;
    /** Whether the change can be looked at again; a failed reading has a button of its own for that. */
    readonly canRecheck: boolean;
}

export interface ReadingView {
    readonly configuration: SigningConfiguration;
    readonly icon: string;
    readonly sentence: string;
    readonly detail: string;
    readonly cards: readonly DirectionView[];
    readonly unavailable: readonly { readonly title: string; readonly message: string; readonly code: string }[];
}

export interface DirectionView {
    readonly direction: Direction;
    readonly title: string;
    readonly hint: string;
    readonly rows: readonly Row[];
}

/** A term, its value, and what there is to say about it. */
export interface Row {
    readonly term: string;
    readonly value: string;
    readonly notes: readonly string[];
}

export function paneView(state: PaneState, change: ChangeState, panel: OpenPanel, strings: Strings): PaneView {
    const running = change.kind === 'running';
    const panelShowsIt = panel.kind === 'change' || panel.kind === 'undo';
    const view = {
        computer: state.computer,
        busy: running || state.kind === 'reading',
        canChange: !running && state.kind === 'read',
        change,
        shownChange: panelShowsIt ? none : change,
        panel,
        canRecheck: change.kind === 'ended' && state.kind !== 'failed',
        failure: null
    };
    switch (state.kind) {
        case 'reading':
            return {
                ...view,
                status: format(state.slow ? strings.Page.StillWaiting : strings.Page.Reading, state.computer),
                reading: state.previous && readingView(state.previous.configuration, strings)
            };
        case 'failed':
            return { ...view, status: '', failure: state.failure, reading: null };
        case 'read':
            return {
                ...view,
                status: format(strings.Page.ReadAt, state.computer, state.reading.readAt.toLocaleTimeString()),
                reading: readingView(state.reading.configuration, strings)
            };
    }
}

const none: ChangeState = { kind: 'none' };

const icons: Readonly<Record<SigningState, string>> = {
    both: 'sme-icon-lock',
    outboundOnly: 'sme-icon-unlock',
    inboundOnly: 'sme-icon-unlock',
    neither: 'sme-icon-unlock',
    unknown: 'sme-icon-unknown',
    notAccepting: 'sme-icon-blocked'
};

export function storedText(value: Stored, strings: Strings): string {
    return value.kind === 'other' ? format(strings.Stored.other, value.raw) : strings.Stored[value.kind];
}

/** What is in force and stored, in one. */
export function stateText({ inForce: now, stored: value }: DirectionState, strings: Strings): string {
    return format(strings.Both[value.kind], strings.InForce[now], value.kind === 'other' ? value.raw : '');
}

function readingView(configuration: SigningConfiguration, strings: Strings): ReadingView {
    const state = signingState(configuration);
    return {
        configuration,
        icon: icons[state],
        sentence: strings.State[state],
        detail: strings.StateDetail[state],
        cards: directions.map(direction => directionView(configuration, direction, strings)),
        unavailable: configuration.unavailable.map(part => ({
            title: partTitle(part.what, strings),
            message: part.message,
            code: format(strings.Page.ErrorCode, part.errorId.split(',')[0] ?? '')
        }))
    };
}

function directionView(configuration: SigningConfiguration, direction: Direction, strings: Strings): DirectionView {
    const facts = configuration[direction];
    const { Term } = strings;
    return {
        direction,
        title: strings.Direction[direction],
        hint: strings.DirectionHint[direction],
        rows: [
            { term: Term.InForce, value: strings.InForce[inForce(facts)], notes: [] },
            { term: Term.Stored, value: storedText(stored(facts), strings), notes: [] },
            { term: Term.SetBy, ...setByText(setBy(configuration, direction), strings) },
            { term: Term.WindowsDefault, ...defaultText(configuration, direction, strings) }
        ]
    };
}

function setByText(by: SetBy, { SetBy: texts, UnknownReason }: Strings): Omit<Row, 'term'> {
    switch (by.kind) {
        case 'groupPolicy':
            return { value: by.gpoName === null ? texts.groupPolicyUnnamed : format(texts.groupPolicy, by.gpoName), notes: [] };
        case 'policyConflict':
            return {
                value: texts.policyConflict,
                notes: [
                    by.gpoName === null
                        ? format(texts.policyConflictUnnamedNote, by.policyValue, by.storedValue ?? texts.nothing)
                        : format(texts.policyConflictNote, by.gpoName, by.policyValue, by.storedValue ?? texts.nothing)
                ]
            };
        case 'differs':
            return { value: texts.differs, notes: [texts.differsNote] };
        case 'equalsDefault':
        case 'notStored':
            return { value: texts[by.kind], notes: [] };
        case 'unknown':
            return { value: format(texts.unknown, UnknownReason[by.reason]), notes: by.words === null ? [] : [by.words] };
    }
}

function defaultText({ computer }: SigningConfiguration, direction: Direction, { Default }: Strings): Omit<Row, 'term'> {
    const byDefault = windowsDefault(computer);
    return {
        value: Default[byDefault[direction]],
        notes: [
            ...(byDefault.source !== null && !byDefault.confirmed ? [Default.unconfirmed] : []),
            ...(byDefault.source === null ? [] : [format(Default.source, byDefault.source)])
        ]
    };
}

/** A part of the reading in plain words; one that this version does not know stands under its own name. */
function partTitle(what: string, strings: Strings): string {
    const titles: Readonly<Record<string, string>> = strings.Part;
    return titles[what.replace('.', '')] ?? what;
}
