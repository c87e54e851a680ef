// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { KnownRun } from '../../change/runs/runs';
import { answerLate, type ChangeRecord, giveUpWaiting, recheck } from '../../domain/change/record';
import { foundIn } from '../../domain/change/found';
import { tagFilter } from '../../domain/list/tags';
import { itemState, itemStates } from '../../domain/run/item-state';
import type { Run, RunItem } from '../../domain/run/run';
import { entry, facts, failed, tagged } from '../../domain/testing/list-entries';
import {
    asRequired,
    begunRecord,
    endedRecord,
    itemOf,
    judged,
    requireBoth,
    runOf,
    startedAt,
    waitingRecord
} from '../../domain/testing/run-items';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { Strings } from '../../strings/strings';
import { outcomeTexts, runCells, runModel, runPageView, type RunRow, type RunPageView } from './run-view';

const strings = texts.Strings.SmbSigning as Strings;

const changedRecord = (item: RunItem): ChangeRecord => endedRecord(item, [null, null], asRequired(item.label));
const lost = (item: RunItem): ChangeRecord => endedRecord(item, [failed('outcomeUnknown')], facts(item.label));

function viewOf(
    items: readonly RunItem[],
    records: readonly ChangeRecord[],
    run: Partial<Run> = {},
    more: Partial<KnownRun> = {}
): KnownRun {
    const known = new Map(records.map(record => [record.id, record]));
    return { run: runOf(items, run), records: known, undone: new Set(), driven: true, waits: new Map(), recheck: null, ...more };
}

const pageOf = (view: KnownRun): RunPageView => runPageView(runModel(view, null), strings);

