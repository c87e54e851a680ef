// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../../domain/computer/facts';
import { makeList } from '../../domain/list/list';
import { dryRun } from '../../domain/run/dry-run';
import { makePlan } from '../../domain/change/plan';
import { undoTarget } from '../../domain/change/undo';
import { itemState, undoable } from '../../domain/run/item-state';
import { MOST_COMPUTERS } from '../../domain/limits';
import type { Origin } from '../../domain/origin';
import type { NewRun, Run, RunItem, RunSettings } from '../../domain/run/run';
import { entry, facts } from '../../domain/testing/list-entries';
import { FakeComputers } from '../../remote/testing/fake-computers';
import { Settling } from '../../settling';
import { Changes } from '../changes';
import { History } from '../history/history';
import { Runs, RunState, KnownRun } from './runs';
import { MemoryJournal } from '../testing/memory-journal';
import { MemoryLocks } from '../testing/memory-locks';

const names = ['a', 'b', 'c'];
const usual: RunSettings = { atOnce: 1, stopAfter: null, pilot: null, allowWeaker: true };

describe('runs', () => {
    let computers: FakeComputers;
    let journal: MemoryJournal;
    let locks: MemoryLocks;
    let changes: Changes;

    beforeEach(() => {
        [computers, journal, locks] = [new FakeComputers(), new MemoryJournal(), new MemoryLocks()];
        for (const name of names) computers.set(name, facts(name));
    });

    function openWindow(waitLimit = Infinity): Runs {
        const history = new History(journal);
        changes = new Changes(computers, computers, locks, '1.0.0', history, waitLimit);
        new Settling(computers, changes).start();
        return new Runs(changes, history, journal, computers, locks, '1.0.0');
    }

    function frozen(settings: Partial<RunSettings> = {}, id = 'run'): NewRun {
        const target = { goal: 'requireInbound', wanted: { inbound: 'required' }, of: null } as const;
        const read = new Map<string, SigningConfiguration>(names.map(name => [name, facts(name)]));
        const entries = names.map(name => entry(name, read.get(name) ?? null));
        const list = makeList(entries, null);
        const records = new Map(names.map(key => [key, `${id}/${key}`]));
        const rows = dryRun({ list, records, since: 0, target, allowWeaker: true, undoes: new Map() });
        const items = rows.flatMap(({ item }) => item ?? []);
        const startedAt = '2026-01-01T00:00:00.000Z';
        return { id, startedAt, toolVersion: '1.0.0', target, settings: { ...usual, ...settings }, retries: null, items };
    }

    async function settled(
        runs: Runs,
        is: (view: KnownRun) => boolean = view => view.run.phase === 'ended' && !view.recheck && !view.driven
    ): Promise<KnownRun> {
        return new Promise(resolve => {
            const taken = runs.stateOf('run').subscribe((state: RunState) => {
                if (!state || typeof state === 'string' || !is(state)) return;
                resolve(state);
                setTimeout(() => taken.unsubscribe());
            });
        });
    }

    async function isAwaited(computer: string): Promise<void> {
        while (!computers.isAwaited(computer)) await new Promise(resolve => setTimeout(resolve));
    }

    function states(view: KnownRun): readonly string[] {
        return view.run.items.map(item => itemState(item, view, view.driven));
    }

    /** A page is closed while it changes `a`, which then cannot be read: the window that was opened afterwards. */
    async function leaveBehind(): Promise<Runs> {
        computers.silent.add('a');
        await openWindow().start(frozen());
        await isAwaited('a');
        locks.dropAll();
        computers.set('a', { kind: 'unreachable', words: null, errorId: null });
        computers.silent.clear();
        const runs = openWindow();
        await runs.recover();
        return runs;
    }

    it('write to each computer of the list once and read it back', async () => {
        const runs = openWindow();
        expect(await runs.start(frozen())).toBeTrue();
        const view = await settled(runs);
        expect(states(view)).toEqual(['changed', 'changed', 'changed']);
        expect(computers.calls).toEqual(names.flatMap(name => [`write ${name} inbound required one`, `read ${name}`]));
    });

    it('send nothing where they cannot be saved, or the browser refuses locks', async () => {
        journal.full = true;
        expect(await openWindow().start(frozen())).toBeFalse();
        journal.full = false;
        locks.denied = true;
        expect(await openWindow().start(frozen())).toBeFalse();
        expect(computers.calls).toEqual([]);
    });

    it('are not started where they could not be read again: over more computers than a run can have', async () => {
        const [item] = frozen().items;
        const items = Array.from({ length: MOST_COMPUTERS + 1 }, (_, index) => ({ ...(item as RunItem), record: `run/${index}` }));
        expect(await openWindow().start({ ...frozen(), items })).toBeFalse();
        expect([journal.allRuns(), computers.calls]).toEqual([[], []]);
    });

    it('stop when no further record can be saved', async () => {
        computers.onWrite = () => (journal.full = true);
        const runs = openWindow();
        await runs.start(frozen());
        const view = await settled(runs);
        expect(view.run.ending).toBe('notSaved');
        expect(states(view)).toEqual(['changed', 'notBegun', 'notBegun']);
        expect(computers.calls.filter(call => call.startsWith('write'))).toEqual(['write a inbound required one']);
    });

    it('wait for a go-ahead after the pilot, and begin nothing while they are paused', async () => {
        const runs = openWindow();
        await runs.start(frozen({ pilot: 1 }));
        expect(states(await settled(runs, ({ run }) => run.phase === 'waiting'))).toEqual(['changed', 'queued', 'queued']);
        computers.silent.add('b');
        runs.goAhead('run');
        runs.pause('run');
        computers.answer('b');
        await settled(runs, view => states(view)[1] === 'changed');
        expect(computers.calls.filter(call => call.startsWith('write')).length).toBe(2);
        runs.resume('run');
        expect(states(await settled(runs))).toEqual(['changed', 'changed', 'changed']);
    });

    it('are not taken over by a second window, and not continued after the first was closed', async () => {
        computers.silent.add('a');
        await openWindow().start(frozen());
        await isAwaited('a');
        const second = openWindow();
        await second.recover();
        expect((await settled(second, () => true)).run.phase).toBe('running');
        locks.dropAll(); // the first window is closed
        computers.silent.clear();
        const third = openWindow();
        await third.recover();
        const view = await settled(third);
        expect([view.run.phase, view.run.ending]).toEqual(['ended', 'interrupted']);
        expect(states(view)).toEqual(['changed', 'notBegun', 'notBegun']);
        expect(computers.calls.filter(call => call.startsWith('write')).length).toBe(1);
    });

    it('say what is not known of a computer that cannot be read after the page was closed', async () => {
        const runs = await leaveBehind();
        expect(states(await settled(runs))[0]).toBe('leftBehind');
        computers.set('a', facts('a', {}, true, true));
        await runs.recheck('run');
        expect(states(await settled(runs))[0]).not.toBe('leftBehind');
    });

    it('come back from a file as a whole, or not at all', async () => {
        const runs = openWindow();
        await runs.start(frozen());
        const text = runs.export(await settled(runs));
        const [other, before] = [new MemoryJournal(), journal];
        journal = other;
        const elsewhere = openWindow();
        expect(await elsewhere.import('{"format":"smb-signing-run","version":6}')).toEqual({ kind: 'newerVersion', version: 6 });
        expect((await elsewhere.import(text.slice(0, 500))).kind).toBe('damaged');
        expect((await elsewhere.import(text.replace('"phase": "ended"', '"phase": "running"'))).kind).toBe('damaged');
        expect((await elsewhere.import(text.replace('"run": "run"', '"run": "another"'))).kind).toBe('damaged');
        expect(other.allRuns()).toEqual([]);
        await elsewhere.loadLatest(50);
        expect(await elsewhere.import(text)).toEqual({ kind: 'imported', run: 'run' });
        expect(elsewhere.all.value).toEqual(jasmine.objectContaining({ runs: [jasmine.objectContaining({ id: 'run' })] }));
        expect(states(await settled(elsewhere))).toEqual(['changed', 'changed', 'changed']);
        expect(await elsewhere.import(text)).toEqual({ kind: 'known', run: 'run' });
        const { exportedAt } = JSON.parse(text) as Origin;
        const origin = { importedAt: jasmine.any(String), exportedAt, toolVersion: '1.0.0' } as unknown as Origin;
        const imported = before.recordsOf('run').map(record => ({ ...record, imported: true, origin }));
        expect(await other.loadOfRun('run')).toEqual(imported);
        expect(other.allRuns().map(run => [run.imported, run.origin])).toEqual([[true, origin]]);
    });

    it('take no record of another run from a file, and leave those that are here as they are', async () => {
        const runs = openWindow();
        await runs.start(frozen());
        const text = runs.export(await settled(runs));
        const kept = await journal.loadOfRun('run');
        expect(await runs.import(text.replaceAll('"run": "run"', '"run": "x"').replace('"id": "run"', '"id": "x"'))).toEqual({
            kind: 'damaged',
            where: 'records'
        });
        expect(await journal.loadOfRun('run')).toEqual(kept);
        expect(journal.allRuns().length).toBe(1);
    });

    it('go out as not verified where a closed page left a computer behind', async () => {
        const runs = await leaveBehind();
        const text = runs.export(await settled(runs));
        journal = new MemoryJournal();
        const elsewhere = openWindow();
        await elsewhere.import(text);
        expect(states(await settled(elsewhere))).toEqual(['notVerified', 'notBegun', 'notBegun']);
    });

    it('send nothing while a prompt is open, and nothing afterwards that was cancelled meanwhile', async () => {
        const runs = openWindow();
        computers.promptClosed.next(false);
        await runs.start(frozen());
        await new Promise(resolve => setTimeout(resolve, 50));
        expect(journal.has(({ step }) => step === 'writing')).toBeTrue();
        runs.cancel('run');
        computers.promptClosed.next(true);
        expect(states(await settled(runs))).toEqual(['cancelled', 'cancelled', 'cancelled']);
        expect(computers.calls.filter(call => call.startsWith('write'))).toEqual([]);
    });

    it('show what a later look found, and an undo that is not offered twice', async () => {
        const runs = openWindow();
        await runs.start(frozen());
        await settled(runs);
        computers.set('a', facts('a'));
        await runs.recheck('run');
        const view = await settled(runs);
        expect(states(view)).toEqual(['noLonger', 'changed', 'changed']);
        const [record] = [...view.records.values()].filter(({ computer }) => computer.name === 'b');
        const plan = makePlan(facts('b', {}, true, true), record ? undoTarget(record) : {});
        expect(plan.changes.length).toBe(1);
        await changes.apply('b', facts('b', {}, true, true), plan, record?.id);
        const undone = await settled(runs, known => known.undone.size > 0);
        expect(states(undone)).toEqual(['noLonger', 'undone', 'changed']);
        expect(undoable(undone).map(({ computer }) => computer.name)).toEqual(['a', 'c']);
        expect((await settled(openWindow(), () => true)).undone).toEqual(undone.undone);
    });

    it('change one computer of a cluster at a time, also beside another run and under another name', async () => {
        computers.silent.add('a');
        const runs = openWindow();
        const nodes = (id: string, name: string): NewRun => {
            const one = frozen({}, id);
            return { ...one, items: one.items.filter(item => item.computer.name === name).map(item => ({ ...item, cluster: 'clu' })) };
        };
        await runs.start(nodes('run', 'a'));
        await isAwaited('a');
        await openWindow().start(nodes('other', 'b'));
        await new Promise(resolve => setTimeout(resolve, 20));
        expect(computers.calls.filter(call => call.startsWith('write b'))).toEqual([]);
        computers.answer('a');
        await settled(runs);
        await new Promise(resolve => setTimeout(resolve, 20));
        expect(computers.calls.filter(call => call.startsWith('write b')).length).toBe(1);
    });

    it('come from a file with no more at once than a run may have', async () => {
        const runs = openWindow();
        await runs.start(frozen());
        const text = runs.export(await settled(runs));
        journal = new MemoryJournal();
        await openWindow().import(text.replace('"atOnce": 1', '"atOnce": 1000000'));
        expect(journal.allRuns().map(({ settings }) => settings.atOnce)).toEqual([50]);
    });

    it('tell what a computer waits for, go on with others, and give a wait up that lasts too long', async () => {
        computers.silent.add('a');
        const first = openWindow();
        await first.start(frozen({}, 'other'));
        await isAwaited('a');
        const runs = openWindow(100);
        await runs.start(frozen({ atOnce: 2 }));
        const waiting = await settled(runs, view => view.waits.size > 0);
        expect([...waiting.waits]).toEqual([['run/a', { kind: 'computer', name: 'a' }]]);
        const view = await settled(runs);
        expect(states(view)).toEqual(['notBegun', 'changed', 'changed']);
        expect(view.records.get('run/a')?.waitedFor).toEqual({ kind: 'computer', name: 'a' });
        expect(view.waits.size).toBe(0);
        expect(journal.has(({ id, ending }) => id === 'run/a' && ending === 'interrupted')).toBeTrue();
    });

    it('that are cancelled while a computer waits do not wait for it', async () => {
        computers.silent.add('a');
        await openWindow().start(frozen({}, 'other'));
        await isAwaited('a');
        const runs = openWindow();
        await runs.start(frozen());
        await settled(runs, view => view.waits.size > 0);
        runs.cancel('run');
        expect(states(await settled(runs))).toEqual(['cancelled', 'cancelled', 'cancelled']);
    });

    it('that another window has ended meanwhile stay as that one ended them', async () => {
        const first = openWindow();
        await first.start(frozen());
        await settled(first);
        const second = openWindow();
        const ended = journal.allRuns();
        // What this window loads first is from before; only under the lock it sees what is so.
        spyOn(journal, 'loadUnfinishedRuns').and.resolveTo([{ ...(ended[0] as Run), phase: 'running', ending: null, endedAt: null }]);
        await second.recover();
        expect(journal.allRuns()).toEqual(ended);
    });
});
