// SPDX-License-Identifier: MIT
import { BehaviorSubject, of, Subscription } from 'rxjs';
import type { Acceptances } from '../../change/history/acceptances';
import { History } from '../../change/history/history';
import { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import { MemorySnapshots } from '../../change/snapshots/testing/memory-snapshots';
import { MemoryJournal } from '../../change/testing/memory-journal';
import { rest } from '../../change/testing/rest';
import type { Snapshot } from '../../domain/snapshots/snapshot';
import { computer, facts, snapshot } from '../../domain/snapshots/testing/snapshots';
import { Comparing } from '../changes/comparing';
import type { ToolActivities } from '../changes/tool-activities';
import { fileId, type Sides } from '../snapshots/choice';
import { FleetReportSource, type ReportState } from './report-source';

const limits = { most: 30, days: null };
const asked = { outcomes: new Map(), reading: new Set(), asked: 0, ended: 0, running: false };

function taken(day: number, isWeak = false): Snapshot {
    const at = `2026-11-${day}T08:30:00.000Z`;
    const read = facts(isWeak ? { inbound: { inForce: 'notRequired' } } : {});
    return snapshot([computer('srv', read, { at })], { id: `scan of ${day}`, begun: at, ended: at });
}

describe('what a report of all computers is made from', () => {
    let store: MemorySnapshots;
    let comparing: Comparing;
    let last: ReportState | undefined;
    let shown = Subscription.EMPTY;
    const sides = new BehaviorSubject<Sides>({ from: null, to: null });
    const activities = { state: new BehaviorSubject(asked), known: () => new Map() } as unknown as ToolActivities;
    const acceptances = { every: of({ all: [], unreadable: 1 }) } as unknown as Acceptances;

    async function begin(...kept: readonly Snapshot[]): Promise<void> {
        for (const one of kept) await store.keep(one, limits);
        const [snapshots, journal] = [new KeptSnapshots(store), new MemoryJournal()];
        comparing = new Comparing(snapshots, new History(journal), activities, journal);
        shown = new FleetReportSource(comparing, snapshots, acceptances).of(sides).subscribe(state => (last = state));
    }

    /** What it is of, what it is compared with, and what it shows over time with how many are weaker. */
    const found = (): readonly unknown[] => {
        if (last?.kind !== 'report') return [last?.kind];
        const { snapshot: one, comparison, kept, points } = last.report;
        return [one.id, comparison?.before.id ?? null, kept.map(({ id }) => id), points.at(-1)?.weaker];
    };

    /** Waits until it is so, as far as that is said. */
    async function comesTo(expected: readonly unknown[]): Promise<void> {
        const part = (): readonly unknown[] => found().slice(0, expected.length);
        for (let i = 0; i < 5000 && JSON.stringify(part()) !== JSON.stringify(expected); i++) await rest();
        expect(part()).toEqual(expected);
    }

    beforeEach(() => {
        [store, last] = [new MemorySnapshots(), undefined];
        sides.next({ from: null, to: null });
    });

    afterEach(() => shown.unsubscribe());

    it('is nothing before a scan, then the only snapshot, and then the last with what changed since the one before', async () => {
        await begin();
        await comesTo(['none']);
        await store.keep(taken(20), limits);
        await comesTo(['scan of 20', null, ['scan of 20'], null]);
        await store.keep(taken(21, true), limits);
        await comesTo(['scan of 21', 'scan of 20', ['scan of 21', 'scan of 20'], 1]);
        expect(last?.kind === 'report' && last.report.unreadable).toBe(1);
    });

    it('is of the snapshot that was chosen, with nothing that came later', async () => {
        await begin(taken(20), taken(21, true), taken(22));
        sides.next({ from: 'scan of 20', to: 'scan of 21' });
        await comesTo(['scan of 21', 'scan of 20', ['scan of 21', 'scan of 20'], 0]);
        sides.next({ from: 'scan of 20', to: 'scan of 20' });
        await comesTo(['scan of 20', null, ['scan of 20']]);
    });

    it('is of no scan in progress, unless that was chosen', async () => {
        await begin(taken(20), taken(21, true), { ...taken(22), ended: null });
        await comesTo(['scan of 21', 'scan of 20', ['scan of 21', 'scan of 20']]);
        sides.next({ from: null, to: 'scan of 22' });
        await comesTo(['scan of 22']);
    });

    it('can be a file alone', async () => {
        await begin();
        comparing.file.next(taken(19));
        sides.next({ from: fileId, to: fileId });
        await comesTo(['scan of 19']);
        sides.next({ from: null, to: null });
        comparing.file.next(null);
        await comesTo(['none']);
    });

    it('is nothing where the snapshot is gone or the storage is blocked', async () => {
        const load = spyOn(store, 'load').and.resolveTo(null);
        await begin(taken(20));
        await comesTo(['unreadable']);
        load.and.callThrough();
        store.refusal = new Error('blocked');
        store.changed.next();
        await comesTo(['problem']);
    });
});
