// SPDX-License-Identifier: MIT
import { failureKinds } from '../domain/outcome';
import { makePlan } from '../domain/plan';
import { begin, ChangeRecord, endings, foundIn, newRecord } from '../domain/record';
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
        journal.put('future', { ...record('future'), version: 3 });
        journal.put('junk', 'junk');
        await history.load();
        expect(ids()).toEqual(['new', 'old']);
        expect((history.state.value as HistoryState).unreadable).toBe(2);
    });

    it('reads what version 1 wrote, which knew no settings beside signing', async () => {
        const at = '2026-11-23T10:00:01.000Z';
        const { settings: _, ...found } = foundIn(sample('srv2022'), at);
        const old = { ...ended('old'), version: 1, found, latest: found };
        journal.put('old', old);
        await history.load();
        const migrated = { ...old, version: 2, found: { ...found, settings: {} }, latest: { ...found, settings: {} } };
        expect(history.state.value).toEqual({ records: [migrated as ChangeRecord], unreadable: 0 });
        const file = { format: 'smb-signing-history', version: 1, exportedAt: at, toolVersion: '1.0.0', records: [old] };
        expect(await new History(new MemoryJournal()).import(JSON.stringify(file))).toEqual({ kind: 'imported', added: 1, known: 0 });
    });

    it('reads every ending, and every failure of a write', async () => {
        const one = ended('a');
        const failedWith = failureKinds.map(kind =>
            one.changes.map(change => ({ ...change, write: { kind: 'failed', failure: { kind, words: null, errorId: null } } }))
        );
        for (const ending of endings) journal.put(ending, { ...one, id: ending, ending });
        failedWith.forEach((changes, index) => journal.put(`failure ${index}`, { ...one, id: `failure ${index}`, changes }));
        await history.load();
        const { records, unreadable } = history.state.value as HistoryState;
        expect([records.length, unreadable]).toEqual([endings.length + failureKinds.length, 0]);
    });

    it('refuses a change of a setting under a wrong direction, or twice', async () => {
        const configuration = sample('srv2025');
        const plan = makePlan(configuration, { guestLogons: 'on' });
        const [change] = newRecord({ ...record('a'), computer: 'srv2025', configuration, plan }).changes;
        const unreadable = async (changes: readonly unknown[]): Promise<unknown> => {
            journal.put('a', { ...ended('a'), changes });
            await history.load();
            return (history.state.value as HistoryState).unreadable;
        };
        expect(await unreadable([change])).toBe(0);
        expect(await unreadable([{ ...change, direction: 'inbound' }])).toBe(1);
        expect(await unreadable([change, change])).toBe(1);
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
        expect(await fresh.import(JSON.stringify({ ...parsed, version: 3 }))).toEqual({ kind: 'newerVersion', version: 3 });
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
