// SPDX-License-Identifier: MIT
import { deleteDB, openDB } from 'idb';
import { makePlan } from '../../domain/change/plan';
import { ChangeRecord, newRecord } from '../../domain/change/record';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import { sample } from '../../remote/testing/samples';
import { BrowserAcceptances } from './acceptance-store';
import { BrowserJournal } from './browser-journal';
import { NewerStorage } from './database';
import { BrowserEvidence } from './evidence-store';
import type { Place, StoredPage } from './journal';

const at = '2026-01-01T00:00:00.000Z';

function record(id: string, part: Partial<ChangeRecord> = {}): ChangeRecord {
    const configuration = sample('srv2022');
    const plan = makePlan(configuration, { inbound: 'required' });
    const given = { id, run: id, undoes: null, startedAt: at, toolVersion: '1.0.0', computer: 'srv2022', configuration, plan };
    return { ...newRecord(given), step: 'ended', ending: 'changed', ...part };
}

describe("the browser's journal", () => {
    let journal: BrowserJournal;
    const ids = (stored: readonly unknown[]): readonly string[] => (stored as ChangeRecord[]).map(({ id }) => id).sort();

    beforeEach(async () => {
        await deleteDB('smb-signing');
        journal = new BrowserJournal();
    });

    /** A database as an earlier version laid it out, with two records. */
    async function storedBy(version: number): Promise<void> {
        const old = await openDB('smb-signing', version, {
            upgrade: database => {
                const records = database.createObjectStore('records', { keyPath: 'id' });
                records.createIndex('startedAt', 'startedAt');
                records.createIndex('step', 'step');
                if (version < 2) return;
                records.createIndex('run', 'run');
                const runs = database.createObjectStore('runs', { keyPath: 'id' });
                if (version < 3) return;
                records.createIndex('undoes', 'undoes');
                if (version < 4) return;
                records.createIndex('computer', ['computer.name', 'startedAt']);
                records.createIndex('machine', ['computer.id', 'startedAt']);
                records.createIndex('endingOfComputer', ['computer.name', 'ending']);
                records.createIndex('stepOfComputer', ['computer.name', 'step']);
                runs.createIndex('startedAt', 'startedAt');
                runs.createIndex('phase', 'phase');
            }
        });
        for (const id of ['a', 'b']) await old.put('records', record(id, { undoes: id === 'b' ? 'a' : null }));
        if (version > 1) await old.put('runs', { id: 'run', startedAt: at, phase: 'running' });
        old.close();
    }

    const before: readonly (readonly [version: number, what: string])[] = [
        [1, 'there were runs'],
        [2, 'an undo was found by what it undoes'],
        [3, 'there were pages'],
        [4, 'evidence was kept']
    ];
    for (const [version, what] of before) {
        it(`keeps and finds what is in a database from before ${what}`, async () => {
            await storedBy(version);
            expect(ids((await journal.page({ computer: 'srv2022' }, null, 9)).items)).toEqual(['a', 'b']);
            expect([ids(await journal.loadOfRun('a')), ids(await journal.loadUndoing(['a']))]).toEqual([['a'], ['b']]);
            const runs = version > 1 ? ['run'] : [];
            expect([await journal.runIds(), ids(await journal.loadUnfinishedRuns())]).toEqual([runs, runs]);
            expect(ids((await journal.pageOfRuns(null, 9)).items)).toEqual(runs);
            const [evidence, acceptances] = [new BrowserEvidence(), new BrowserAcceptances()];
            await evidence.keep(nothingOf('srv2022'));
            await acceptances.accept({ peer: 'nas', direction: 'inbound', by: '', note: '', at });
            expect([(await evidence.all()).items.length, (await acceptances.all()).items.length]).toEqual([1, 1]);
        });
    }

    it('touches nothing of a database of a newer version, and says so', async () => {
        (await openDB('smb-signing', 99, { upgrade: database => void database.createObjectStore('others') })).close();
        await expectAsync(journal.find('a')).toBeRejectedWithError(NewerStorage);
        await expectAsync(journal.save(record('c'))).toBeRejectedWithError(NewerStorage);
        const newer = await openDB('smb-signing');
        expect([newer.version, [...newer.objectStoreNames]]).toEqual([99, ['others']]);
        newer.close();
    });

    it('lets a newer version in, and the removal of the data, and opens anew afterwards', async () => {
        await journal.save(record('a'));
        await deleteDB('smb-signing'); // what the browser does when the site's data are cleared
        await journal.save(record('b'));
        expect(ids(await journal.find('a', 'b'))).toEqual(['b']);
        (await openDB('smb-signing', 99)).close();
        await expectAsync(journal.save(record('c'))).toBeRejectedWithError(NewerStorage);
        await deleteDB('smb-signing');
        await journal.save(record('d'));
        expect(ids(await journal.find('c', 'd'))).toEqual(['d']);
    });

    it('gives pages that leave nothing out and nothing twice, also of records of the same time', async () => {
        const all = Array.from({ length: 25 }, (_, index) =>
            record(`${100 + index}`, { startedAt: `2026-01-0${1 + (index % 2)}T00:00:00.000Z` })
        );
        await journal.save(...all, record('other', { computer: { name: 'srv20', id: null, fqdn: null } }));
        const seen: ChangeRecord[] = [];
        for (let place: Place | null = null, first = true; first || place; first = false) {
            const page: StoredPage = await journal.page({ computer: 'srv2022' }, place, 4);
            seen.push(...(page.items as ChangeRecord[]));
            place = page.next;
            await journal.save(record(`new ${seen.length}`, { startedAt: '2026-02-01T00:00:00.000Z' }));
            await journal.remove([seen.at(-1)?.id ?? ''], []); // the place itself is gone
        }
        expect(ids(seen)).toEqual(ids(all));
        const times = seen.map(({ startedAt }) => startedAt);
        expect(times).toEqual([...times].sort().reverse());
    });

    it('finds by machine, by time, by what is open, and by what is undone', async () => {
        const computer = { name: 'x', id: 'machine', fqdn: null };
        await journal.save(
            record('old', { startedAt: '2025-01-01T00:00:00.000Z' }),
            record('x', { computer, undoes: 'old' }),
            record('open', { ending: 'notVerified' }),
            record('left', { step: 'writing', ending: null })
        );
        expect(ids((await journal.page({ machine: 'machine' }, null, 9)).items)).toEqual(['x']);
        expect(ids((await journal.page({ before: '2025-06-01T00:00:00.000Z' }, null, 9)).items)).toEqual(['old']);
        expect(ids(await journal.loadOpen('srv2022'))).toEqual(['left', 'open']);
        expect(ids(await journal.loadOpen('srv202'))).toEqual([]);
        expect(ids(await journal.loadUndoing(['old', 'x']))).toEqual(['x']);
        expect(ids(await journal.loadUnfinished())).toEqual(['left']);
        expect(ids(await journal.batch('left', 2))).toEqual(['old', 'open']);
    });

    it('adds what is not there yet, and counts what is of no computer', async () => {
        await journal.save(record('a', { ending: 'failed' }));
        expect(await journal.addNew([record('a'), record('b')])).toBe(1);
        expect((await journal.find('a')).map(one => (one as ChangeRecord).ending)).toEqual(['failed']);
        await journal.save({ id: 'junk' } as ChangeRecord);
        expect(await journal.count()).toEqual({ all: 3, ofNobody: 1 });
    });
});
