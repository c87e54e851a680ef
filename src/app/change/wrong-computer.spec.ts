// SPDX-License-Identifier: MIT
import { makePlan } from '../domain/change/plan';
import { touched } from '../domain/change/undo';
import { failure } from '../remote/outcomes';
import { FakeComputers } from '../remote/testing/fake-computers';
import { sample } from '../remote/testing/samples';
import { ChangeState } from './change-state';
import { Changes } from './changes';
import { History } from './history/history';
import { MemoryJournal } from './testing/memory-journal';
import { MemoryLocks } from './testing/memory-locks';

describe('A change whose name leads to another computer meanwhile', () => {
    const before = sample('srv2022');
    const plan = makePlan(before, { outbound: 'required' });
    const done = { ...before, outbound: { ...before.outbound, required: true, stored: { required: 1 } } };
    const other = { ...done, computer: { ...done.computer, id: 'another', fqdn: 'other.lab.example', name: 'OTHER' } };
    let computers: FakeComputers;
    let changes: Changes;
    let state: ChangeState;

    beforeEach(() => {
        computers = new FakeComputers();
        computers.set('srv2022', before);
        changes = new Changes(computers, computers, new MemoryLocks(), '1.0.0', new History(new MemoryJournal()), Infinity);
        changes.stateOf('srv2022').subscribe(now => (state = now));
    });

    function ending(): unknown {
        return state.kind === 'ended' ? state.record.ending : state.kind;
    }

    it('claims nothing of what that one says when the change is read back, nor when it is read once more', async () => {
        computers.onWrite = () => computers.set('srv2022', other);
        await changes.apply('srv2022', before, plan);
        expect(ending()).toBe('notVerified');
        expect(state.kind === 'ended' && [state.record.found, state.readBack]).toEqual([
            null,
            { kind: 'wrongComputer', words: 'other.lab.example', errorId: null }
        ]);
        await changes.settle('srv2022', other);
        expect(ending()).toBe('notVerified');
        await changes.settle('srv2022', done);
        expect(ending()).toBe('changed');
    });

    it('ends as failed, with nothing to undo, where that one refused the write', async () => {
        computers.nextWrite = failure('wrongComputer', 'This computer is other.lab.example, not srv2022.');
        await changes.apply('srv2022', before, plan);
        expect(ending()).toBe('failed');
        expect(state.kind === 'ended' && touched(state.record)).toEqual([]);
    });
});
