// SPDX-License-Identifier: MIT
import { Direction, directions, SigningConfiguration } from '../domain/facts';
import { inForce, InForce, signingState, SigningState, stored, Stored } from '../domain/signing-state';
import type { FailureView } from '../ui/failure.component';
import { format, Strings } from '../strings/strings';
import type { ChangeState, PaneState } from './pane';

/** The pane as the template shows it: texts only. */
export interface PaneView {
    readonly computer: string;
    /** Whether a reading or a change is under way. */
    readonly busy: boolean;
    readonly change: ChangeState;
    /** Whether the panel is shown; it then shows the change's result too. */
    readonly panelOpen: boolean;
    /** What is announced of the reading. */
    readonly status: string;
    readonly failure: FailureView | null;
    readonly reading: ReadingView | null;
}

export interface ReadingView {
    readonly configuration: SigningConfiguration;
    readonly state: SigningState;
    readonly sentence: string;
    readonly detail: string;
    readonly cards: readonly DirectionView[];
    readonly unavailable: readonly { readonly title: string; readonly message: string; readonly code: string }[];
}

export interface DirectionView {
    readonly direction: Direction;
    readonly title: string;
    readonly hint: string;
    readonly inForce: InForce;
    readonly rows: readonly { readonly term: string; readonly value: string }[];
}

export function paneView(state: PaneState, change: ChangeState, panelOpen: boolean, strings: Strings): PaneView {
    const view = { computer: state.computer, busy: change.kind === 'applying', change, panelOpen: false, failure: null, reading: null };
    switch (state.kind) {
        case 'reading':
            return {
                ...view,
                busy: true,
                status: format(state.slow ? strings.Page.StillWaiting : strings.Page.Reading, state.computer),
                reading: state.previous && readingView(state.previous.configuration, strings)
            };
        case 'failed':
            return { ...view, status: '', failure: state.failure };
        case 'read':
            return {
                ...view,
                panelOpen,
                status: format(strings.Page.ReadAt, state.computer, state.reading.readAt.toLocaleTimeString()),
                reading: readingView(state.reading.configuration, strings)
            };
    }
}

export function storedText(value: Stored, strings: Strings): string {
    return value.kind === 'other' ? format(strings.Stored.other, value.raw) : strings.Stored[value.kind];
}

function readingView(configuration: SigningConfiguration, strings: Strings): ReadingView {
    const state = signingState(configuration);
    return {
        configuration,
        state,
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
    return {
        direction,
        title: strings.Direction[direction],
        hint: strings.DirectionHint[direction],
        inForce: inForce(facts),
        rows: [
            { term: strings.Term.InForce, value: strings.InForce[inForce(facts)] },
            { term: strings.Term.Stored, value: storedText(stored(facts), strings) }
        ]
    };
}

/** A part of the reading in plain words; one that this version does not know stands under its own name. */
function partTitle(what: string, strings: Strings): string {
    const titles: Readonly<Record<string, string>> = strings.Part;
    return titles[what.replace('.', '')] ?? what;
}
