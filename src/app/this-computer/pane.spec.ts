// SPDX-License-Identifier: MIT
import { fakeAsync, tick } from '@angular/core/testing';
import { BehaviorSubject, Subscription } from 'rxjs';
import { SigningChanger } from '../change/signing-changer';
import { makePlan } from '../domain/plan';
import { FakeComputers } from '../remote/testing/fake-computers';
import { sample } from '../remote/testing/samples';
import type { ActiveComputer } from '../ui/active-computer';
import { ChangeState, Pane, PaneState } from './pane';

describe('Pane', () => {
    let computers: FakeComputers;
    let active: BehaviorSubject<string>;
    let pane: Pane;
    let states: string[];
    let last: PaneState | undefined;
    let change: ChangeState | undefined;
    /** What the template holds while it is there. */
    let template: Subscription;

    function open(computer: string): void {
        active = new BehaviorSubject(computer);
        pane = new Pane({ name: active } as unknown as ActiveComputer, computers, new SigningChanger(computers, computers));
        states = [];
        template = pane.state.subscribe(state => {
            last = state;
            states.push(`${state.kind} ${state.computer}`);
        });
        template.add(pane.change.subscribe(state => (change = state)));
    }

    beforeEach(() => {
        computers = new FakeComputers();
        for (const name of ['srv2025', 'srv2022'] as const) computers.set(name, sample(name));
    });

    function leave(): void {
        template.unsubscribe();
        pane.ngOnDestroy();
    }

    afterEach(() => leave());

    it('reads its computer once', () => {
        open('srv2025');
        expect(last).toEqual(jasmine.objectContaining({ kind: 'read', computer: 'srv2025' }));
        expect(computers.calls).toEqual(['read srv2025']);
    });

    it('says after ten seconds that it still waits', fakeAsync(() => {
        computers.silent.add('srv2025');
        open('srv2025');
        expect(last).toEqual({ kind: 'reading', computer: 'srv2025', slow: false, previous: null });
        tick(10_000);
        expect(last).toEqual({ kind: 'reading', computer: 'srv2025', slow: true, previous: null });
        computers.answer('srv2025');
        expect(last?.kind).toBe('read');
        leave();
    }));

    it('keeps the last values in sight while the same computer is read again, and never those of another', () => {
        open('srv2025');
        computers.silent.add('srv2025').add('srv2022');
        pane.refresh();
        expect(last?.kind === 'reading' && last.previous?.configuration).toEqual(sample('srv2025'));
        active.next('srv2022');
        expect(last?.kind === 'reading' && last.previous).toBeNull();
    });

    it('drops the late answer of a computer that is no longer shown', () => {
        computers.silent.add('srv2025');
        open('srv2025');
        active.next('srv2022');
        expect(computers.isAwaited('srv2025')).toBeFalse();
        computers.answer('srv2025');
        expect(states).toEqual(['reading srv2025', 'reading srv2022', 'read srv2022']);
    });

    it('reads nothing any more once it is gone', () => {
        open('srv2025');
        leave();
        active.next('srv2022');
        expect(computers.calls).toEqual(['read srv2025']);
    });

    it('shows what was read back after a change, without another reading', () => {
        open('srv2022');
        pane.openPanel();
        pane.apply(makePlan(sample('srv2022'), { inbound: 'required' }));
        expect(computers.calls).toEqual(['read srv2022', 'write srv2022 inbound required', 'read srv2022']);
        expect(last?.kind === 'read' && last.reading.configuration.inbound.required).toBeTrue();
        expect(change?.kind).toBe('done');
        expect(pane.panelOpen.value).toBeFalse();
    });

    it('keeps the panel open where the change did not come about', () => {
        computers.discardWrites = true;
        open('srv2022');
        pane.openPanel();
        pane.apply(makePlan(sample('srv2022'), { inbound: 'required' }));
        expect(pane.panelOpen.value).toBeTrue();
    });

    it("shows no result of one computer's change under another's name", () => {
        open('srv2022');
        computers.silent.add('srv2022');
        pane.openPanel();
        pane.apply(makePlan(sample('srv2022'), { inbound: 'required' }));
        expect(change?.kind).toBe('applying');
        active.next('srv2025');
        computers.answer('srv2022');
        expect(change).toEqual({ kind: 'none' });
        expect(pane.panelOpen.value).toBeFalse();
        expect(last).toEqual(jasmine.objectContaining({ kind: 'read', computer: 'srv2025' }));
    });
});
