// SPDX-License-Identifier: MIT
// Exports and imports, with those faults of docs/faults.md that a file can meet: it comes whole or not at all, what is told is
// so, nothing is there twice, and trying again works.
import { isInForce } from '../../domain/change/record';
import { jumps, setClock } from '../../domain/testing/time';
import { FakeGateway } from '../../remote/testing/fake-gateway';
import { NewerStorage } from '../storage/database';
import { History } from '../history/history';
import type { ImportResult } from '../history/history-file';
import { MemoryJournal } from '../testing/memory-journal';
import { ended, RunTrial } from '../testing/run-trial';
import { Browser, BrowserWindow } from '../testing/windows';

/** As many as make several parts. */
const count = 250;

describe('a file, and its fault:', () => {
    let from: Browser;
    let to: Browser;
    let history: Blob;
    let run: string;

    beforeEach(async () => {
        FakeGateway.stub();
        const trial = await RunTrial.of('a run');
        from = trial.browser;
        to = new Browser();
        const window = from.open();
        run = window.runs.export(await trial.carryOut(window));
        const [record] = from.journal.recordsOf('run 1');
        for (let i = 3; i < count && record; i++) from.journal.put(`${i}`, { ...record, id: `${i}`, run: `${i}` });
        history = await window.history.export('1.0.0');
    });

    async function imports({ history: into }: BrowserWindow, file: Blob = history): Promise<ImportResult> {
        return into.import(file);
    }

    /** All of it is there, once, and is exported again as it came. */
    async function mustBeThere(): Promise<void> {
        expect(to.journal.all().length).toBe(count);
        expect(to.journal.has(record => record.imported && isInForce(record))).toBeTrue();
        expect((JSON.parse(await (await to.open().history.export('1.0.0')).text()) as { records: unknown[] }).records.length).toBe(count);
    }

    it('refused', async () => {
        const gone = new Blob([history]);
        gone.stream = () => new ReadableStream({ pull: source => source.error(new DOMException('gone', 'NotReadableError')) });
        expect(await imports(to.open(), gone)).toEqual({ kind: 'unreadable', added: 0, known: 0 });
        await imports(to.open());
        await mustBeThere();
    });

    it('hangs', async () => {
        const silent = new Blob([history]);
        silent.stream = () => new ReadableStream({ pull: () => new Promise(() => undefined) });
        const stop = new AbortController();
        const running = to.open().history.import(silent, stop.signal);
        await Promise.resolve();
        stop.abort();
        expect(await running).toEqual({ kind: 'cancelled', added: 0, known: 0 });
        await imports(to.open());
        await mustBeThere();
    });

    it('cut', async () => {
        expect(await imports(to.open(), history.slice(0, history.size - 10))).toEqual(jasmine.objectContaining({ kind: 'damaged' }));
        expect((await to.open().runs.import(run.slice(0, -10))).kind).toBe('damaged');
        expect(to.journal.all()).toEqual([]);
    });

    it('storage full or blocked', async () => {
        for (const problem of [new DOMException('blocked', 'SecurityError'), new NewerStorage()]) {
            const blocked = new MemoryJournal();
            blocked.batch = () => Promise.reject(problem);
            await expectAsync(new History(blocked).export('1.0.0')).toBeRejectedWith(problem);
        }
        to.journal.full = true;
        expect(await imports(to.open())).toEqual({ kind: 'notSaved', added: 0, known: 0 });
        expect(await to.open().runs.import(run)).toEqual({ kind: 'notSaved' });
        expect([to.journal.all(), to.journal.allRuns()]).toEqual([[], []]);
        to.journal.full = false;
        expect((await to.open().runs.import(run)).kind).toBe('imported');
        expect(await imports(to.open())).toEqual({ kind: 'imported', added: count - 3, known: 3 });
        await mustBeThere();
    });

    it('page closed', async () => {
        const add = to.journal.addNew.bind(to.journal);
        const closed = new Promise<void>(close => {
            let parts = 0;
            to.journal.addNew = records => (++parts === 2 ? (close(), new Promise(() => undefined)) : add(records));
        });
        void imports(to.open());
        await closed;
        expect(to.journal.all().length).toBe(100); // a whole part, and nothing of the next
        to.journal.addNew = add;
        expect(await imports(to.open())).toEqual({ kind: 'imported', added: count - 100, known: 100 });
        await mustBeThere();
    });

    it('two windows', async () => {
        const windows = [to.open(), to.open()];
        const results = await Promise.all(windows.map(window => imports(window)));
        expect(results.reduce((sum, result) => sum + ('added' in result ? result.added : 0), 0)).toBe(count);
        await mustBeThere();
        const runs = await Promise.all(windows.map(window => window.runs.import(run)));
        expect(runs.filter(({ kind }) => kind === 'imported').length).toBe(1);
        expect(to.journal.allRuns().length).toBe(1);
    });

    it('clock jumps', async () => {
        for (const jump of jumps) {
            to = new Browser();
            setClock(jump.to);
            const [window, file] = [to.open(), await from.open().history.export('1.0.0')];
            expect((await window.runs.import(run)).kind).toBe('imported');
            expect((await ended(window, 'run 1')).records.size).toBe(3);
            await imports(window, file);
            await mustBeThere();
        }
    });
});
