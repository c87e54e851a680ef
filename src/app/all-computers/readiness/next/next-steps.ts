// SPDX-License-Identifier: MIT
// What is left to do on all computers that are found: a step for each tile that leaves something to do, the most useful first.
import { DAY } from '../../../domain/evidence/days';
import type { ReadinessKind } from '../../../domain/readiness/readiness';
import { once } from '../../../domain/once';
import { inOneGo, type Steps } from '../../../domain/steps';
import { format, Strings } from '../../../strings/strings';
import { dueOnes, type ReadinessModel, type ReadinessRow } from '../readiness-model';
import { rowsOfKinds } from '../counted';
import { isUnaudited } from '../readiness-rows';
import { enoughOn } from '../readiness-text';

export interface ReadinessStep {
    /** `show`: has the page show these alone. */
    readonly does: 'require' | 'handOver' | 'turnOn' | 'read' | 'peers' | 'show';
    readonly kind: ReadinessKind;
    readonly text: string;
    readonly button: string;
    /** What the button is about. */
    readonly rows: readonly ReadinessRow[];
}

/** How many steps there is room for above the table. */
export const mostShown = 3;

/** Nothing before something was read, or while it is being read. @param now milliseconds since 1970 */
export function nextSteps(model: ReadinessModel, strings: Strings, now: number): readonly ReadinessStep[] {
    return inOneGo(findingNextSteps(model, strings, now));
}

/** The same in steps that are short each. */
export function* findingNextSteps(model: ReadinessModel, strings: Strings, now: number): Steps<readonly ReadinessStep[]> {
    const { found, fleet } = model;
    if (fleet.running || found.every(({ readAt }) => readAt === null)) return [];
    const all: ReadinessStep[] = [];
    for (const find of stepsToFind) {
        all.push(...[find(model, strings, now)].flatMap(step => step ?? []));
        yield;
    }
    // What only shows something is less useful than what does something.
    return [...all.filter(({ does }) => does !== 'show'), ...all.filter(({ does }) => does === 'show')];
}

const stepsToFind: readonly ((model: ReadinessModel, strings: Strings, now: number) => Step)[] = [
    refusedStep,
    readyStep,
    dueStep,
    cutOffStep,
    auditingStep,
    unknownStep,
    gatheringStep,
    (model, strings) => shownStep('cannotAudit', model, strings),
    (model, strings) => shownStep('heldByPolicy', model, strings)
];

/** Whether signing is required on all computers that are found. */
export function isDone({ found }: ReadinessModel): boolean {
    return found.length > 0 && found.every(({ readiness }) => readiness.kind === 'required' && readiness.refused === 0);
}

function ofKind({ found }: ReadinessModel, kind: ReadinessKind): readonly ReadinessRow[] {
    return rowsOfKinds(found).get(kind) ?? [];
}

/** Those to turn auditing on: the same for as long as the same rows are found. */
const unaudited = once((found: readonly ReadinessRow[]): readonly ReadinessRow[] => found.filter(row => row.isListed && isUnaudited(row)));

type Step = ReadinessStep | null;

function refusedStep(model: ReadinessModel, { Readiness: { Step: texts } }: Strings): Step {
    const rows = ofKind(model, 'required').filter(({ readiness }) => readiness.kind === 'required' && readiness.refused > 0);
    const text = format(texts.Refused, rows.length);
    return rows.length === 0 ? null : { does: 'peers', kind: 'required', text, button: texts.Button.peers, rows };
}

function readyStep(model: ReadinessModel, { Readiness: { Step: texts } }: Strings): Step {
    const all = ofKind(model, 'ready');
    const rows = all.filter(({ isListed }) => isListed);
    const text = format(texts.Ready, all.length);
    if (rows.length > 0) return { does: 'require', kind: 'ready', text, button: texts.Button.require, rows };
    // Nothing is changed from here on a computer that only files tell of.
    return all.length > 0 ? { does: 'handOver', kind: 'ready', text, button: texts.Button.handOver, rows: all } : null;
}

function dueStep(model: ReadinessModel, { Readiness: { Step: texts } }: Strings, now: number): Step {
    const rows = dueOnes(model, now);
    const text = format(texts.Due, rows.length, ofKind(model, 'gathering').length);
    return rows.length === 0 ? null : { does: 'read', kind: 'gathering', text, button: texts.Button.readAgain, rows };
}

