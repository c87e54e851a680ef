// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { failureKinds } from '../../domain/outcome';
import type { Origin } from '../../domain/origin';
import { makePlan } from '../../domain/change/plan';
import { foundIn } from '../../domain/change/found';
import { begin, ChangeRecord, endings, newRecord, recordVersion } from '../../domain/change/record';
import { sample } from '../../remote/testing/samples';
import type { HistoryState } from './computer-history';
import { NewerStorage } from '../storage/database';
import { History } from './history';
import type { ImportResult } from './history-file';
import { RecordFinder } from './record-stream';
import { MemoryJournal } from '../testing/memory-journal';

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

    /** What is known of a computer, as far as it was loaded. */
    async function known(of = history, count = 50, computer = 'srv2022'): Promise<HistoryState> {
        const list = of.of(computer, null);
        await list.load(count);
        list.close();
        return list.state.value as HistoryState;
    }

    async function ids(): Promise<readonly string[]> {
        return (await known()).records.map(one => one.id);
    }

    function imported(text: string, into = new History(new MemoryJournal())): Promise<ImportResult> {
        return into.import(new Blob([text]));
    }

    async function exported(): Promise<string> {
        return (await history.export('1.0.0')).text();
    }

    it('lists the latest first, and counts what it cannot read', async () => {
        await history.save(record('old', '2026-11-22T10:00:00.000Z'));
        await history.save(record('new', '2026-11-23T10:00:00.000Z'));
        journal.put('future', { ...record('future'), version: recordVersion + 1 });
        journal.put('junk', 'junk');
        expect(await ids()).toEqual(['new', 'old']);
        expect((await known()).unreadable).toBe(2);
    });

    it('reads what version 1 wrote, which knew no settings beside signing', async () => {
        const at = '2026-11-23T10:00:01.000Z';
        const { settings, computerTime: _t, named: _n, ...times } = foundIn(sample('srv2022'), at);
        const { outbound, inbound } = settings;
        const found = { ...times, outbound, inbound };
        const old = { ...ended('old'), version: 1, found, latest: found };
        const { imported: _i, origin: _o, waitedFor: _w, ...stored } = old; // as they were, without what was added since
        journal.put('old', stored);
        const unread = { owners: [], policyRead: false, managersRead: false };
        const look = { ...times, computerTime: null, settings: { outbound, inbound }, named: { outbound: unread, inbound: unread } };
        const migrated = { ...old, version: recordVersion, found: look, latest: look };
        expect(await known()).toEqual({ records: [migrated as ChangeRecord], unreadable: 0, more: false });
        const file = { format: 'smb-signing-history', version: 1, exportedAt: at, toolVersion: '1.0.0', records: [stored] };
        expect(await imported(JSON.stringify(file))).toEqual({ kind: 'imported', added: 1, known: 0 });
    });

    it('reads every ending, and every failure of a write', async () => {
        const one = ended('a');
        const failedWith = failureKinds.map(kind =>
            one.changes.map(change => ({ ...change, write: { kind: 'failed', failure: { kind, words: null, errorId: null } } }))
        );
        for (const ending of endings) journal.put(ending, { ...one, id: ending, ending });
        failedWith.forEach((changes, index) => journal.put(`failure ${index}`, { ...one, id: `failure ${index}`, changes }));
        const { records, unreadable } = await known();
        expect([records.length, unreadable]).toEqual([endings.length + failureKinds.length, 0]);
    });

    it('refuses a change of a setting under a wrong direction, or twice', async () => {
        const configuration = sample('srv2025');
        const plan = makePlan(configuration, { guestLogons: 'on' });
        const [change] = newRecord({ ...record('a'), computer: 'srv2025', configuration, plan }).changes;
        const unreadable = async (changes: readonly unknown[]): Promise<unknown> => {
            journal.put('a', { ...ended('a'), computer: { name: 'srv2025', id: null, fqdn: null }, changes });
            return (await known(history, 50, 'srv2025')).unreadable;
        };
        expect(await unreadable([change])).toBe(0);
        expect(await unreadable([{ ...change, direction: 'inbound' }])).toBe(1);
        expect(await unreadable([change, change])).toBe(1);
    });

    it('says that the storage cannot be read, or belongs to a newer version', async () => {
        const page = spyOn(journal, 'page').and.callFake(() => Promise.reject(new DOMException('blocked', 'SecurityError')));
        journal.loadOpen = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
        expect(await known()).toBe('unavailable' as never);
        expect(await history.spokenOf('srv2022', sample('srv2022'))).toEqual([]);
        page.and.callFake(() => Promise.reject(new NewerStorage()));
        expect(await known()).toBe('newer' as never);
    });

    it('finds what was left behind on one computer', async () => {
        await history.save(begin(record('left')));
        await history.save({ ...begin(record('other')), computer: { name: 'srv2025', id: null, fqdn: null } });
        await history.save({ ...record('ended'), step: 'ended', ending: 'interrupted' });
        expect((await history.spokenOf('srv2022', sample('srv2022'))).map(one => one.record.id)).toEqual(['left']);
    });

    it('is loaded page by page, the latest first, and shows what is saved meanwhile', async () => {
        const at = (index: number): string => new Date(1_800_000_000_000 + Math.floor(index / 3)).toISOString();
        for (let index = 0; index < 500; index++) journal.put(`${index}`, record(`${index}`, at(index)));
        const list = history.of('srv2022', null);
        const count = (): number => (list.state.value as HistoryState).records.length;
        await list.load(200);
        expect([count(), (list.state.value as HistoryState).more]).toEqual([200, true]);
        await history.save(record('anew', at(1000)));
        expect([count(), (list.state.value as HistoryState).records[0]?.id]).toEqual([201, 'anew']);
        await list.load(Infinity);
        expect([count(), (list.state.value as HistoryState).more]).toEqual([501, false]);
        const times = (list.state.value as HistoryState).records.map(({ startedAt }) => startedAt);
        expect(times).toEqual([...times].sort().reverse());
        list.close();
    });

    it('finds the records of a computer under its other names, and none of its clones', async () => {
        const configuration = sample('srv2022');
        const { id, fqdn } = configuration.computer;
        journal.put('own', { ...record('own'), computer: { name: 'other name', id, fqdn } });
        journal.put('clone', { ...record('clone'), computer: { name: 'clone', id, fqdn: 'clone.lab.example' } });
        journal.put('here', record('here'));
        const list = history.of('srv2022', configuration);
        await list.load(50);
        expect((list.state.value as HistoryState).records.map(one => one.id).sort()).toEqual(['here', 'own']);
        list.close();
    });

    it('leaves what has not ended out of its export', async () => {
        await history.save(begin(record('open')));
        await history.save(ended('a'));
        expect((JSON.parse(await exported()) as { records: ChangeRecord[] }).records.map(one => one.id)).toEqual(['a']);
    });

    it('takes its own export back in another browser, once, and marks it', async () => {
        await history.save(ended('a'));
        await history.save(ended('b'));
        const file = await exported();
        const elsewhere = new History(new MemoryJournal());
        expect(await imported(file, elsewhere)).toEqual({ kind: 'imported', added: 2, known: 0 });
        expect(await imported(file, elsewhere)).toEqual({ kind: 'imported', added: 0, known: 2 });
        const origin = { importedAt: jasmine.any(String), exportedAt: (JSON.parse(file) as Origin).exportedAt, toolVersion: '1.0.0' };
        const marked = (await known()).records.map(one => ({ ...one, imported: true, origin: origin as unknown as Origin }));
        expect((await known(elsewhere)).records).toEqual(marked);
    });

    it('takes its own export back however large it is, and as an earlier version wrote it', async () => {
        await history.save(ended('first'));
        const file = await exported();
        const line = JSON.stringify(ended('first'));
        const more = Array.from({ length: 10_000 }, (_, index) => `,\n${line.replace('"first"', `"${index}"`)}`);
        expect(await imported(file.replace('\n  ]', `${more.join('')}\n  ]`))).toEqual({ kind: 'imported', added: 10_001, known: 0 });
        const indented = JSON.stringify(JSON.parse(file), null, 2);
        expect(await imported(indented)).toEqual({ kind: 'imported', added: 1, known: 0 });
    }, 60_000);

    it('can be stopped: before it is added nothing was changed, afterwards whole parts stay', async () => {
        const one = ended('0');
        for (let index = 0; index < 2_000; index++) journal.put(`${index}`, { ...one, id: `${index}` });
        const file = new Blob([await exported()]);
        const stopAt = async (phase: 'checking' | 'adding'): Promise<ImportResult> => {
            const stop = new AbortController();
            return new History(new MemoryJournal()).import(file, stop.signal, now => now.phase === phase && stop.abort());
        };
        expect(await stopAt('checking')).toEqual({ kind: 'cancelled', added: 0, known: 0 });
        const result = await stopAt('adding');
        expect(result.kind).toBe('cancelled');
        expect('added' in result && result.added % 100).toBe(0);
    });

    it('says how much was added where the storage is full in the middle of it', async () => {
        const one = ended('0');
        for (let index = 0; index < 1_200; index++) journal.put(`${index}`, { ...one, id: `${index}` });
        const small = new MemoryJournal();
        const add = small.addNew.bind(small);
        small.addNew = async records => {
            small.full = small.all().length >= 1000;
            return add(records);
        };
        expect(await imported(await exported(), new History(small))).toEqual({ kind: 'notSaved', added: 1000, known: 0 });
        expect(small.all().length).toBe(1000);
    });

    it('refuses politely what a newer version wrote, and a damaged file changes nothing', async () => {
        await history.save(ended('a'));
        const file = await exported();
        const parsed = JSON.parse(file) as { records: object[] };
        const damaged: readonly [string, string][] = [
            ['', 'smb-signing-history'],
            [file.slice(0, -5), 'smb-signing-history'],
            ['[]', 'smb-signing-history'],
            ['{}', 'format'],
            [file.replace('smb-signing-history', 'other'), 'format'],
            [file.replace('"records": [', '"records": [,'), 'records.0'],
            [file.replace('\n  ]', ',\n  ]'), 'records.1'],
            [JSON.stringify({ ...parsed, records: {} }), 'records'],
            [JSON.stringify({ ...parsed, note: 'x'.repeat(2_000_000) }), 'smb-signing-history'],
            [
                JSON.stringify({ ...parsed, records: [...parsed.records, { ...parsed.records[0], id: 'b', step: 'dancing' }] }),
                'records.1.step'
            ],
            [JSON.stringify({ ...parsed, records: [{ ...parsed.records[0], id: 'x'.repeat(5000) }] }), 'records.0.id'],
            [JSON.stringify({ ...parsed, records: [{ ...parsed.records[0], ending: null }] }), 'records.0.ending'],
            [JSON.stringify({ ...parsed, records: [begin(record('open'))] }), 'records.0.step']
        ];
        const fresh = new MemoryJournal();
        for (const [text, where] of damaged) expect(await imported(text, new History(fresh))).toEqual({ kind: 'damaged', where });
        expect(await imported(JSON.stringify({ ...parsed, version: recordVersion + 1 }))).toEqual({
            kind: 'newerVersion',
            version: recordVersion + 1
        });
        const laterVersion = JSON.stringify({ ...parsed, records: [{ some: 'thing' }], version: recordVersion + 1 });
        expect(await imported(laterVersion)).toEqual({ kind: 'newerVersion', version: recordVersion + 1 });
        expect(fresh.all()).toEqual([]);
    });
});

describe('the records of a file', () => {
    it('are found however the text is cut into pieces', () => {
        const records = ['{"a":"}],\\"[{","b":[1,{"records":[2]}]}', '"text, with a comma"', '[]', '17'];
        const text = `{ "note": "records", "x": {"records": [9]}, "records" : [ ${records.join(' , ')} ], "more": [1, 2] }`;
        fc.assert(
            fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), cuts => {
                const finder = new RecordFinder();
                const ends = [...cuts, text.length].sort((a, b) => a - b);
                const found = ends.flatMap((end, index) => finder.take(text.slice(ends[index - 1] ?? 0, end)) ?? []);
                expect(found.map(one => one.trim())).toEqual(records);
                expect(JSON.parse(finder.outside)).toEqual({ note: 'records', x: { records: [9] }, records: [], more: [1, 2] });
            })
        );
    });

    it('are none in an empty array, and what is too long is refused', () => {
        const finder = new RecordFinder();
        expect(finder.take('{"records":[ ]}')).toEqual([]);
        expect(JSON.parse(finder.outside)).toEqual({ records: [] });
        expect(new RecordFinder().take(`{"records":["${'x'.repeat(2_000_000)}`)).toBeNull();
    });
});
