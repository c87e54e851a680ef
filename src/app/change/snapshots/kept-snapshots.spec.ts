// SPDX-License-Identifier: MIT
import type { Snapshot } from '../../domain/snapshots/snapshot';
import { computer, facts, snapshot } from '../../domain/snapshots/testing/snapshots';
import { NewerStorage } from '../storage/database';
import { MemorySnapshots } from './testing/memory-snapshots';
import { rest } from '../testing/rest';
import { keptCounts, keptDays, KeptSnapshots } from './kept-snapshots';

function taken(day: number, isWeak = false, other: Partial<Snapshot> = {}): Snapshot {
    const inbound = isWeak ? ({ inForce: 'notRequired' } as const) : {};
    const at = `2026-11-${day}T08:30:00.000Z`;
    const id = `scan of ${day}`;
    return snapshot([computer('srv1', facts({ inbound })), computer('srv2', facts())], { id, begun: at, ended: at, ...other });
}

const imported = { importedAt: '2026-11-28T08:00:00.000Z', exportedAt: null, toolVersion: '1.0.0' };

describe('the snapshots of this browser', () => {
    let store: MemorySnapshots;

    beforeEach(() => {
        localStorage.clear();
        store = new MemorySnapshots();
    });
    afterEach(() => localStorage.clear());

    it('are told once they are read, and whenever they are others', async () => {
        store.unreadable = 1;
        store.newer = 2;
        await store.keep(taken(20), { most: 1, days: 1 });
        const kept = new KeptSnapshots(store);
        expect(kept.state.value.isLoaded).toBeFalse();
        await rest();
        expect(kept.state.value).toEqual(
            jasmine.objectContaining({ isLoaded: true, unreadable: 1, newer: 2, problem: null, notKept: null })
        );
        await new KeptSnapshots(store).keep(taken(21));
        await rest();
        expect(kept.state.value.snapshots.map(({ id }) => id)).toEqual(['scan of 21', 'scan of 20']);
    });

    it('that could not be read, or kept, say why', async () => {
        const kept = new KeptSnapshots(store);
        await rest();
        for (const [refusal, notKept] of [
            [new DOMException('full', 'QuotaExceededError'), 'full'],
            [new NewerStorage(), 'newer'],
            [new Error('blocked'), 'unavailable']
        ] as const) {
            store.refusal = refusal;
            await kept.keep(taken(20));
            expect(kept.state.value.notKept).toBe(notKept);
        }
        store.changed.next();
        await rest();
        expect(kept.state.value.problem).toBe('unavailable');
        await expectAsync(kept.load('x')).toBeRejected();
        store.refusal = null;
        await kept.keep(taken(20));
        await rest();
        expect(kept.state.value).toEqual(jasmine.objectContaining({ problem: null, notKept: null }));
    });

    it('are kept by the limits that were chosen, also in the next window', async () => {
        const kept = new KeptSnapshots(store);
        expect(kept.limits.value).toEqual({ most: 30, days: 400 });
        kept.setLimits({ most: 10, days: null });
        await new KeptSnapshots(store).keep(taken(20));
        expect(store.limits).toEqual({ most: 10, days: null });
        for (const most of keptCounts)
            for (const days of keptDays) {
                kept.setLimits({ most, days });
                expect(new KeptSnapshots(store).limits.value).toEqual({ most, days });
            }
        for (const strange of ['{', '{"most":7,"days":90}', '{"most":10}', 'null', '[]']) {
            localStorage.setItem('community.smb-signing.keepSnapshots', strange);
            expect(new KeptSnapshots(store).limits.value).withContext(strange).toEqual({ most: 30, days: 400 });
        }
    });

    it('have a last one, which no file is, and which can be read', async () => {
        const kept = new KeptSnapshots(store);
        expect(await kept.last()).toBeNull();
        for (const one of [taken(20), taken(22, false, { origin: imported })]) await kept.keep(one);
        expect((await kept.last())?.id).toBe('scan of 20');
    });

    it('are searched from the last one on, as far as is said', async () => {
        const kept = new KeptSnapshots(store);
        for (const one of [taken(20), taken(21), taken(22), taken(23, false, { origin: imported })]) await kept.keep(one);
        const idOf = (day: number) => (one: Snapshot) => (one.id === `scan of ${day}` ? one.id : null);
        expect(await kept.firstIn(idOf(21), 2)).toBe('scan of 21');
        expect(await kept.firstIn(idOf(20), 2)).toBeNull();
        expect(await kept.firstIn(idOf(20))).toBe('scan of 20');
        expect(await kept.firstIn(idOf(23))).toBeNull();
    });

    it('are points in time, of this browser alone, and weaker computers are counted', async () => {
        const kept = new KeptSnapshots(store);
        for (const one of [taken(22, true), taken(21), taken(23, true), taken(24, false, { origin: imported })]) await kept.keep(one);
        const points = await kept.overTime();
        expect(points.map(({ head, counts, weaker }) => [head.id, counts.both, counts.outboundOnly, weaker])).toEqual([
            ['scan of 21', 2, 0, null],
            ['scan of 22', 1, 1, 1],
            ['scan of 23', 1, 1, 0]
        ]);
        const load = spyOn(store, 'load').and.callThrough();
        expect(await kept.overTime()).toEqual(points);
        expect(load).not.toHaveBeenCalled();
        await kept.remove(['scan of 22']);
        expect((await kept.overTime()).map(({ weaker }) => weaker)).toEqual([null, 1]);
    });

    it('go into a file and come from it once, marked', async () => {
        const kept = new KeptSnapshots(store);
        const file = new Blob([kept.export(taken(20))]);
        expect(await kept.import(file)).toEqual({ kind: 'imported', id: 'scan of 20' });
        expect(await kept.import(file)).toEqual({ kind: 'known', id: 'scan of 20' });
        const read = await kept.load('scan of 20');
        expect(read && { ...read, origin: null }).toEqual({ ...taken(20), origin: null });
        expect(read?.origin).toEqual(jasmine.objectContaining({ toolVersion: '1.0.0' }));
        store.refusal = new Error('blocked');
        expect(await kept.import(file)).toEqual({ kind: 'notSaved' });
    });

    it('take no file that is too large, cannot be read, is something else, or of a newer version', async () => {
        const kept = new KeptSnapshots(store);
        const huge = { size: 33_000_000, text: () => fail('it was read') } as unknown as Blob;
        const gone = { size: 1, text: () => Promise.reject(new Error('gone')) } as unknown as Blob;
        expect(await kept.read(huge)).toEqual({ kind: 'tooLarge' });
        expect(await kept.import(gone)).toEqual({ kind: 'unreadable' });
        expect(await kept.import(new Blob(['x']))).toEqual({ kind: 'damaged', where: 'computer' });
        const newer = new Blob(['\n{"format":"smb-signing-snapshot","version":9}']);
        expect(await kept.import(newer)).toEqual({ kind: 'newerVersion', version: 9 });
        expect(store.kept.size).toBe(0);
    });
});