function cutOffStep(model: ReadinessModel, { Readiness: { Step: texts } }: Strings): Step {
    const rows = ofKind(model, 'wouldCutOff');
    const peers = new Set(rows.flatMap(({ readiness }) => (readiness.kind === 'wouldCutOff' ? readiness.peers : [])));
    const text = peers.size > 0 ? format(texts.CutOff, rows.length, peers.size) : format(texts.CutOffUnnamed, rows.length);
    return rows.length === 0 ? null : { does: 'peers', kind: 'wouldCutOff', text, button: texts.Button.peers, rows };
}

/** Auditing may be off beside peers that are known without it: two weeks are lost if the others are found out later. */
function auditingStep(model: ReadinessModel, { Join, Readiness: { Step: texts } }: Strings): Step {
    const rows = unaudited(model.found);
    const off = ofKind(model, 'auditingOff');
    const readOnly = off.filter(({ isReadOnly }) => isReadOnly).length;
    const beside = rows.filter(({ readiness }) => readiness.kind !== 'auditingOff').length;
    const text =
        off.length === 0
            ? format(texts.AuditingOffBeside, beside)
            : [
                  format(texts.AuditingOff, off.length),
                  ...(readOnly > 0 ? [format(texts.AuditingOffReadOnly, readOnly)] : []),
                  ...(beside > 0 ? [format(texts.AuditingOffAlso, beside)] : [])
              ].join(Join.Sentences);
    if (rows.length === 0 && off.length > 0)
        return { does: 'show', kind: 'auditingOff', text, button: shownButton('auditingOff', model, texts), rows: off };
    return rows.length === 0 ? null : { does: 'turnOn', kind: 'auditingOff', text, button: texts.Button.turnOn, rows };
}

/** Those that were not read can be; of the others each says why. */
function unknownStep(model: ReadinessModel, strings: Strings): Step {
    const { Step: texts } = strings.Readiness;
    const rows = ofKind(model, 'unknown');
    const unread = rows.filter(({ readiness, failure, isListed }) => {
        const why = readiness.kind === 'unknown' ? readiness.why : null;
        return isListed && failure === null && (why?.of === 'configuration' || why?.of === 'evidence') && why.state === 'notRead';
    });
    if (unread.length === 0) return shownStep('unknown', model, strings);
    const text = format(texts.Unread, rows.length, unread.length);
    return { does: 'read', kind: 'unknown', text, button: texts.Button.read, rows: unread };
}

/** Those that it isn't time for yet. */
function gatheringStep(model: ReadinessModel, { Readiness: { Step: texts } }: Strings, now: number): Step {
    const due = new Set(dueOnes(model, now));
    const rows = ofKind(model, 'gathering').filter(row => !due.has(row));
    if (rows.length === 0) return null;
    const first = rows.reduce((before, row) => (readyAt(row) < readyAt(before) ? row : before));
    const text = format(
        texts.Gathering,
        rows.length,
        first.readiness.kind === 'gathering' ? enoughOn(first.readAt, first.readiness.daysLeft) : ''
    );
    return { does: 'show', kind: 'gathering', text, button: shownButton('gathering', model, texts), rows };
}

function readyAt({ readiness, readAt }: ReadinessRow): number {
    return readiness.kind === 'gathering' && readAt !== null ? Date.parse(readAt) + readiness.daysLeft * DAY : Infinity;
}

function shownStep(kind: 'unknown' | 'cannotAudit' | 'heldByPolicy', model: ReadinessModel, { Readiness }: Strings): Step {
    const { Kind, Step: texts } = Readiness;
    const rows = ofKind(model, kind);
    const text = format(texts.Shown[kind], rows.length, Kind[kind]);
    return rows.length === 0 ? null : { does: 'show', kind, text, button: shownButton(kind, model, texts), rows };
}

/** What shows them, or where that was done, all again. */
function shownButton(kind: ReadinessKind, { view }: ReadinessModel, { Button }: Strings['Readiness']['Step']): string {
    return view.kind === kind ? Button.showAll : Button.show;
}