describe('the page of a run', () => {
    const buttons = ({ canPause, canResume, canGoAhead, canCancel, otherWindow, ended }: RunPageView): string =>
        Object.entries({ canPause, canResume, canGoAhead, canCancel, otherWindow, ended })
            .filter(([, on]) => on)
            .map(([name]) => name)
            .join(' ');

    const phases: readonly [Partial<Run>, boolean, string][] = [
        [{}, true, 'canPause canCancel'],
        [{ phase: 'paused' }, true, 'canResume canCancel'],
        [{ phase: 'waiting' }, true, 'canGoAhead canCancel'],
        [{ phase: 'stopping' }, true, ''],
        [{ phase: 'running' }, false, 'otherWindow'],
        [{ phase: 'ended' }, false, 'ended'],
        [{ phase: 'ended' }, true, ''] // its last word is being saved
    ];
    for (const [run, driven, can] of phases)
        it(`${run.phase ?? 'running'}, ${driven ? 'here' : 'not here'}: ${can || 'nothing can be done'}`, () =>
            expect(buttons(pageOf(viewOf([itemOf('a')], [], run, { driven })))).toBe(can));

    it('tells how far it is, and how long it will take once enough have ended', () => {
        const items = Array.from({ length: 40 }, (_, index) => itemOf(`srv${index}`));
        const after = (ended: number, seconds: number): RunPageView['progress'] => {
            const at = new Date(Date.parse(startedAt) + seconds * 1000).toISOString();
            const records = items.slice(0, ended).map(item => endedRecord(item, [null, null], asRequired(item.label), at));
            return pageOf(viewOf(items, records)).progress;
        };
        expect(after(4, 60)).toEqual({ done: 4, all: 40, text: '4 of 40 computers done', left: '' });
        expect(after(5, 60)?.left).toBe('about 7 min left');
        expect(after(35, 2)?.left).toBe('less than a minute left');
        expect(after(40, 60)?.left).toBe('');
        expect(pageOf(viewOf([itemOf('a')], [])).progress?.text).toBe('0 of 1 computer done');
        expect(pageOf(viewOf(items, [], {}, { driven: false })).progress?.left).toBe('');
        expect(pageOf(viewOf(items, [], { phase: 'ended' })).progress).toBeNull();
    });

    it('offers to retry, to carry out the rest and to undo, once nothing is under way', () => {
        const items = [itemOf('a'), itemOf('b'), itemOf('c'), itemOf('d')];
        const [a, b] = items as [RunItem, RunItem];
        const records = [changedRecord(a), endedRecord(b, [failed('accessDenied')], facts('b'))];
        const counts = ({ failed, rest, undoable }: RunPageView): readonly number[] => [failed, rest, undoable];
        const ended: Partial<Run> = { phase: 'ended', ending: 'cancelled' };
        expect(counts(pageOf(viewOf(items, records, ended, { driven: false })))).toEqual([1, 2, 1]);
        expect(counts(pageOf(viewOf(items, records)))).toEqual([0, 0, 0]);
        const recheck = { done: 1, all: 4 };
        const rechecked = pageOf(viewOf(items, records, ended, { driven: false, recheck }));
        expect([counts(rechecked), rechecked.recheck?.text]).toEqual([[0, 0, 0], '1 of 4 computers scanned']);
    });

    it('has a tile for each state that there is, and says what an earlier version cut off', () => {
        const [a, b] = [itemOf('a'), itemOf('b')];
        const page = (leftOut: number): RunPageView => pageOf(viewOf([a, b], [begunRecord(a)], { leftOut }));
        expect(page(0).tiles.map(({ title, count }) => `${title} ${count}`)).toEqual(['All 2', 'Queued 1', 'Running 1', 'Changed 0']);
        expect(page(0).leftOut).toBe('');
        expect(page(1).leftOut).toContain('The last 1 is left out here. See its records');
        expect(page(12_345).leftOut).toContain('The last 12,345 are left out here. See their records');
    });

    it('shows the rows of one state, or of one tag, where one is chosen', () => {
        const [a, b] = [itemOf('a'), itemOf('b')];
        const model = runModel(viewOf([a, b], [begunRecord(a)]), 'running');
        const ofRing = runModel(viewOf([a, b], []), null, () => null, tagFilter([{ connection: tagged('b', 'ring 1') }], 'ring 1'));
        expect([model, ofRing].map(({ rows }) => rows.map(({ item }) => item))).toEqual([[a], [b]]);
        expect(runPageView(model, strings).shown).toBe('1 of 2 shown');
    });

    it('says what to do next where it turned on auditing', () => {
        const target = { goal: 'turnOnAuditing', wanted: {}, of: null } as const;
        const [a, b] = [itemOf('a'), itemOf('b')];
        const ended = { phase: 'ended', ending: 'finished', target } as const;
        const next = (run: Partial<Run>, records = [changedRecord(a)]): string =>
            pageOf(viewOf([a, b], records, run, { driven: false })).next;
        expect(next(ended)).toMatch(/^Next: wait 14 days, /);
        expect([next({ ...ended, target: requireBoth }), next({ ...ended, phase: 'running' }), next(ended, [])]).toEqual(['', '', '']);
    });

    it('says who was refused since, or how to find that out', () => {
        const [a, b] = [itemOf('a'), itemOf('b')];
        const run = { phase: 'ended', ending: 'finished' } as const;
        const model = runModel(viewOf([a, b], [changedRecord(a), changedRecord(b)], run, { driven: false }), null);
        const said = (...found: readonly RunRow['refusals'][]): string =>
            runPageView({ ...model, all: model.all.map((row, index) => ({ ...row, refusals: found[index] ?? null })) }, strings).refused;
        const refusal = {} as NonNullable<RunRow['refusals']>[number];
        expect(said(null, null)).toMatch(/^Next: .* Look for refusals/);
        expect(said([], null)).toBe('Event logs read after the change: 1 of 2 computers. They show no refusals.');
        expect(said([], [refusal, refusal])).toMatch(/^Since the change, peers were refused on 1 computer\. .* Event logs read: 2\.$/);
        expect(runPageView({ ...model, all: [] }, strings).refused).toBe('');
    });

    it('has words for every state, also in the sentence of outcomes', () => {
        const counts = new Map(itemStates.map((state, index) => [state, index + 1]));
        const said = outcomeTexts(counts, strings);
        expect(said.length).toBe(itemStates.length);
        expect(said[2]).toBe('Changed: 3');
        expect(said.join()).not.toContain('undefined');
        expect(outcomeTexts(new Map(), strings)).toEqual([]);
    });
});

