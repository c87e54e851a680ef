// SPDX-License-Identifier: MIT
import type { KnownRun } from '../../change/runs/runs';
import { Direction, directions } from '../../domain/computer/facts';
import { sameState } from '../../domain/settings/setting';
import { takerBack } from '../../domain/change/later';
import { ChangeRecord, mayStillArrive, WaitedFor } from '../../domain/change/record';
import { ENOUGH_DAYS } from '../../domain/evidence/verdict';
import { heldBack } from '../../domain/run/dispatch';
import { anyTag, type TagFilter } from '../../domain/list/tags';
import { failedItems, itemState, ItemState, itemStates, remainingItems, undoable } from '../../domain/run/item-state';
import { pilotRecords } from '../../domain/run/pilot';
import type { Failure } from '../../domain/outcome';
import { RunItem, toChange } from '../../domain/run/run';
import { timeLeft } from '../../domain/run/time-left';
import { format, Strings } from '../../strings/strings';
import { failureText, whyTexts } from '../dry-run/dry-run-view';
import { auditCell, changeCell, stateCell } from '../dry-run/state-cells';
import type { Refusal } from '../../domain/readiness/refused/refused-since';
import type { Tile } from '../list/tiles.component';
import { refusedText } from '../../ui/texts/refusal-text';
import { endingText, ownerName } from '../../ui/texts/owner-text';
import { waitedText, waitText } from '../../ui/texts/wait-text';
import { canRefuse, type EvidenceOf, refusalsOf } from './refusals';
import { GridCell, GridCells, notedCell, textCell } from '../grid/grid';
import { timeText } from '../../ui/texts/date-time';

/** A computer of the frozen list, and what became of it. */
export interface RunRow {
    readonly key: string;
    readonly item: RunItem;
    readonly state: ItemState;
    readonly record: ChangeRecord | null;
    /** Whether it is changed before the run waits for a person. */
    readonly first: boolean;
    /** Another node of its cluster has not answered: it is left alone. */
    readonly held: boolean;
    /** The other change that it waits for. */
    readonly waitsFor: WaitedFor | null;
    /** Who was refused since; null: its event logs were not read since, or it does not apply. */
    readonly refusals: readonly Refusal[] | null;
}

export interface RunModel {
    readonly view: KnownRun;
    readonly all: readonly RunRow[];
    readonly rows: readonly RunRow[];
    readonly filter: ItemState | null;
    /** Of the tags that the computers have now, one of which the rows may be limited to. */
    readonly tags: TagFilter;
    readonly counts: ReadonlyMap<ItemState, number>;
}

/** A run as the page shows it: each computer with what became of it, and the rows that the filters leave. Counts are of the whole run. */
export function runModel(view: KnownRun, filter: ItemState | null, evidenceOf: EvidenceOf = () => null, tags = anyTag): RunModel {
    const { run, records } = view;
    // A run that goes on and is not carried out here is carried out by another window: one that nobody carries out is ended when
    // it is loaded.
    const driven = view.driven || run.phase !== 'ended';
    const isHeld = heldBack(run.items, records);
    const pilot = pilotRecords(run.items, run.settings);
    const counts = new Map<ItemState, number>();
    const all = run.items.map(item => {
        const state = itemState(item, view, driven);
        counts.set(state, (counts.get(state) ?? 0) + 1);
        const held = (state === 'queued' || state === 'notBegun') && isHeld(item);
        const record = records.get(item.record) ?? null;
        const waitsFor = view.waits.get(item.record) ?? null;
        const first = pilot.has(item.record);
        return { key: item.record, item, state, record, first, held, waitsFor, refusals: refusalsOf(item, state, record, evidenceOf) };
    });
    const rows = all.filter(({ item, state }) => (filter === null || state === filter) && tags.covers([item.computer.name]));
    return { view, all, rows, filter, tags, counts };
}

type StateTile = Tile<ItemState>;

/** The page around the table. */
export interface RunPageView {
    readonly phase: string;
    /** Null: it has ended. */
    readonly progress: { readonly done: number; readonly all: number; readonly text: string; readonly left: string } | null;
    readonly recheck: { readonly done: number; readonly all: number; readonly text: string } | null;
    readonly otherWindow: boolean;
    readonly canPause: boolean;
    readonly canResume: boolean;
    readonly canGoAhead: boolean;
    readonly canCancel: boolean;
    /** Whether it has ended, so that something can be done after it. */
    readonly ended: boolean;
    readonly failed: number;
    readonly rest: number;
    readonly undoable: number;
    /** The names of the computers whose event logs would tell who was refused since. */
    readonly refusing: readonly string[];
    /** What the buttons say that name a number. */
    readonly commands: Readonly<Record<'retryFailed' | 'carryOutRest' | 'undo' | 'readEvidence', string>>;
    readonly tiles: readonly StateTile[];
    readonly shown: string;
    /** Said where computers were cut off; else empty. */
    readonly leftOut: string;
    /** What to do when auditing was turned on; else empty. It is done on the page Readiness. */
    readonly next: string;
    /** Who was refused on how many computers since, or how to find that out; empty: it doesn't apply. */
    readonly refused: string;
}

