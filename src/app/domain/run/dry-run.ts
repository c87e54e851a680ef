// SPDX-License-Identifier: MIT
import type { ControlJudgement } from '../baselines/judge';
import { askedBy, stillReported } from '../baselines/proposal';
import type { SigningConfiguration } from '../computer/facts';
import type { KnownElsewhere } from '../peers/impact-sources';
import type { List, ListRow } from '../list/list';
import { isAzureLocal } from '../policy/managers';
import {
    type BlockerReason,
    makePlan,
    opensDomainController,
    type Plan,
    type PlannedChange,
    settingBlockers,
    signingBlockers,
    type Wanted,
    weakens
} from '../change/plan';
import { isIdentified, isOwnName, isSameComputer, recordedComputer, unreadComputer } from '../computer/identity';
import { auditPlan, auditsOnSigning, settingsOfRuns } from '../settings/signing-audits';
import { LONGEST_NAME } from '../limits';
import type { ChangeRecord } from '../change/record';
import { inOneGo, type Steps } from '../steps';
import { cut } from '../text';
import { isAsLeft, undoTarget } from '../change/undo';
import type { DryRunRow } from './dry-run-row';
import { type KnownReadiness, restedOn } from './rested-on';
import type { RunItem, RunTarget, SkipReason } from './run';
import { type Accepted, nothingAccepted } from '../readiness/accepted';
import { peersOf, warningsOf, withIdentityWarnings, withNodeWarnings } from './warnings';

/** What a dry run looks at: the computers that were selected, each read anew since it was asked for. */
export interface DryRunInput {
    readonly list: List;
    /**
     * Keys of connections, each with the id that the record of its computer gets; of several of one computer the first counts. For an
     * undo the names of the records' computers.
     */
    readonly records: ReadonlyMap<string, string>;
    /** Only answers later than this one count, by the order in which they arrive. */
    readonly since: number;
    readonly target: RunTarget;
    readonly allowWeaker: boolean;
    /** Undo: the records to restore, by their computers' names. Else empty. */
    readonly undoes: ReadonlyMap<string, ChangeRecord>;
    /** What is known against a computer's peers, by the computer's name. Left out: peers are not judged. */
    readonly known?: (computer: string) => KnownElsewhere;
    /** Whom a person accepted to be cut off. Left out: nobody. */
    readonly accepted?: Accepted;
    /** What the baseline for its Windows comes to on a computer; null: there is none. Needed only for a baseline as the target. */
    readonly baseline?: (configuration: SigningConfiguration) => readonly ControlJudgement[] | null;
    /** What is known of a computer's readiness, by its name; null: nothing. Left out: it is not judged. */
    readonly readiness?: (computer: string) => KnownReadiness | null;
}

/** Judges each computer: one row per computer, whatever its names, in the order of the keys. */
export function dryRun(input: DryRunInput): readonly DryRunRow[] {
    return inOneGo(dryRunInSteps(input));
}

/** The same in steps that are short each, for tens of thousands of computers. */
export function* dryRunInSteps(input: DryRunInput): Steps<readonly DryRunRow[]> {
    const decided = yield* decidedInSteps(input);
    const warned = yield* withNodeWarnings(decided, input.list);
    return yield* withIdentityWarnings(warned, input.list);
}

/** How many computers are judged in one step, and how many rows are compared. */
const [computersAtOnce, rowsAtOnce] = [20, 500];

/** The same decisions, without what other rows of the list warn of. */
export function* decidedInSteps(input: DryRunInput): Steps<readonly DryRunRow[]> {
    const rows = new Map<string, DryRunRow>();
    for (const [key, record] of input.records) {
        const row = input.list.rowOf.get(key);
        const known = row?.key ?? key;
        if (!rows.has(known)) rows.set(known, row ? rowOf(row, record, input) : notInList(key, record, input));
        if (rows.size % computersAtOnce === 0) yield;
    }
    return yield* changedOnce([...rows.values()], input.list);
}

/**
 * No computer is changed twice. Of names that claim to be one computer and were not joined, its own goes on, else the first: so
 * nothing that only claims to be a computer takes its place.
 */
