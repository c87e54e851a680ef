// SPDX-License-Identifier: MIT
import { fakeAsync, tick } from '@angular/core/testing';
import { BehaviorSubject, Subscription } from 'rxjs';
import { ChangeState } from '../change/change-state';
import { Changes } from '../change/changes';
import { History } from '../change/history/history';
import { MemoryJournal } from '../change/testing/memory-journal';
import { MemoryLocks } from '../change/testing/memory-locks';
import { makePlan } from '../domain/change/plan';
import { FakeComputers } from '../remote/testing/fake-computers';
import { sample } from '../remote/testing/samples';
import { Settling } from '../settling';
import type { ActiveComputer } from '../ui/navigation/active-computer';
import { Pane, PaneState } from './pane';

describe('Pane', () => {
    let computers: FakeComputers;
    let active: BehaviorSubject<string>;
    let changes: Changes;
    let pane: Pane;
    let states: string[];
    let last: PaneState | undefined;
    let change: ChangeState | undefined;
    /** What the template holds while it is there. */
    let template: Subscription;

    function open(computer: string): void {
        active = new BehaviorSubject(computer);
        pane = new Pane({ name: active } as unknown as ActiveComputer, computers, changes);
        states = [];
        template = pane.state.subscribe(state => {
            last = state;
            states.push(`${state.kind} ${state.computer}`);
        });
        template.add(pane.change.subscribe(state => (change = state)));
    }

    beforeEach(() => {
        computers = new FakeComputers();
        changes = new Changes(computers, computers, new MemoryLocks(), '1.0.0', new History(new MemoryJournal()), Infinity);
        new Settling(computers, changes).start();
        for (const name of ['srv2025', 'srv2022'] as const) computers.set(name, sample(name));
    });

    function leave(): void {
        template.unsubscribe();
        pane.ngOnDestroy();
    }

    afterEach(() => leave());

    it('reads its computer once', () => {
        open('srv2025');
        expect(last).toEqual(jasmine.objectContaining({ kind: 'ready', computer: 'srv2025' }));
        expect(computers.calls).toEqual(['read srv2025']);
    });

    it('leaves it to what follows every reading to settle earlier changes by it', () => {
        const settle = spyOn(changes, 'settle').and.callThrough();
        open('srv2025');
        pane.refresh();
        expect(settle).toHaveBeenCalledTimes(2);
    });

    it('says after ten seconds that it still waits', fakeAsync(() => {
        computers.silent.add('srv2025');
        open('srv2025');
        expect(last).toEqual({ kind: 'loading', computer: 'srv2025', slow: false, before: null });
        tick(10_000);
        expect(last).toEqual({ kind: 'loading', computer: 'srv2025', slow: true, before: null });
        computers.answer('srv2025');
        expect(last?.kind).toBe('ready');
        leave();
    }));

    it('keeps the last values in sight while the same computer is read again, and never those of another', () => {
        open('srv2025');
        computers.silent.add('srv2025').add('srv2022');
        pane.refresh();
        expect(last?.kind === 'loading' && last.before?.value).toEqual(sample('srv2025'));
        active.next('srv2022');
        expect(last?.kind === 'loading' && last.before).toBeNull();
    });

    it('drops the late answer of a computer that is no longer shown', () => {
        computers.silent.add('srv2025');
        open('srv2025');
        active.next('srv2022');
        expect(computers.isAwaited('srv2025')).toBeFalse();
        computers.answer('srv2025');
        expect(states).toEqual(['loading srv2025', 'loading srv2022', 'ready srv2022']);
    });

    it('reads nothing any more once it is gone', () => {
        open('srv2025');
        leave();
        active.next('srv2022');
        expect(computers.calls).toEqual(['read srv2025']);
    });

    const before = sample('srv2022');
    const plan = makePlan(before, { inbound: 'required' });

    async function until(so: () => boolean): Promise<void> {
        for (let i = 0; i < 50 && !so(); i++) await Promise.resolve();
        expect(so()).toBeTrue();
    }

    it('shows what was read back after a change, without another reading', async () => {
        open('srv2022');
        pane.open({ kind: 'change' });
        pane.apply(before, plan);
        await until(() => change?.kind === 'ended');
        expect(computers.calls).toEqual(['read srv2022', 'write srv2022 inbound required one', 'read srv2022']);
        expect(last?.kind === 'ready' && last.read.value.inbound.required).toBeTrue();
        expect(pane.panel.value.kind).toBe('none');
    });

    it('keeps the panel open where the change did not come about', async () => {
        computers.discardWrites = true;
        open('srv2022');
        pane.open({ kind: 'change' });
        pane.apply(before, plan);
        await until(() => change?.kind === 'ended');
        expect(pane.panel.value.kind).toBe('change');
    });

    it('keeps the panel and the values in place where nothing could be read back, and shows the failure once it is closed', async () => {
        open('srv2022');
        pane.open({ kind: 'change' });
        computers.failAfterWrite = true;
        pane.apply(before, plan);
        await until(() => change?.kind === 'ended');
        expect([pane.panel.value.kind, last?.kind]).toEqual(['change', 'ready']);
        pane.closePanel();
        expect(last?.kind).toBe('failed');
        expect(change?.kind === 'ended' && change.record.ending).toBe('notVerified');
    });

    it('keeps a problem in sight when it reads again, brings it up to date, and forgets it when told', async () => {
        open('srv2022');
        computers.failAfterWrite = true;
        pane.apply(before, plan);
        await until(() => change?.kind === 'ended');
        pane.refresh();
        expect(change?.kind === 'ended' && change.record.ending).toBe('notVerified');
        computers.set('srv2022', { ...before, inbound: { ...before.inbound, required: true, stored: { required: 1 } } });
        pane.refresh();
        await until(() => change?.kind === 'ended' && change.record.ending === 'changed');
        pane.refresh();
        expect(change?.kind).toBe('none');
    });

    it("shows no change of one computer under another's name, and its result when it is shown again", async () => {
        open('srv2022');
        computers.silent.add('srv2022');
        pane.open({ kind: 'change' });
        pane.apply(before, plan);
        await until(() => computers.isAwaited('srv2022'));
        active.next('srv2025');
        expect(change).toEqual({ kind: 'none' });
        expect(pane.panel.value.kind).toBe('none');
        computers.answer('srv2022');
        await Promise.resolve();
        expect(last).toEqual(jasmine.objectContaining({ kind: 'ready', computer: 'srv2025' }));
        active.next('srv2022');
        await until(() => change?.kind === 'ended');
        expect(last).toEqual(jasmine.objectContaining({ kind: 'ready', computer: 'srv2022' }));
    });
});