export function runPageView({ view, all, rows, counts, filter }: RunModel, strings: Strings): RunPageView {
    const { run, driven, recheck } = view;
    const ended = run.phase === 'ended' && !driven;
    const busy = !ended || recheck !== null;
    const numbers = {
        failed: busy ? 0 : failedItems(view).length,
        rest: busy ? 0 : remainingItems(view).length,
        undoable: busy ? 0 : undoable(view).length
    };
    const { Run } = strings;
    // After the pilot there is time to look, and reason to.
    const refusing = busy && run.phase !== 'waiting' ? [] : all.filter(({ item, state }) => canRefuse(item, state));
    return {
        phase: phaseText(view, strings),
        progress: run.phase === 'ended' ? null : progress(view, strings),
        recheck: recheck && { ...recheck, text: format(strings.List.Progress, recheck.done, recheck.all) },
        otherWindow: run.phase !== 'ended' && !driven,
        canPause: driven && run.phase === 'running',
        canResume: driven && run.phase === 'paused',
        canGoAhead: driven && run.phase === 'waiting',
        canCancel: driven && (run.phase === 'running' || run.phase === 'paused' || run.phase === 'waiting'),
        ended,
        ...numbers,
        refusing: refusing.map(({ item }) => item.computer.name),
        commands: {
            readEvidence: format(Run.ReadEvidence, refusing.length),
            retryFailed: format(Run.RetryFailed, numbers.failed),
            carryOutRest: format(Run.CarryOutRest, numbers.rest),
            undo: format(Run.Undo, numbers.undoable)
        },
        tiles: tiles(all.length, counts, filter, strings),
        shown: format(strings.List.Shown, rows.length, all.length),
        leftOut: run.leftOut > 0 ? format(strings.Run.LeftOut, run.leftOut) : '',
        next: ended && run.target.goal === 'turnOnAuditing' && counts.has('changed') ? format(Run.AuditingNext, ENOUGH_DAYS) : '',
        refused: ended ? refusedOn(refusing, strings) : ''
    };
}

/** @param rows of computers that can refuse somebody since */
function refusedOn(rows: readonly RunRow[], { Run }: Strings): string {
    const read = rows.filter(({ refusals }) => refusals !== null);
    if (read.length === 0) return rows.length === 0 ? '' : Run.RefusalsNext;
    const refusing = read.filter(({ refusals }) => refusals?.length).length;
    return refusing > 0 ? format(Run.RefusalsOn, refusing, read.length) : format(Run.RefusalsNobody, read.length, rows.length);
}

/** Where a run is, in words. */
export function phaseText({ run }: Pick<KnownRun, 'run'>, { Run }: Strings): string {
    const { phase, ending, settings } = run;
    if (phase === 'waiting') return format(Run.Phase.waiting, Math.min(settings.pilot ?? 0, toChange(run.items).length));
    if (phase === 'stopping') return ending === 'tooManyFailures' ? Run.StoppingFailures : Run.Phase.stopping;
    return phase === 'ended' ? Run.Ending[ending ?? 'finished'] : Run.Phase[phase];
}

function progress(view: KnownRun, { Run }: Strings): RunPageView['progress'] {
    const all = toChange(view.run.items);
    const done = all.filter(({ record }) => view.records.get(record)?.step === 'ended').length;
    const left = view.driven && view.run.phase === 'running' && done < all.length ? timeLeft(view) : null;
    return { done, all: all.length, text: format(Run.Progress, done, all.length), left: left === null ? '' : leftText(left, Run) };
}

function leftText(milliseconds: number, Run: Strings['Run']): string {
    const minutes = Math.round(milliseconds / 60_000);
    return minutes < 1 ? Run.LeftSoon : format(Run.Left, minutes);
}

function tiles(all: number, counts: RunModel['counts'], filter: ItemState | null, strings: Strings): readonly StateTile[] {
    const shown = itemStates.filter(state => counts.has(state) || state === 'changed' || state === filter);
    return [
        { filter: null, title: strings.Tile.all, count: all, icon: 'sme-icon-server', pressed: filter === null },
        ...shown.map(state => ({
            filter: state,
            title: strings.ItemState[state],
            count: counts.get(state) ?? 0,
            icon: stateIcons[state],
            pressed: filter === state
        }))
    ];
}

