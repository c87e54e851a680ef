// SPDX-License-Identifier: MIT
import { BehaviorSubject, Subscription } from 'rxjs';
import { History } from '../../change/history/history';
import { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import { MemorySnapshots } from '../../change/snapshots/testing/memory-snapshots';
import { MemoryJournal } from '../../change/testing/memory-journal';
import { rest } from '../../change/testing/rest';
import type { Snapshot } from '../../domain/snapshots/snapshot';
import { computer, facts, snapshot } from '../../domain/snapshots/testing/snapshots';
import type { Sides } from '../snapshots/choice';
import { Comparing, type ComparingState } from './comparing';
import type { ToolActivities, ToolActivitiesState } from './tool-activities';

function taken(day: number, isWeak: boolean): Snapshot {
    const at = `2026-11-${day}T08:30:00.000Z`;
    const read = facts(isWeak ? { inbound: { inForce: 'notRequired' } } : {});
    return snapshot([computer('srv', read, { at })], { id: `scan of ${day}`, begun: at, ended: at });
}

const limits = { most: 30, days: null };
const asked: ToolActivitiesState = { outcomes: new Map(), reading: new Set(), asked: 0, ended: 0, running: false };

describe('the comparison of snapshots', () => {
    let store: MemorySnapshots;
    let journal: MemoryJournal;
    let comparing: Comparing;
    let states: ComparingState[];
    let shown = Subscription.EMPTY;
    const sides = new BehaviorSubject<Sides>({ from: null, to: null });
    const activities = { state: new BehaviorSubject(asked), known: () => new Map() } as unknown as ToolActivities;

    async function begin(...kept: readonly Snapshot[]): Promise<void> {
        for (const one of kept) await store.keep(one, limits);
        shown.unsubscribe();
        comparing = new Comparing(new KeptSnapshots(store), new History(journal), activities, journal);
        shown = comparing.of(sides).subscribe(state => states.push(state));
        await settled();
    }

    async function settled(): Promise<void> {
        for (let i = 0; i < 5; i++) await rest();
    }

    const last = (): ComparingState | undefined => states.at(-1);
    const found = (): readonly unknown[] => {
        const state = last();
        if (state?.kind !== 'compared') return [state?.kind];
        const { before, after, isSwapped, rows } = state.comparison;
        return [before.id, after.id, isSwapped, ...rows.map(({ difference }) => difference.kind)];
    };

    beforeEach(() => {
        [store, journal, states] = [new MemorySnapshots(), new MemoryJournal(), []];
        sides.next({ from: null, to: null });
    });

    afterEach(() => shown.unsubscribe());

    it('says that there is nothing to compare yet, and then compares the last two', async () => {
        await begin();
        expect(found()).toEqual(['none']);
        await store.keep(taken(20, false), limits);
        await settled();
        expect(found()).toEqual(['one']);
        await store.keep(taken(21, true), limits);
        await settled();
        expect(found()).toEqual(['scan of 20', 'scan of 21', false, 'weaker']);
    });

    it('takes the earlier one as the state before, whichever side it was chosen for', async () => {
        await begin(taken(20, false), taken(21, true), taken(22, false));
        expect(found()).toEqual(['scan of 21', 'scan of 22', false, 'stronger']);
        sides.next({ from: 'scan of 21', to: 'scan of 20' });
        await settled();
        expect(found()).toEqual(['scan of 20', 'scan of 21', true, 'weaker']);
    });

    it('compares with a file that is not kept', async () => {
        await begin(taken(21, true));
        comparing.file.next(taken(10, false));
        sides.next({ from: 'file', to: null });
        await settled();
        expect(found()).toEqual(['scan of 10', 'scan of 21', false, 'weaker']);
        expect(store.kept.size).toBe(1);
    });

    it('says that one of the two, or all of them, cannot be read', async () => {
        await begin(taken(20, false), taken(21, true));
        spyOn(store, 'load').and.resolveTo(null);
        sides.next({ from: 'scan of 21', to: 'scan of 20' });
        await settled();
        expect(found()).toEqual(['unreadable']);
        [store, states] = [new MemorySnapshots(), []];
        store.refusal = new Error('blocked');
        sides.next({ from: null, to: null });
        await begin();
        expect(found()).toEqual(['problem']);
    });

    it('names a history that could not be read as a gap, and compares nevertheless', async () => {
        spyOn(journal, 'page').and.rejectWith(new Error('blocked'));
        await begin(taken(20, false), taken(21, true));
        const state = last();
        const gaps = state?.kind === 'compared' ? state.comparison.rows[0]?.explained?.gaps : null;
        expect(gaps).toContain('history');
    });
});