describe('a row of a run', () => {
    interface Shown {
        readonly name: readonly string[];
        readonly state: readonly string[];
        readonly outbound: readonly string[];
        readonly inbound: readonly string[];
    }

    function shown(item: RunItem, record: ChangeRecord | null, run: Partial<Run> = {}, more: Partial<KnownRun> = {}): Shown {
        const [row] = runModel(viewOf([item], record ? [record] : [], run, more), null).all;
        const cells = Object.entries(runCells(row as never, strings)).map(([name, { lines }]) => [name, lines.map(({ text }) => text)]);
        return Object.fromEntries(cells) as Shown;
    }

    const item = itemOf('a');
    const ended: Partial<Run> = { phase: 'ended' };
    const later = (record: ChangeRecord, read: SigningConfiguration): ChangeRecord => recheck(record, foundIn(read, startedAt));
    const when = new Date(startedAt).toLocaleString();

    const rows: readonly [string, RunItem, ChangeRecord | null, Partial<Run>, readonly (string | RegExp)[]][] = [
        ['in the queue', item, null, {}, ['Queued']],
        ['in the queue, to become weaker', { ...item, weaker: true }, null, {}, ['Queued', /^Weaker/]],
        ['being written to', item, begunRecord(item), {}, ['Running', 'Writing…']],
        ['changed', item, changedRecord(item), ended, ['Changed']],
        [
            'refused, with words of its own',
            item,
            endedRecord(item, [failed('scriptFailed', '<i>Nein</i>')], facts('a')),
            ended,
            ['Failed', '<i>Nein</i>']
        ],
        ['refused without words', item, endedRecord(item, [failed('accessDenied')], facts('a')), ended, ['Failed', 'Access denied']],
        ['not read back', item, endedRecord(item, [null, null], null), ended, ['Not verified', "What's in force now couldn't be read."]],
        [
            'read back otherwise',
            item,
            endedRecord(item, [null, null], facts('a')),
            ended,
            ['Failed', 'The computer reports a different value']
        ],
        [
            'changed by somebody since',
            item,
            later(changedRecord(item), facts('a')),
            ended,
            ['Different now', new RegExp(`a reading at ${when} found`)]
        ],
        ['never begun', item, null, ended, ['Not started']],
        ['never begun, because the run was cancelled', item, null, { ...ended, ending: 'cancelled' }, ['Canceled']],
        ['skipped', { ...item, decision: 'weaker' }, null, ended, ['Skipped', 'Skipped: would become weaker']],
        ['so already', { ...item, decision: 'alreadySo' }, null, ended, ['No change needed']],
        [
            'that could not be read',
            itemOf('a', { decision: 'unreachable', failure: failed('unreachable', 'No route.') }),
            null,
            ended,
            ['Not attempted (unread)', 'Unreachable: No route.']
        ],
        [
            'that waited in vain for another change',
            item,
            giveUpWaiting(waitingRecord(item), { kind: 'cluster', name: 'fs' }),
            ended,
            ['Not started', /^Nothing was sent, because a change of another node of cluster fs took too long/]
        ]
    ];
    for (const [what, one, record, run, state] of rows)
        it(`says of one that is ${what}: ${String(state.at(-1))}`, () =>
            expect(shown(one, record, run, { driven: run.phase !== 'ended' }).state as unknown[]).toEqual(
                state.map(text => (typeof text === 'string' ? text : jasmine.stringMatching(text)))
            ));

    it('names what is waited for, and a node that is left alone', () => {
        const waits = new Map([[item.record, { kind: 'computer' as const, name: 'a' }]]);
        expect(shown(item, null, {}, { waits }).state[1]).toBe('Waiting for another change of a to finish. You can cancel.');
        const [node, other] = [itemOf('n1', { cluster: 'fs' }), itemOf('n2', { cluster: 'FS' })];
        const model = runModel(viewOf([node, other], [lost(node)]), null);
        const cells = runCells(model.all[1] as never, strings);
        expect(cells.state.lines.map(({ text }) => text)).toEqual([
            'Queued',
            "Not started, because another node of its cluster hasn't answered"
        ]);
        expect(cells.name.lines.map(({ text }) => text)).toEqual(['n2', 'node of FS']);
    });

    it('says that the page was closed in mid-write only where nobody carries it out any more', () => {
        expect(shown(item, begunRecord(item), ended, { driven: false }).state).toEqual(['Unknown: page was closed']);
        expect(shown(item, begunRecord(item), {}, { driven: false }).state[0]).toBe('Running');
    });

    it('shows what is planned until it was read, then what was found', () => {
        const inbound = (record: ChangeRecord | null, run: Partial<Run> = {}): readonly string[] => shown(item, record, run).inbound;
        const planned = ['Not required → Required', 'Stored: Not stored → 1'];
        expect(inbound(null)).toEqual(planned);
        expect(inbound(begunRecord(item))).toEqual(planned);
        expect(inbound(changedRecord(item), ended)).toEqual(planned);
        expect(inbound(endedRecord(item, [failed('accessDenied')], facts('a')), ended)).toEqual(['Not required', 'Stored: Not stored']);
        expect(inbound(lost(item), ended)).toEqual(['Not required', 'Stored: Not stored']);
        // Nothing was read back, and the write may arrive yet: what was planned may come about.
        expect(inbound(endedRecord(item, [null, failed('outcomeUnknown')], null), ended)).toEqual(planned);
        expect(inbound(endedRecord(item, [null, failed('accessDenied')], null), ended)).toEqual(['Not required', 'Stored: Not stored']);
        expect(inbound(null, ended)).toEqual(['Not required', 'Stored: Not stored']);
        const outboundOnly = { ...item, changes: item.changes.filter(({ direction }) => direction === 'outbound') };
        expect(shown(outboundOnly, null).inbound).toEqual([]);
    });

    it('says that Group Policy has taken it back only where that is known, by the name that it has', () => {
        const owner = { by: 'groupPolicy', gpoName: '<Files>', gpoId: null, value: '0', lastApplied: '2026-11-24T10:00:00.000Z' } as const;
        const record = changedRecord(item);
        const zero = facts('a');
        const read = { ...zero, outbound: { ...zero.outbound, required: false, stored: { required: 0 } } };
        const seen = foundIn(
            { ...read, inbound: asRequired('a').inbound, collectedAt: '2026-11-24T11:00:00.000Z' },
            '2026-11-24T11:00:00.000Z'
        );
        const by = (named: boolean): ChangeRecord => {
            const owners = named ? [{ ...owner, appliedBy: 'event' as const, everyRefresh: false }] : [];
            return recheck(record, { ...seen, named: { ...seen.named, outbound: { owners, policyRead: true, managersRead: true } } });
        };
        const at = new Date('2026-11-24T11:00:00.000Z').toLocaleString();
        expect(shown(item, by(true), ended).state).toEqual([
            'Reverted',
            `Group Policy "<Files>" reverted the change, as a reading at ${at} found.`
        ]);
        expect(shown(item, by(false), ended).state[0]).toBe('Different now');
    });

    it('is busy while it is written to, and not in the queue', () => {
        const busy = (record: ChangeRecord | null): unknown =>
            runCells(runModel(viewOf([item], record ? [record] : []), null).all[0] as never, strings).state.busy;
        expect([busy(begunRecord(item)), busy(null)]).toEqual([true, false]);
    });

    it('is undone once its record was', () => {
        const record = changedRecord(item);
        expect(shown(item, record, ended, { undone: new Set([record.id]) }).state).toEqual(['Undone']);
    });

    it('takes an answer that came late for what it says', () => {
        const late = answerLate(lost(item), 'outbound', failed('accessDenied'));
        expect(itemState(item, viewOf([item], [late], ended), false)).toBe('notVerified');
        expect(shown(item, late, ended).state).toEqual(['Not verified', 'Access denied']);
    });

    it('shows audits that it turns on, and what was found of them', () => {
        const target = { goal: 'turnOnAuditing', wanted: {}, of: null } as const;
        const [row] = judged([entry('a', facts('a'))], target);
        const audited = row?.item as RunItem;
        const planned = "Audit of clients that can't sign: Off → On";
        expect(shown(audited, null).inbound[0]).toBe(planned);
        const found = endedRecord(audited, [null, null, null, null], facts('a'));
        expect(shown(audited, found, ended).inbound[0]).toBe("Audit of clients that can't sign: Off, nothing stored");
    });

    it('is made of whole texts, whatever a dry run says', () => {
        const [row] = judged([entry('a', facts('a', { cluster: '{0}' }))]);
        expect(JSON.stringify(shown(row?.item as RunItem, null))).not.toMatch(/undefined|null/);
    });
});