function* changedOnce(rows: readonly DryRunRow[], list: List): Steps<readonly DryRunRow[]> {
    const kept = new Map<string, DryRunRow>();
    const identityOf = ({ key, item }: DryRunRow): string | null =>
        item?.decision === 'change' ? (list.rowOf.get(key)?.answer?.identity ?? null) : null;
    const isItself = ({ key }: DryRunRow): boolean => {
        const { configuration, entries = [] } = list.rowOf.get(key) ?? {};
        return !!configuration && entries.some(({ connection }) => isOwnName(connection.call, configuration.computer));
    };
    for (const [index, row] of rows.entries()) {
        const identity = identityOf(row);
        if (identity !== null && (!kept.has(identity) || isItself(row))) kept.set(identity, row);
        if (index % rowsAtOnce === 0) yield;
    }
    const once: DryRunRow[] = [];
    for (const row of rows) {
        const identity = identityOf(row);
        once.push(row.item && identity !== null && kept.get(identity) !== row ? notChanged(row, row.item) : row);
        if (once.length % rowsAtOnce === 0) yield;
    }
    return once;
}

function notChanged(row: DryRunRow, item: RunItem): DryRunRow {
    const nothing = { changes: [], weaker: false, warnings: [], restedOn: [] };
    return { ...row, peers: [], stillReported: [], item: { ...item, decision: 'sameComputer', ...nothing } };
}

/** It was selected, or changed by the run that is undone, and left the list since. */
function notInList(key: string, record: string, { undoes }: DryRunInput): DryRunRow {
    const undone = undoes.get(key) ?? null;
    const item: RunItem = {
        record,
        computer: undone?.computer ?? unreadComputer(key),
        label: cut(key, LONGEST_NAME),
        cluster: null,
        decision: 'notInList',
        changes: [],
        weaker: false,
        warnings: [],
        failure: null,
        actingUser: null,
        undoes: undone?.id ?? null,
        restedOn: []
    };
    return { key, label: key, item, peers: [], differing: [], stillReported: [] };
}

function rowOf(row: ListRow, record: string, input: DryRunInput): DryRunRow {
    const item = itemOf(row, record, input);
    const judged = { key: row.key, label: row.label, item, peers: [], differing: [], stillReported: stillReportedAt(row, item, input) };
    if (item?.decision !== 'change' || !row.configuration || !input.known) return judged;
    const held = row.entries.map(({ connection }) => input.known?.(connection.call) ?? nothingHeld);
    const { peers, warnings } = peersOf(item.changes, row.configuration, held, input.accepted ?? nothingAccepted);
    const readiness = row.entries.map(({ connection }) => input.readiness?.(connection.call)).find(one => one);
    const rested = readiness ? restedOn(item.changes, readiness) : [];
    const isGathering = rested.some(({ kind }) => kind === 'gathering') && !warnings.includes('peersNotKnown');
    const all = [...item.warnings, ...warnings, ...(isGathering ? ['stillGathering' as const] : [])];
    return { ...judged, peers, item: { ...item, warnings: all, restedOn: rested } };
}

const nothingHeld: KnownElsewhere = { suspects: [], evidence: null };

function itemOf(row: ListRow, record: string, input: DryRunInput): RunItem | null {
    const entry = row.entries.find(one => one.answer !== null && one.answer === row.answer) ?? row.entries[0];
    const name = entry?.connection.call ?? row.label;
    const facts = row.configuration;
    const undone = input.undoes.size > 0 ? recordFor(row, input.undoes) : null;
    const item = {
        record,
        computer: facts ? recordedComputer(name, facts) : unreadComputer(name),
        label: row.label,
        cluster: facts?.computer.cluster || null,
        changes: [],
        weaker: false,
        warnings: [],
        failure: null,
        actingUser: facts?.actingUser ?? null,
        undoes: undone?.id ?? null,
        restedOn: []
    };
    if (row.state === 'cluster') return { ...item, decision: 'cluster' };
    if (!row.answer || row.answer.order <= input.since) {
        // A reading that was stopped will not come any more.
        return row.phase === 'stopped' || row.phase === 'idle' ? { ...item, decision: 'notRead' } : null;
    }
    if (row.phase === 'reading' || row.phase === 'slow' || row.phase === 'waiting') return null;
    const { outcome } = row.answer;
    if (outcome.kind !== 'ok') return { ...item, decision: decisionOf(row), failure: outcome };
    return { ...item, ...judge(name, outcome.value, undone, input) };
}

function decisionOf({ state }: ListRow): SkipReason {
    return state === 'unreachable' || state === 'needsCredentials' ? state : 'notRead';
}

function recordFor(row: ListRow, undoes: ReadonlyMap<string, ChangeRecord>): ChangeRecord | null {
    return row.entries.map(({ connection }) => undoes.get(connection.call)).find(record => record !== undefined) ?? null;
}

/** Computed anew, because an item is frozen into a run, which keeps the changes only. */
function stillReportedAt({ configuration }: ListRow, item: RunItem | null, { target, baseline }: DryRunInput): readonly string[] {
    const isAsked = target.goal === 'asBaseline' && (item?.decision === 'change' || item?.decision === 'notByRun');
    const judgements = isAsked && configuration ? baseline?.(configuration) : null;
    return judgements ? stillReported(judgements, item?.changes ?? []).map(({ control }) => control.id) : [];
}

