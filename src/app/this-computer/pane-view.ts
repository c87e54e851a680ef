// SPDX-License-Identifier: MIT
import type { ChangeState } from '../change/change-state';
import { Direction, directions, SigningConfiguration } from '../domain/computer/facts';
import { clusterFindings, ClusterNode } from '../domain/findings/cluster-nodes';
import type { Finding, Findings } from '../domain/findings/finding';
import { findingsOf, inboundNames, joinFindings, namesNotRead } from '../domain/findings/findings';
import type { Failure } from '../domain/outcome';
import { hasAnswer } from '../domain/answers/raw-answer';
import { signingState, SigningState } from '../domain/settings/signing-state';
import { isWindowsDefault } from '../domain/computer/windows-defaults';
import type { WasRead } from '../readings/reading';
import { format, Strings } from '../strings/strings';
import { clockTime, dateTime } from '../ui/texts/date-time';
import { aboutCard, CardView, directionCard, partMessage, titleOf, stateSentence } from '../ui/texts/rows';
import { findingsView, FindingsView } from './findings/findings-view';
import type { OpenPanel, PaneState } from './pane';
import { relatedCard } from './change/related-view';
import type { ReportedReading } from './report';
import { regionalTime } from '../strings/language';

/** The pane as the template shows it: texts only. */
export interface PaneView {
    readonly computer: string;
    /** Whether a reading or a change is under way. */
    readonly busy: boolean;
    readonly canChange: boolean;
    /** Why a change would be refused; empty: nothing is known that says so. */
    readonly readOnly: string;
    /** What is announced of the reading. */
    readonly status: string;
    readonly failure: Failure | null;
    /** What was not understood, whole or in part, and whose answer can be copied; null: nothing. */
    readonly answerOf: object | null;
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
    /** Said after the sentence; may be empty. */
    readonly byDefault: string;
    readonly cards: readonly CardView[];
    readonly about: CardView;
    readonly related: CardView;
    readonly findings: FindingsView;
    /** What the findings say, as a report tells it. */
    readonly judged: Findings;
    /** When, for whom and with what it was read. */
    readonly madeBy: string;
    /** What was read, as a report tells it. */
    readonly source: ReportedReading;
    readonly unavailable: readonly { readonly title: string; readonly message: string; readonly code: string }[];
}

/** What findings rest on beside the reading. */
export interface KnownBeside {
    /** Nodes of any cluster. */
    readonly nodes: readonly ClusterNode[];
    /** What the connections say; null: they are not known. */
    readonly connections: Findings | null;
    /** What became weaker since the last scan. */
    readonly since: readonly Finding[];
    /** When what is stored was stored from here: see `storedHere`. */
    readonly storedHere: Readonly<Record<Direction, string | null>>;
    /** When the last change was refused because the account can only read there: ISO 8601; null: it wasn't. */
    readonly roleRefusedAt: string | null;
}

export function paneView(
    state: PaneState,
    change: ChangeState,
    panel: OpenPanel,
    known: KnownBeside,
    strings: Strings,
    toolVersion: string
): PaneView {
    const running = change.kind === 'running';
    const panelShowsIt = panel.kind === 'change' || panel.kind === 'undo';
    const view = {
        computer: state.computer,
        busy: running || state.kind === 'loading',
        canChange: !running && state.kind === 'ready',
        readOnly: known.roleRefusedAt === null ? '' : format(strings.Page.ReadOnly, dateTime(known.roleRefusedAt)),
        change,
        shownChange: panelShowsIt ? none : change,
        panel,
        canRecheck: change.kind === 'ended' && state.kind !== 'failed',
        failure: null,
        answerOf: null
    };
    switch (state.kind) {
        case 'loading':
            return {
                ...view,
                status: format(state.slow ? strings.Page.StillWaiting : strings.Page.Reading, state.computer),
                reading: state.before && readingView(state.computer, state.before, known, strings, toolVersion)
            };
        case 'failed':
            return { ...view, status: '', failure: state.failure, answerOf: kept(state.failure), reading: null };
        case 'ready':
            return {
                ...view,
                answerOf: kept(state.read.value),
                status: format(strings.Page.ReadAt, state.computer, clockTime(state.read.at)),
                reading: readingView(state.computer, state.read, known, strings, toolVersion)
            };
    }
}

function kept(value: object): object | null {
    return hasAnswer(value) ? value : null;
}

const none: ChangeState = { kind: 'none' };

const icons: Readonly<Record<SigningState, string>> = {
    both: 'sme-icon-lock',
    outboundOnly: 'sme-icon-lock then-unlock',
    inboundOnly: 'sme-icon-unlock then-lock',
    neither: 'sme-icon-unlock',
    unknown: 'sme-icon-unknown',
    notAccepting: 'sme-icon-blocked'
};

function readingView(
    computer: string,
    { value: configuration, at: readAt }: WasRead<SigningConfiguration>,
    known: KnownBeside,
    strings: Strings,
    toolVersion: string
): ReadingView {
    const judged = joinFindings([
        findingsOf(configuration),
        known.connections ?? namesNotRead,
        inboundNames,
        clusterFindings(configuration, known.nodes),
        { found: known.since, unjudged: [] }
    ]);
    const state = signingState(configuration);
    return {
        configuration,
        icon: icons[state],
        sentence: stateSentence(configuration, strings),
        detail: strings.StateDetail[state],
        byDefault: defaultNote(configuration, strings),
        about: aboutCard(configuration, strings, readAt),
        related: relatedCard(configuration, strings),
        findings: findingsView(judged, strings),
        judged,
        source: { configuration, readAt },
        madeBy: format(
            configuration.actingUser === null ? strings.Page.MadeByUnknown : strings.Page.MadeBy,
            computer,
            regionalTime(readAt),
            toolVersion,
            configuration.actingUser ?? ''
        ),
        cards: directions.map(direction => directionCard(configuration, direction, strings, readAt, known.storedHere[direction])),
        unavailable: configuration.unavailable.map(part => ({
            title: titleOf(part, strings),
            message: partMessage(part, strings),
            code: part.raw === undefined ? format(strings.Page.ErrorCode, part.errorId.split(',')[0] ?? '') : ''
        }))
    };
}

/** Said after the sentence where nothing was decided otherwise than Windows does by itself; else empty. */
function defaultNote(configuration: SigningConfiguration, { Page }: Strings): string {
    if (!isWindowsDefault(configuration)) return '';
    const caption = configuration.computer.caption?.trim();
    return caption ? format(Page.IsDefault, caption) : Page.IsDefaultHere;
}
