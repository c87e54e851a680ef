// SPDX-License-Identifier: MIT
import { makePlan } from '../domain/change/plan';
import type { ChangeRecord } from '../domain/change/record';
import { failure } from '../remote/outcomes';
import { FakeComputers } from '../remote/testing/fake-computers';
import { sample } from '../remote/testing/samples';
import { ChangeState } from './change-state';
import { Changes } from './changes';
import { History } from './history/history';
import { MemoryJournal } from './testing/memory-journal';
import { MemoryLocks } from './testing/memory-locks';

describe('Changes', () => {
    let computers: FakeComputers;
    let journal: MemoryJournal;
    let locks: MemoryLocks;
    let history: History;
    let changes: Changes;
    let states: ChangeState[];
    let waitLimit = Infinity;
    const before = sample('srv2022');
    const plan = makePlan(before, { outbound: 'required', inbound: 'required' });
    const done = {
        ...before,
        outbound: { ...before.outbound, required: true, stored: { required: 1 } },
        inbound: { ...before.inbound, required: true, stored: { required: 1 } }
    };

    /** A window: what it shares with others is the computers, the storage and the locks. */
    function openWindow(): void {
        history = new History(journal);
        changes = new Changes(computers, computers, locks, '1.0.0', history, waitLimit);
        states = [];
        changes.stateOf('srv2022').subscribe(state => states.push(state));
    }

    beforeEach(() => {
        computers = new FakeComputers();
        computers.set('srv2022', before);
        journal = new MemoryJournal();
        locks = new MemoryLocks();
        openWindow();
    });

    /** Another window changes the computer and waits for it; this one is opened beside it. */
    async function inOtherWindow(limit = Infinity): Promise<void> {
        computers.silent.add('srv2022');
        void changes.apply('srv2022', before, makePlan(before, { inbound: 'required' }));
        await settled(() => computers.isAwaited('srv2022'));
        waitLimit = limit;
        openWindow();
        waitLimit = Infinity;
    }

    function waitsFor(): unknown {
        const state = last();
        return state.kind === 'running' ? state.waitsFor : null;
    }

    function last(): ChangeState {
        return states[states.length - 1] as ChangeState;
    }

    function ending(): unknown {
        const state = last();
        return state.kind === 'ended' ? state.record.ending : state.kind;
    }

    it('writes one direction after the other, reads back, and keeps a record', async () => {
        await changes.apply('srv2022', before, plan);
        expect(computers.calls).toEqual(['write srv2022 outbound required one', 'write srv2022 inbound required one', 'read srv2022']);
        expect(ending()).toBe('changed');
        expect((journal.all() as ChangeRecord[]).map(record => record.ending)).toEqual(['changed']);
    });

    it('saves the state before each write before it is sent', async () => {
        const saved: string[] = [];
        const save = journal.save.bind(journal);
        journal.save = async record => {
            saved.push(`${record.step} ${record.changes.map(change => change.write.kind).join(' ')} after ${computers.calls.length} calls`);
            await save(record);
        };
        await changes.apply('srv2022', before, plan);
        expect(saved).toEqual([
            'writing sent notSent after 0 calls',
            'writing written sent after 1 calls',
            'readingBack written written after 2 calls',
            'ended written written after 3 calls'
        ]);
    });

    it('does not start where the state before cannot be saved', async () => {
        journal.full = true;
        await changes.apply('srv2022', before, plan);
        expect(last().kind).toBe('notStarted');
        locks.denied = true;
        await changes.apply('srv2022', before, plan);
        expect(last().kind).toBe('notStarted');
        await changes.settle('srv2022', before);
        expect(computers.calls).toEqual([]);
    });

    it('says that the record of a result could not be saved, and saves it as soon as it can', async () => {
        const save = journal.save.bind(journal);
        journal.save = async (...records) => {
            journal.full = computers.calls.some(call => call.startsWith('read'));
            await save(...records);
        };
        await changes.apply('srv2022', before, plan);
        expect(last()).toEqual(jasmine.objectContaining({ kind: 'ended', saved: false }));
        expect(ending()).toBe('changed');
        journal.save = save;
        journal.full = false;
        changes.dismiss('srv2022');
        await changes.settle('srv2022', done); // nothing was left behind: this window knows how it ended
        expect(last()).toEqual({ kind: 'none' });
        expect(journal.has(record => record.ending === 'changed')).toBeTrue();
    });

    it('sends no further write once a record cannot be saved any more, and reads back what was sent', async () => {
        const save = journal.save.bind(journal);
        journal.save = async record => {
            journal.full = computers.calls.length > 0;
            await save(record);
        };
        await changes.apply('srv2022', before, plan);
        expect(computers.calls).toEqual(['write srv2022 outbound required one', 'read srv2022']);
        expect(ending()).toBe('interrupted');
    });

    it('does not believe a write that changed nothing', async () => {
        computers.discardWrites = true;
        await changes.apply('srv2022', before, plan);
        expect(ending()).toBe('differs');
    });

    it('sends nothing after a failed write, and still reads back', async () => {
        computers.nextWrite = failure('accessDenied', 'no');
        await changes.apply('srv2022', before, plan);
        expect(computers.calls).toEqual(['write srv2022 outbound required one', 'read srv2022']);
        expect(ending()).toBe('failed');
    });

    it('claims nothing where the computer cannot be read back', async () => {
        await changes.apply('elsewhere', before, plan);
        expect((journal.all() as ChangeRecord[])[0]?.ending).toBe('notVerified');
    });

    it('runs one change at a time on a computer', async () => {
        computers.silent.add('srv2022');
        const first = changes.apply('srv2022', before, plan);
        await changes.apply('srv2022', before, plan);
        await settled(() => computers.isAwaited('srv2022'));
        expect(computers.calls.filter(call => call.startsWith('write')).length).toBe(2);
        computers.answer('srv2022');
        await first;
        expect(ending()).toBe('changed');
    });

    it('stops when it is cancelled: what is in flight is finished and told', async () => {
        computers.onWrite = () => changes.cancel('srv2022');
        await changes.apply('srv2022', before, plan);
        expect(computers.calls).toEqual(['write srv2022 outbound required one', 'read srv2022']);
        expect(ending()).toBe('cancelled');
    });

    it('sends nothing that is cancelled while its record is being saved', async () => {
        const running = changes.apply('srv2022', before, plan);
        changes.cancel('srv2022');
        await running;
        expect(computers.calls).toEqual(['read srv2022']);
        expect(ending()).toBe('cancelled');
    });

    it('reads back what a closed page left behind, and sends nothing', async () => {
        computers.silent.add('srv2022'); // the page is closed while it reads back
        void changes.apply('srv2022', before, plan);
        await settled(() => computers.isAwaited('srv2022'));
        computers.silent.clear();
        locks.dropAll();
        openWindow();
        const found = { ...before, outbound: { ...before.outbound, required: true, stored: { required: 1 } } };
        await changes.settle('srv2022', found);
        expect(computers.calls.filter(call => call.startsWith('write')).length).toBe(2);
        expect(ending()).toBe('differs');
        expect(last().kind === 'ended' && (last() as ChangeState & { kind: 'ended' }).settled).toBeTrue();
        await changes.settle('srv2022', done); // read again: what was verified stays so
        expect(ending()).toBe('differs');
        expect(computers.calls.filter(call => call.startsWith('write')).length).toBe(2);
    });

    it("takes what another computer of the same name is like for nobody's result", async () => {
        computers.silent.add('srv2022');
        void changes.apply('srv2022', before, plan);
        await settled(() => computers.isAwaited('srv2022'));
        locks.dropAll();
        openWindow();
        await changes.settle('srv2022', { ...done, computer: { ...done.computer, id: 'another' } });
        expect(ending()).toBe('notVerified');
        expect(last().kind === 'ended' && (last() as ChangeState & { kind: 'ended' }).record.found).toBeNull();
    });

    it('leaves to another window what that one drives', async () => {
        computers.silent.add('srv2022');
        void changes.apply('srv2022', before, plan);
        await settled(() => computers.isAwaited('srv2022'));
        openWindow();
        await changes.settle('srv2022', before);
        expect(last()).toEqual({ kind: 'none' });
    });

    it('reads back once more when an answer comes after it was given up', async () => {
        const late = computers.answerTwice(failure('outcomeUnknown'));
        await changes.apply('srv2022', before, makePlan(before, { inbound: 'required' }));
        expect(ending()).toBe('notVerified');
        computers.set('srv2022', { ...before, inbound: { ...before.inbound, required: true, stored: { required: 1 } } });
        late();
        await settled(() => ending() === 'changed');
        expect(ending()).toBe('changed');
    });

    it('takes a late answer also where the result is no longer shown', async () => {
        const late = computers.answerTwice(failure('outcomeUnknown'));
        await changes.apply('srv2022', before, makePlan(before, { inbound: 'required' }));
        changes.dismiss('srv2022');
        computers.set('srv2022', { ...before, inbound: { ...before.inbound, required: true, stored: { required: 1 } } });
        late();
        await settled(() => journal.has(record => record.ending === 'changed'));
        expect(last()).toEqual({ kind: 'none' });
    });

    it('tells what it waits for, and can be cancelled while it waits: nothing is sent then', async () => {
        await inOtherWindow();
        const second = changes.apply('srv2022', before, plan);
        await settled(() => waitsFor() !== null);
        expect(waitsFor()).toEqual({ kind: 'computer', name: 'srv2022' });
        changes.cancel('srv2022');
        await second;
        expect(last()).toEqual(jasmine.objectContaining({ kind: 'notStarted', why: 'cancelled' }));
        expect(computers.calls).toEqual(['write srv2022 inbound required one', 'read srv2022']);
    });

    it('gives a wait up that lasts too long, and says what it waited for', async () => {
        await inOtherWindow(20);
        await changes.apply('srv2022', before, plan);
        expect(last()).toEqual(jasmine.objectContaining({ kind: 'notStarted', why: { kind: 'computer', name: 'srv2022' } }));
        expect(computers.calls).toEqual(['write srv2022 inbound required one', 'read srv2022']);
    });

    it('takes a computer that is called as a cluster is for another than that cluster', async () => {
        const node = { ...before, computer: { ...before.computer, cluster: 'HV' } };
        computers.set('cluster-hv', node);
        await changes.apply('cluster-hv', node, plan);
        expect(computers.calls.at(-1)).toBe('read cluster-hv');
    });

    it('settles by the next reading what was not verified, also after the page was opened again', async () => {
        computers.failAfterWrite = true;
        await changes.apply('srv2022', before, makePlan(before, { inbound: 'required' }));
        expect(ending()).toBe('notVerified');
        openWindow();
        await changes.settle('srv2022', { ...before, inbound: { ...before.inbound, required: true, stored: { required: 1 } } });
        expect((journal.all() as ChangeRecord[]).map(record => record.ending)).toEqual(['changed']);
        expect(last()).toEqual({ kind: 'none' });
    });

    it('saves nothing of a reading that says nothing new', async () => {
        computers.nextWrite = failure('outcomeUnknown');
        await changes.apply('srv2022', before, makePlan(before, { inbound: 'required' }));
        openWindow();
        const save = spyOn(journal, 'save').and.callThrough();
        await changes.settle('srv2022', { ...before });
        await changes.settle('srv2022', { ...before });
        expect(save).not.toHaveBeenCalled();
    });

    it('changes a computer from one window at a time', async () => {
        computers.silent.add('srv2022');
        void changes.apply('srv2022', before, makePlan(before, { inbound: 'required' }));
        await settled(() => computers.isAwaited('srv2022'));
        openWindow();
        const second = changes.apply('srv2022', before, makePlan(before, { outbound: 'required' }));
        await settled(() => last().kind === 'running');
        expect(computers.calls).toEqual(['write srv2022 inbound required one', 'read srv2022']);
        computers.silent.clear();
        computers.answer('srv2022');
        await second;
        expect(ending()).toBe('changed');
    });
});

/** Lets promises run until it is so. */
async function settled(so: () => boolean): Promise<void> {
    for (let i = 0; i < 50 && !so(); i++) await Promise.resolve();
    expect(so()).toBeTrue();
}