type Judgement = Pick<RunItem, 'decision' | 'changes' | 'weaker' | 'warnings'>;

function judge(name: string, facts: SigningConfiguration, undone: ChangeRecord | null, input: DryRunInput): Judgement {
    if (undone && !isSameComputer(undone, name, facts)) return { decision: 'otherComputer', changes: [], weaker: false, warnings: [] };
    const { goal } = input.target;
    const reported = goal === 'asBaseline' ? input.baseline?.(facts) : undefined;
    if (goal === 'asBaseline' && !reported) return { decision: 'noBaseline', changes: [], weaker: false, warnings: [] };
    const wanted: Wanted = undone ? undoTarget(undone) : reported ? askedBy(reported) : input.target.wanted;
    const plan = undone || goal !== 'turnOnAuditing' ? runPlan(facts, wanted) : auditingPlan(facts);
    const { changes } = plan;
    const weaker = changes.some(weakens);
    const decided = decide(facts, plan, undone, weaker && !input.allowWeaker);
    const decision = decided === 'alreadySo' && reported && stillReported(reported, changes).length > 0 ? 'notByRun' : decided;
    if (decision === 'change' && !isIdentified(recordedComputer(name, facts)))
        return { decision: 'notIdentified', changes, weaker, warnings: [] };
    return { decision, changes, weaker, warnings: decision === 'change' ? warningsOf(facts, changes, wanted) : [] };
}

interface RunPlan {
    readonly changes: readonly PlannedChange[];
    readonly blockers: readonly SkipReason[];
}

/** A run is about signing and its audits alone, and so is what it undoes, whatever else a record of a file may name. */
function runPlan(facts: SigningConfiguration, wanted: Wanted): RunPlan {
    const { changes, blockers } = makePlan(
        facts,
        Object.fromEntries(settingsOfRuns.flatMap(name => (wanted[name] ? [[name, wanted[name]]] : [])))
    );
    return { changes, blockers: blockers.map(({ reason }) => skipReason(reason)) };
}

/** Whatever can be audited is: an audit that this Windows lacks keeps the others from nothing, and is said only where there is no other. */
function auditingPlan(facts: SigningConfiguration): RunPlan {
    const { changes, blockers }: Plan = auditPlan(facts);
    if (changes.length > 0) return { changes, blockers: [] };
    const isAnyOn = blockers.length < auditsOnSigning.length;
    const reasons = new Set(blockers.map(({ reason }) => skipReason(reason)));
    if (isAnyOn) reasons.delete('settingMissing');
    return { changes, blockers: [...settingBlockers.filter(reason => reasons.has(reason)), ...reasons] };
}

/** No other reason keeps these settings from being changed; one that did would not be passed over. */
function skipReason(reason: BlockerReason): SkipReason {
    return [...signingBlockers, ...settingBlockers].find(one => one === reason) ?? 'notRead';
}

/** The first that fits. A computer is changed as planned or not at all: half of a target would be a surprise. */
function decide(
    facts: SigningConfiguration,
    { changes, blockers }: RunPlan,
    undone: ChangeRecord | null,
    unwanted: boolean
): RunItem['decision'] {
    const [blocker] = blockers;
    if (blocker) return blocker;
    if (changes.length === 0) return 'alreadySo';
    if (undone && !isAsLeft(undone, facts)) return 'notAsLeft';
    if (changes.some(change => opensDomainController(change, facts)))
        return facts.computer.productType === null ? 'perhapsDomainController' : 'domainController';
    const [owner] = changes.flatMap(({ takenBackBy }) => takenBackBy ?? []);
    if (owner) return owner.by === 'groupPolicy' ? 'policyTakesBack' : 'managerTakesBack';
    // Its baseline requires signing, and is put back where it was applied.
    if (isAzureLocal(facts.computer) && changes.some(weakens)) return 'managerTakesBack';
    return unwanted ? 'weaker' : 'change';
}

/** What "same as a chosen computer" aims at: what is in force there; a direction that it did not report is left alone. */
export function sameAs({ outbound, inbound }: SigningConfiguration): RunTarget['wanted'] {
    const target = (required: boolean): 'required' | 'notRequired' => (required ? 'required' : 'notRequired');
    return {
        ...(outbound.required === null ? {} : { outbound: target(outbound.required) }),
        ...(inbound.required === null ? {} : { inbound: target(inbound.required) })
    };
}
