// SPDX-License-Identifier: MIT
import { makePlan } from '../../domain/change/plan';
import { ChangeRecord, newRecord } from '../../domain/change/record';
import { newRun, usualSettings } from '../../domain/run/run';
import { sample } from '../../remote/testing/samples';
import { periods, Retention } from './retention';
import { MemoryJournal } from '../testing/memory-journal';

const day = 86_400_000;

describe('the retention of the history', () => {
    let journal: MemoryJournal;
    let retention: Retention;

    beforeEach(() => {
        localStorage.clear();
        journal = new MemoryJournal();
        retention = new Retention(journal);
    });

    afterEach(() => localStorage.clear());

    /** A record that was carried out and read back, so many days ago. */
    function put(id: string, days: number, part: Partial<ChangeRecord> = {}): void {
        const configuration = sample('srv2022');
        const plan = makePlan(configuration, { inbound: 'required' });
        const startedAt = new Date(Date.now() - days * day).toISOString();
        const given = { id, run: `run of ${id}`, undoes: null, startedAt, toolVersion: '1.0.0', computer: 'srv2022', configuration, plan };
        const record = newRecord(given);
        const changes = record.changes.map(change => ({ ...change, write: { kind: 'written' as const } }));
        journal.put(id, { ...record, changes, step: 'ended', ending: 'changed', ...part });
    }

    function ids(): readonly string[] {
        return (journal.all() as ChangeRecord[]).map(({ id }) => id).sort();
    }

    it('keeps everything unless another period is chosen, which is remembered', async () => {
        put('old', 5000);
        expect(await retention.expired()).toEqual({ records: 0, undoable: 0 });
        for (const period of periods) {
            retention.setPeriod(period);
            expect(new Retention(journal).period.value).toBe(period);
        }
        localStorage.setItem('community.smb-signing.keepHistory', '7');
        expect(new Retention(journal).period.value).toBeNull();
        expect(await retention.expired()).toEqual({ records: 1, undoable: 1 });
        expect(ids()).toEqual(['old']); // nothing goes by itself
    });

    it('tells what could still be undone, and removes only what is older', async () => {
        put('old', 400);
        put('undone', 399);
        put('undo', 398, { undoes: 'undone' });
        put('not sent', 397, { ending: 'interrupted', changes: [] });
        put('young', 80);
        put('left', 500, { step: 'writing', ending: null });
        journal.put('newer', { id: 'newer', version: 99, startedAt: '2020-01-01T00:00:00.000Z' });
        retention.setPeriod(365);
        expect(await retention.expired()).toEqual({ records: 4, undoable: 2 });
        expect(await retention.removeExpired()).toBe(4);
        expect(ids()).toEqual(['left', 'newer', 'young']);
    });

    it('lets a run go as a whole, or not at all', async () => {
        const target = { goal: 'requireInbound', wanted: { inbound: 'required' }, of: null } as const;
        for (const [id, days] of [
            ['gone', 100],
            ['goes on', 100]
        ] as const) {
            const startedAt = new Date(Date.now() - days * day).toISOString();
            const run = newRun({ id, startedAt, toolVersion: '1.0.0', target, settings: usualSettings, retries: null, items: [] });
            await journal.saveRun(id === 'gone' ? { ...run, phase: 'ended', ending: 'finished', endedAt: startedAt } : run);
            put(`record of ${id}`, days, { run: id });
        }
        retention.setPeriod(90);
        expect(await retention.removeExpired()).toBe(1);
        expect([ids(), await journal.runIds()]).toEqual([['record of goes on'], ['goes on']]);
    });
});
