// SPDX-License-Identifier: MIT
import { makePlan } from '../domain/plan';
import { begin, ChangeRecord, newRecord } from '../domain/record';
import { sample } from '../remote/testing/samples';
import { History, HistoryState } from './history';
import { MemoryJournal } from './testing/memory-journal';

function record(id: string, startedAt = '2026-11-23T10:00:00.000Z'): ChangeRecord {
    const configuration = sample('srv2022');
    const plan = makePlan(configuration, { inbound: 'required' });
    return newRecord({ id, run: id, undoes: null, startedAt, toolVersion: '1.0.0', computer: 'srv2022', configuration, plan });
}

function ended(id: string): ChangeRecord {
    return { ...record(id), step: 'ended', ending: 'interrupted' };
}

describe('the history', () => {
    let journal: MemoryJournal;
    let history: History;

    beforeEach(() => {
        journal = new MemoryJournal();
        history = new History(journal);
    });

    function ids(): unknown {
        const state = history.state.value;
        return state && state !== 'unavailable' ? state.records.map(one => one.id) : state;
    }

    it('lists the latest first, and counts what it cannot read', async () => {
        await history.save(record('old', '2026-11-22T10:00:00.000Z'));
        await history.save(record('new', '2026-11-23T10:00:00.000Z'));
        journal.put('future', { ...record('future'), version: 2 });
        journal.put('junk', 'junk');
        await history.load();
        expect(ids()).toEqual(['new', 'old']);
        expect((history.state.value as HistoryState).unreadable).toBe(2);
    });

    it('says that the storage cannot be read', async () => {
        journal.load = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
        await history.load();
        expect(history.state.value).toBe('unavailable');
        expect(await history.unfinished('srv2022')).toEqual([]);
    });

    it('finds what was left behind on one computer', async () => {
        await history.save(begin(record('left')));
        await history.save({ ...begin(record('other')), computer: { name: 'srv2025', id: null, fqdn: null } });
        await history.save({ ...record('ended'), step: 'ended', ending: 'changed' });
        expect((await history.unfinished('srv2022')).map(one => one.id)).toEqual(['left']);
    });

    it('leaves what has not ended out of its export', async () => {
        await history.save(begin(record('open')));
        await history.save(ended('a'));
        await history.load();
        expect((JSON.parse(history.export('1.0.0')) as { records: ChangeRecord[] }).records.map(one => one.id)).toEqual(['a']);
    });

    it('takes its own export back in another browser, once', async () => {
        await history.save(ended('a'));
        await history.save(ended('b'));
        await history.load();
        const file = history.export('1.0.0');
        const elsewhere = new History(new MemoryJournal());
        expect(await elsewhere.import(file)).toEqual({ kind: 'imported', added: 2, known: 0 });
        expect(await elsewhere.import(file)).toEqual({ kind: 'imported', added: 0, known: 2 });
        expect((elsewhere.state.value as HistoryState).records).toEqual((history.state.value as HistoryState).records);
    });

    it('refuses politely what a newer version wrote, and a damaged file changes nothing', async () => {
        await history.save(ended('a'));
        await history.load();
        const file = history.export('1.0.0');
        const parsed = JSON.parse(file) as { records: object[] };
        const damaged: readonly [string, string][] = [
            ['', 'smb-signing-history'],
            [file.slice(0, -20), 'smb-signing-history'],
            ['[]', 'smb-signing-history'],
            ['{}', 'format'],
            [file.replace('smb-signing-history', 'other'), 'format'],
            [
                JSON.stringify({ ...parsed, records: [...parsed.records, { ...parsed.records[0], id: 'b', step: 'dancing' }] }),
                'records.1.step'
            ],
            [JSON.stringify({ ...parsed, records: [{ ...parsed.records[0], id: 'x'.repeat(5000) }] }), 'records.0.id'],
            [JSON.stringify({ ...parsed, records: [{ ...parsed.records[0], ending: null }] }), 'records.0.ending'],
            [JSON.stringify({ ...parsed, records: [begin(record('open'))] }), 'records.0.step']
        ];
        const fresh = new History(new MemoryJournal());
        for (const [text, where] of damaged) expect(await fresh.import(text)).toEqual({ kind: 'damaged', where });
        expect(await fresh.import(JSON.stringify({ ...parsed, version: 2 }))).toEqual({ kind: 'newerVersion', version: 2 });
        await fresh.load();
        expect((fresh.state.value as HistoryState).records).toEqual([]);
    });

    it('says that an import could not be saved', async () => {
        await history.save(ended('a'));
        await history.load();
        const full = new MemoryJournal();
        full.full = true;
        expect(await new History(full).import(history.export('1.0.0'))).toEqual({ kind: 'notSaved' });
    });
});
