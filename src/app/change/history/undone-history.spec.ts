// SPDX-License-Identifier: MIT
import { firstValueFrom, type Subscription } from 'rxjs';
import type { ChangeRecord } from '../../domain/change/record';
import { facts } from '../../domain/testing/list-entries';
import { asRequired, endedRecord, itemOf } from '../../domain/testing/run-items';
import { until } from '../../domain/testing/time';
import { MemoryJournal } from '../testing/memory-journal';
import { History } from './history';
import { UndoneHistory, type UndoneOf } from './undone-history';

const [since, at] = ['2026-11-20T10:00:00.000Z', '2026-11-21T10:00:00.000Z'];
const open = facts('a', {}, false, false);
const record = endedRecord(itemOf('a', { record: 'first' }, open), [null, null], asRequired('a'), since);
const back = record.changes.map(change => ({ ...change, before: change.after, after: change.before }));
const states = Object.fromEntries(back.map(({ setting, after }) => [setting, after]));
const undo: ChangeRecord = {
    ...record,
    ...{ id: 'second', undoes: record.id, changes: back },
    found: record.found && { ...record.found, at, settings: { ...record.found.settings, ...states } }
};

describe('where requiring signing was undone', () => {
    let following: Subscription | undefined;
    afterEach(() => following?.unsubscribe());

    function historyOf(...records: readonly ChangeRecord[]): { history: History; undone: UndoneHistory; journal: MemoryJournal } {
        const journal = new MemoryJournal();
        for (const one of records) journal.put(one.id, one);
        const history = new History(journal);
        return { journal, history, undone: new UndoneHistory(journal, history) };
    }
    const told = (of: UndoneOf | null, name = 'a'): readonly string[] =>
        (of?.([name], facts(name, {}, false, false)) ?? []).map(one => `${one.direction} ${one.since} ${one.at}`);
    const both = [`outbound ${since} ${at}`, `inbound ${since} ${at}`];

    it('is told by what is stored, of that computer alone', async () => {
        const of = await firstValueFrom(historyOf(record, undo).undone.every);
        expect([told(of), told(of, 'b')]).toEqual([both, []]);
        expect(told(await firstValueFrom(historyOf(record).undone.every))).toEqual([]);
    });

    it('is told once it happens', async () => {
        const { history, undone, journal } = historyOf(record);
        let of: UndoneOf | null = null;
        following = undone.every.subscribe(now => (of = now));
        await until(() => of !== null);
        expect(told(of)).toEqual([]);
        journal.put(undo.id, undo);
        history.saved.next(undo);
        await until(() => told(of).length > 0);
        expect(told(of)).toEqual(both);
    });

    it('is nowhere where the storage cannot be read', async () => {
        const { journal, undone } = historyOf(record, undo);
        spyOn(journal, 'batch').and.rejectWith(new Error('refused'));
        expect(told(await firstValueFrom(undone.every))).toEqual([]);
    });
});