const stateIcons: Readonly<Record<ItemState, string>> = {
    queued: 'sme-icon-hourGlass',
    running: 'sme-icon-edit',
    changed: 'sme-icon-completed',
    alreadySo: 'sme-icon-accept',
    skipped: 'sme-icon-blocked',
    failed: 'sme-icon-errorBadge',
    notRead: 'sme-icon-blocked',
    needsCredentials: 'sme-icon-permissions',
    notVerified: 'sme-icon-unknown',
    takenBack: 'sme-icon-undo',
    noLonger: 'sme-icon-warning',
    undone: 'sme-icon-undo',
    cancelled: 'sme-icon-cancel',
    notBegun: 'sme-icon-stop',
    leftBehind: 'sme-icon-unknown'
};

/** How many of each outcome, for a sentence: 3 changed, 1 failed. */
export function outcomeTexts(counts: RunModel['counts'], { ItemState, Run }: Strings): readonly string[] {
    return itemStates.filter(state => counts.has(state)).map(state => format(Run.Outcome, ItemState[state], counts.get(state) ?? 0));
}

/** A row of a run: what became of the computer, why, and what it was and is like. */
export function runCells(row: RunRow, strings: Strings): GridCells<'name' | 'state' | 'outbound' | 'inbound'> {
    const { item, state } = row;
    const cluster = item.cluster === null ? [] : [format(strings.List.NodeOf, item.cluster)];
    const [outbound, inbound] = directions.map(direction => directionCell(row, direction, strings));
    return {
        name: { ...notedCell(item.label, cluster), icon: 'sme-icon-server' },
        state: { ...notedCell(strings.ItemState[state], stateNotes(row, strings)), icon: stateIcons[state], busy: state === 'running' },
        outbound: outbound ?? textCell(),
        inbound: inbound ?? textCell()
    };
}

/** What kept a computer from being read before, or the first of its changes from being made; null: nothing that has a name. */
export function failureOf({ item, record }: RunRow): Failure | null {
    return item.failure ?? record?.changes.flatMap(({ write }) => (write.kind === 'failed' ? [write.failure] : []))[0] ?? null;
}

/** What there is to say about a computer's state, in the computer's own words where it gave any. */
function stateNotes(row: RunRow, strings: Strings): readonly string[] {
    const { item, state, record, held, waitsFor, refusals } = row;
    const { DryRun, ItemStateNote, Result, Run } = strings;
    if (held) return [Run.Held];
    if (waitsFor) return [waitText(waitsFor, strings)];
    if (record?.waitedFor) return [waitedText(record.waitedFor, strings)];
    if (state === 'notRead')
        return [format(DryRun.Named, strings.Decision[item.decision], whyTexts(item, strings).join(strings.Join.Sentences))];
    if (item.decision !== 'change') return state === 'skipped' ? [strings.Decision[item.decision]] : whyTexts(item, strings);
    if (!record) return item.weaker && state === 'queued' ? [DryRun.BecomesWeaker] : [];
    const failure = failureOf(row);
    if (state === 'undone') return [];
    if (state === 'noLonger' || state === 'takenBack') return [laterText(record, state, strings)];
    if (failure && state !== 'changed') return [failureText(failure, strings)];
    if (record.ending === 'willNotLast' || record.ending === 'differs') return [endingText(record, record.ending, Result.Title, strings)];
    if (record.ending === 'notVerified') return [Result.NotReadBack];
    if (state === 'running') return [record.step === 'readingBack' ? ItemStateNote.readingBack : ItemStateNote.writing];
    return refusedText(refusals, strings);
}

/** Who has changed it since, if that is known, and when it was found. */
function laterText(record: ChangeRecord, state: 'noLonger' | 'takenBack', strings: Strings): string {
    const { ItemStateNote, Policy } = strings;
    const look = record.latest ?? record.found;
    const [at, taker] = [look ? timeText(look.at) : '', takerBack(record)];
    if (state === 'noLonger') return format(ItemStateNote.noLonger, at);
    return format(ItemStateNote.takenBack, taker ? ownerName(taker, strings) : Policy.Unnamed, at);
}

function directionCell({ item, record, state }: RunRow, direction: Direction, strings: Strings): GridCell {
    const change = item.changes.find(one => one.setting === direction);
    const look = (record?.latest ?? record?.found)?.settings ?? null;
    const audits = auditCell(item.changes, direction, look, strings);
    if (audits) return audits;
    const found = look?.[direction] ?? null;
    if (!change) return found ? stateCell(found, strings) : textCell();
    if (found) return sameState(change.before, found) ? stateCell(found, strings) : changeCell(change.before, found, strings);
    const isAwaited = record ? record.step !== 'ended' || record.changes.some(({ write }) => mayStillArrive(write)) : state === 'queued';
    return isAwaited ? changeCell(change.before, change.after, strings) : stateCell(change.before, strings);
}
