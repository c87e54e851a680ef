// SPDX-License-Identifier: MIT
import { deleteDB, openDB } from 'idb';
import { silent } from '../../domain/evidence/testing/silent';
import { type ComputerEvidence, type KeptReading, nothingOf } from '../../domain/readiness/computer-evidence';
import { facts } from '../../domain/testing/list-entries';
import { Database, NewerStorage, storageProblem } from './database';
import { BrowserEvidence, unlistedDays } from './evidence-store';

const day = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * day).toISOString();
const read = <T>(value: T, days: number): KeptReading<T> => ({ value, readAt: daysAgo(days) });

function logsOf(computer: string, days = 1, id = `id of ${computer}`): ComputerEvidence {
    return {
        ...nothingOf(computer),
        identity: `${id}|${computer}`,
        configuration: read(facts(computer, { id }), days),
        evidence: read(silent, days)
    };
}

describe('evidence in the browser', () => {
    let store: BrowserEvidence;
    const names = async (): Promise<readonly string[]> => (await store.all()).items.map(({ computer }) => computer);

    beforeEach(async () => {
        await deleteDB('smb-signing');
        store = new BrowserEvidence();
    });

    it('is there when the page is opened again', async () => {
        const all = Array.from({ length: 25 }, (_, index) => logsOf(`srv${100 + index}`));
        for (const one of all) expect(await store.keep(one)).toEqual(one);
        expect(await new BrowserEvidence().all()).toEqual({ items: all, unreadable: 0, newer: 0 });
        expect([await store.of('srv107'), await store.of('unknown')]).toEqual([all[7] ?? null, null]);
        await store.forget(['srv100', 'unknown']);
        expect((await names()).length).toBe(24);
    });

    it('grows by parts, and a window that answers later with older data changes nothing', async () => {
        const other = new BrowserEvidence(new Database());
        const [older, newer] = [logsOf('srv1', 2), logsOf('srv1', 1)];
        const off = { since: null, last: null, off: newer.configuration?.readAt ?? null, unsure: null };
        const both = { ...newer, audits: { outbound: off, inbound: off } };
        await Promise.all([store.keep(newer), other.keep(older)]);
        expect((await store.all()).items).toEqual([both]);
        await Promise.all([other.keep(older), store.keep(newer)]);
        expect((await other.all()).items).toEqual([both]);
        const connections = read(
            {
                contract: 2 as const,
                outbound: null,
                inbound: null,
                guestLogons: null,
                aliases: [],
                unavailable: [],
                notReported: [],
                collectedAt: ''
            },
            0
        );
        const grown = await other.keep({ ...nothingOf('srv1'), connections });
        expect(grown).toEqual({ ...both, connections });
        expect((await store.all()).items).toEqual([grown]);
    });

    it('of a computer whose name leads to another one by now goes', async () => {
        await store.keep(logsOf('srv1', 2, 'a'));
        const now = { ...logsOf('srv1', 1, 'b'), evidence: null };
        expect(await store.keep(now)).toEqual(now);
        expect(await store.keep(logsOf('srv1', 3, 'a'))).toEqual(now);
    });

    it('that cannot be understood is left out, counted, and replaced by what is read', async () => {
        await store.keep(logsOf('srv1'));
        await put({ computer: 'damaged', version: 1, evidence: 'x' }, { computer: 'strange' });
        expect(await store.all()).toEqual({ items: [jasmine.objectContaining({ computer: 'srv1' }) as never], unreadable: 2, newer: 0 });
        await store.keep(logsOf('damaged'));
        expect(await names()).toEqual(['damaged', 'srv1']);
    });

    it('of a newer version is left as it is, and that is told', async () => {
        const newer = { computer: 'srv1', version: 99, readAt: daysAgo(300), more: true };
        await put(newer);
        await expectAsync(store.keep(logsOf('srv1'))).toBeRejectedWithError(NewerStorage);
        await store.forget(['srv1']);
        await store.retain(new Set(['other']));
        const later = Date.now() + 2 * unlistedDays * day;
        spyOn(Date, 'now').and.returnValue(later);
        await store.retain(new Set(['other']));
        await new BrowserEvidence(new Database(), 1).keep(logsOf('srv2'));
        expect(await store.all()).toEqual({ items: [], unreadable: 0, newer: 1 });
        expect(await store.of('srv1')).toBeNull();
        expect(await raw('srv1')).toEqual(newer);
    });

    it('of a newer layout is not touched', async () => {
        (await openDB('smb-signing', 99, { upgrade: database => void database.createObjectStore('others') })).close();
        const uses: readonly Promise<unknown>[] = [
            store.all(),
            store.of('srv1'),
            store.keep(logsOf('srv1')),
            store.forget(['srv1']),
            store.retain(new Set())
        ];
        for (const use of uses) await expectAsync(use).toBeRejectedWithError(NewerStorage);
    });

    it('is refused where the storage is full, and what was kept stays', async () => {
        await store.keep(logsOf('srv1', 2));
        const put = spyOn(IDBObjectStore.prototype, 'put').and.throwError(new DOMException('full', 'QuotaExceededError'));
        const problem = await store.keep(logsOf('srv1', 1)).then(
            () => null,
            error => storageProblem(error)
        );
        expect(problem).toBe('unavailable');
        put.and.callThrough();
        expect((await store.all()).items).toEqual(
            [logsOf('srv1', 2)].map(one => jasmine.objectContaining({ computer: one.computer })) as never
        );
        await store.keep(logsOf('srv2'));
        expect(await names()).toEqual(['srv1', 'srv2']);
    });

    it('of so many computers stays: the one that was read longest ago goes first', async () => {
        store = new BrowserEvidence(new Database(), 3);
        for (const [name, days] of [
            ['a', 3],
            ['b', 9],
            ['c', 5],
            ['d', 4],
            ['e', 1]
        ] as const)
            await store.keep(logsOf(name, days));
        expect(await names()).toEqual(['a', 'd', 'e']);
        await store.keep(logsOf('a', 0)); // no new one: nothing goes
        expect(await names()).toEqual(['a', 'd', 'e']);
    });

    it('goes last where files tell of too many computers', async () => {
        store = new BrowserEvidence(new Database(), 3);
        const sources = (days: number): Required<ComputerEvidence>['imported'] => ({
            events: [],
            sources: [{ file: 'a', importedAt: daysAgo(days) }],
            notGathered: []
        });
        await store.keep(logsOf('own', 50));
        await store.keep({ ...logsOf('both', 40), imported: sources(3) });
        await store.keepAll([1, 2, 0].map(days => ({ ...nothingOf(`file ${days}`), imported: sources(days) })));
        expect(await names()).toEqual(['both', 'file 0', 'own']);
    });

    it('stays while its computer is in the list, and for a time after it has left', async () => {
        for (const name of ['listed', 'left', 'back']) await store.keep(logsOf(name, 400));
        await store.retain(new Set(['listed']));
        expect(await names()).toEqual(['back', 'left', 'listed']);
        await store.retain(new Set(['listed', 'back']));
        const now = Date.now();
        const clock = spyOn(Date, 'now').and.returnValue(now + (unlistedDays - 1) * day);
        await store.retain(new Set(['listed', 'back']));
        expect(await names()).toEqual(['back', 'left', 'listed']);
        clock.and.returnValue(now + (unlistedDays + 1) * day);
        await store.retain(new Set(['listed']));
        expect(await names()).toEqual(['back', 'listed']);
        await store.keep(logsOf('left', 0)); // it is in the list again, and leaves again
        await store.retain(new Set(['listed']));
        expect(await names()).toEqual(['back', 'left', 'listed']);
        const sources = [{ file: 'a', importedAt: daysAgo(0) }];
        await store.keep({ ...nothingOf('left'), imported: { events: [], sources, notGathered: [] } });
        clock.and.returnValue(now + (2 * unlistedDays + 2) * day);
        await store.retain(new Set(['listed', 'back']));
        expect(await names()).toEqual(['back', 'left', 'listed']);
    });

    it('keeps what files brought of many computers at once, and takes that alone away', async () => {
        const from = { file: 'g.jsonl', importedAt: daysAgo(1) };
        const imported = { events: [], sources: [from], notGathered: ['x'] };
        const own = logsOf('srv3');
        const brought = [
            { ...nothingOf('srv1'), imported },
            { ...nothingOf('srv2'), evidence: { ...read(silent, 1), from } },
            { ...own, imported }
        ];
        await store.keepAll(brought);
        expect((await new BrowserEvidence().all()).items).toEqual(brought);
        await store.keepAll(brought.slice(0, 1));
        expect((await store.all()).items).toEqual(brought);
        await store.forgetImports();
        expect((await store.all()).items).toEqual([own]);
    });

    it('of thousands of computers that files tell of is there again, with what was read of some', async () => {
        const sources = [{ file: 'a.xml', importedAt: daysAgo(1) }];
        const all = Array.from({ length: 2_300 }, (_, index): ComputerEvidence => {
            const name = `c${1e6 + index}`;
            const imported = { events: [], sources, notGathered: [name] };
            return index % 100 === 0 ? { ...logsOf(name), imported } : { ...nothingOf(name), imported };
        });
        expect(await store.keepAll(all)).toEqual({ others: [], newer: 0 });
        expect((await new BrowserEvidence().all()).items).toEqual(all);
        // Where a worker is forbidden, or fails, the page does it.
        const start = jasmine.createSpy('start').and.throwError('forbidden');
        expect((await new BrowserEvidence(undefined, undefined, start).all()).items).toEqual(all);
        expect(start).toHaveBeenCalledTimes(1);
        await store.retain(new Set(['c1000007']));
        await store.forgetImports();
        expect(await names()).toEqual(all.filter(one => one.evidence !== null).map(({ computer }) => computer));
    });

    it('that only files tell goes so long after the last file, unless its computer is in the list', async () => {
        const brought = (name: string, days: number): ComputerEvidence => ({
            ...nothingOf(name),
            // A line that is older than its file.
            evidence: { ...read(silent, 300), from: { file: 'g', importedAt: daysAgo(days) } }
        });
        await store.keepAll([brought('listed', 100), brought('old', 91), brought('recent', 89)]);
        await store.retain(new Set(['listed', 'other']));
        expect(await names()).toEqual(['listed', 'recent']);
    });

    it('of a newer version keeps no other one from being kept', async () => {
        await put({ computer: 'srv1', version: 99, readAt: daysAgo(1) });
        const sources = [{ file: 'a', importedAt: daysAgo(1) }];
        const brought = ['srv0', 'srv1', 'srv2'].map(name => ({ ...nothingOf(name), imported: { events: [], sources, notGathered: [] } }));
        const told: number[] = [];
        expect(await store.keepAll(brought, kept => told.push(kept))).toEqual({ others: [], newer: 1 });
        expect(told).toEqual([2]);
        await store.forgetImports();
        expect(await store.all()).toEqual({ items: [], unreadable: 0, newer: 1 });
    });

    it('of one computer twice in an import loses nothing', async () => {
        const brought = ['a', 'b'].map(file => ({
            ...nothingOf('srv1'),
            imported: { events: [], sources: [{ file, importedAt: daysAgo(1) }], notGathered: [file] }
        }));
        const told: number[] = [];
        const { others } = await store.keepAll(brought, kept => told.push(kept));
        expect(told).toEqual([1, 1]);
        expect(others.map(({ imported }) => imported?.notGathered)).toEqual([['a', 'b']]);
        expect((await store.of('srv1'))?.imported?.notGathered).toEqual(['a', 'b']);
    });
});

/** Puts into the storage what this version would not. */
async function put(...values: readonly object[]): Promise<void> {
    await new Database().use(async database => {
        for (const value of values) await database.put('evidence', value as never);
    });
}

function raw(computer: string): Promise<unknown> {
    return new Database().use(database => database.get('evidence', computer));
}
