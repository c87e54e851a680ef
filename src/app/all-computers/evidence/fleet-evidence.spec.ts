// SPDX-License-Identifier: MIT
import { MemoryEvidence } from '../../change/testing/memory-evidence';
import { silent } from '../../domain/evidence/testing/silent';
import { readEvidence, storedEvidence } from '../../change/storage/readiness/packed-evidence';
import { type ComputerEvidence, nothingOf } from '../../domain/readiness/computer-evidence';
import { connection, facts, failed } from '../../domain/testing/list-entries';
import { until } from '../../domain/testing/time';
import { EvidenceWindow, limits, ok, partsIn, seen } from './testing/evidence-window';

/** No two parts are answered at the same time. */
const nextMoment = (): Promise<unknown> => new Promise(resolve => setTimeout(resolve, 3));

describe('evidence of many computers', () => {
    let store: MemoryEvidence;
    const stored = (computer: string): string => partsIn(store, computer);

    beforeEach(() => {
        localStorage.clear();
        store = new MemoryEvidence();
    });

    afterEach(() => localStorage.clear());

    it('is read with three calls each, so many computers at once, and nobody is prompted', async () => {
        const window = new EvidenceWindow(['a', 'b', 'c'], store, 2);
        window.fleet.read(['A', 'b', 'c', 'b', 'clu', 'unknown']);
        window.fleet.read(['a']);
        expect([window.logs.calls, window.connections.calls]).toEqual([['a', 'b'], []]);
        expect([...window.state.phases]).toEqual([
            ['a', 'reading'],
            ['b', 'reading'],
            ['c', 'waiting']
        ]);
        expect(window.options[0]).toEqual({ unattended: true, giveUpAfter: limits.giveUpAfter });
        window.logs.answer('b', ok(silent));
        expect([window.logs.calls, window.connections.calls]).toEqual([['a', 'b'], ['b']]);
        window.connections.answer('b', ok(seen));
        expect(window.logs.calls).toEqual(['a', 'b', 'c']);
        window.answer('a');
        window.answer('c');
        expect(window.state).toEqual(jasmine.objectContaining({ running: false, stopped: false, asked: 3, ended: 3 }));
        expect([window.state.phases.size, window.state.failures.size, window.known('a')]).toEqual([
            0,
            0,
            'configuration evidence connections'
        ]);
        window.fleet.read(['a']);
        expect(window.state).toEqual(jasmine.objectContaining({ running: true, asked: 1, ended: 0 }));
        window.fleet.stop();
    });

    it('is judged by the settings of now: a policy that went away does not speak on', async () => {
        const window = new EvidenceWindow(['a'], store);
        const withPolicy = { ...facts('a'), collectedAt: '2026-11-20T10:00:00Z' };
        window.computers.set('a', withPolicy);
        window.scan.begin();
        const gone = { ...withPolicy, collectedAt: '2026-11-20T11:00:00Z' };
        window.computers.set('a', gone);
        await nextMoment();
        window.fleet.read(['a']);
        window.answer('a');
        await until(() => stored('a') === 'configuration evidence connections');
        const [kept, known] = [store.kept.get('a'), window.state.kept.get('a')];
        for (const one of [kept, known]) {
            expect(one?.configuration?.value).toEqual(gone);
            expect((one?.configuration?.readAt ?? '') <= (one?.evidence?.readAt ?? '')).toBeTrue();
        }
        // Where only they can't be read, the logs are, and the settings stay as old as they are.
        window.computers.set('a', failed('scriptFailed') as never);
        window.fleet.read(['a']);
        window.answer('a');
        expect(window.state.kept.get('a')?.configuration).toEqual(known?.configuration ?? null);
        expect(window.state.failures.size).toBe(0);
    });

    it('of a computer that says nothing waits for one quick call, not for its logs', () => {
        const window = new EvidenceWindow(['a'], store);
        window.computers.silent.add('a');
        window.fleet.read(['a']);
        expect([window.logs.calls, window.state.running]).toEqual([[], true]);
        window.computers.set('a', failed('timedOut') as never);
        window.computers.answer('a');
        expect([window.logs.calls, window.state.running]).toEqual([[], false]);
        expect(window.state.failures.get('a')).toEqual(jasmine.objectContaining({ kind: 'timedOut', of: 'evidence' }));
    });

    it('stops: asks nobody any more, forgets what comes late, and keeps what was answered', async () => {
        const window = new EvidenceWindow(['a', 'b', 'c'], store, 2);
        window.fleet.read(['a', 'b', 'c']);
        window.logs.answer('a', ok(silent));
        window.fleet.stop();
        expect(window.state).toEqual(jasmine.objectContaining({ running: false, stopped: true, asked: 3, ended: 0 }));
        expect([window.logs.isAwaited('b'), window.connections.isAwaited('a'), window.logs.calls.length]).toEqual([false, false, 2]);
        expect([window.known('a'), window.known('b')]).toEqual(['configuration evidence', 'configuration']);
    });

    it('of a computer that is listed twice is read once', async () => {
        const names = ['a.lab.example', 'a'];
        const same = facts('a');
        const window = new EvidenceWindow(names, store);
        for (const name of names) window.computers.set(name, same);
        window.fleet.read(['a']); // not known yet to be the other one, too
        window.scan.begin();
        window.fleet.read(names); // it is being read
        expect(window.logs.calls).toEqual(['a']);
        window.fleet.stop();
        window.fleet.read(names);
        expect(window.logs.calls).toEqual(['a', 'a.lab.example']);
        window.answer('a.lab.example');
        await until(() => stored('a.lab.example') === 'configuration evidence connections');
        store.kept.set('a', { ...nothingOf('a'), configuration: store.kept.get('a.lab.example')?.configuration ?? null });
        const next = new EvidenceWindow(names, store); // nothing is scanned there yet
        await until(() => next.state.isLoaded);
        next.fleet.read(names);
        expect(next.logs.calls).toEqual(['a.lab.example']);
    });

    it('counts once where the settings show that its turn has come under another name', () => {
        const window = new EvidenceWindow(['a', 'a.lab.example', 'b'], store, 1);
        for (const name of ['a', 'a.lab.example']) window.computers.set(name, facts('a'));
        window.fleet.read(['a', 'a.lab.example', 'b']);
        window.answer('a');
        window.answer('b');
        expect(window.logs.calls).toEqual(['a', 'b']);
        expect(window.state).toEqual(jasmine.objectContaining({ running: false, asked: 2, ended: 2 }));
    });

    it('is not asked for twice where two names turn out to be one computer meanwhile', async () => {
        const window = new EvidenceWindow(['a', 'b', 'a.lab.example', 'b.lab.example'], store, 1);
        for (const name of ['a', 'a.lab.example']) window.computers.set(name, facts('a'));
        for (const name of ['b', 'b.lab.example']) window.computers.set(name, facts('b'));
        window.fleet.read(['a', 'b', 'a.lab.example', 'b.lab.example']);
        expect([window.logs.calls, window.state.asked]).toEqual([['a'], 4]);
        window.scan.begin();
        await until(() => window.state.asked === 2);
        window.answer('a');
        window.answer('b');
        expect(window.logs.calls).toEqual(['a', 'b']);
        expect(window.state).toEqual(jasmine.objectContaining({ running: false, asked: 2, ended: 2 }));
    });

    it('that is half read is kept, and so is what was read before of the other half', async () => {
        const window = new EvidenceWindow(['a'], store);
        window.fleet.read(['a']);
        window.answer('a');
        const before = window.state.kept.get('a')?.connections;
        await new Promise(resolve => setTimeout(resolve, 5));
        window.fleet.read(['a']);
        window.logs.answer('a', ok({ ...silent, collectedAt: 'later' }));
        window.connections.answer('a', failed('scriptFailed') as never);
        await until(() => store.kept.get('a')?.evidence?.value.collectedAt === 'later');
        expect(window.state.kept.get('a')).toEqual(jasmine.objectContaining({ connections: before }));
        expect(store.kept.get('a')?.connections).toEqual(before ?? null);
        expect(window.state.failures.get('a')).toEqual(jasmine.objectContaining({ ...failed('scriptFailed'), of: 'connections' }));

        await nextMoment();
        window.fleet.read(['a']);
        window.logs.answer('a', failed('scriptFailed'));
        window.connections.answer('a', ok(seen));
        expect(window.state.kept.get('a')?.evidence?.value.collectedAt).toBe('later');
        expect(window.state.failures.get('a')?.of).toBe('evidence');
        expect((window.state.kept.get('a')?.connections?.readAt ?? '') > (before?.readAt ?? '')).toBeTrue();

        await nextMoment();
        window.fleet.read(['a']);
        window.logs.answer('a', failed('scriptFailed'));
        window.connections.answer('a', failed('badAnswer') as never);
        expect(window.state.failures.get('a')).toEqual(jasmine.objectContaining({ ...failed('scriptFailed'), of: 'evidence' }));
        expect(window.state.failed).toBe(1);
    });

    it('that could not be read is known to have failed when the page is opened again, until it was read', async () => {
        const window = new EvidenceWindow(['a', 'b'], store);
        window.fleet.read(['a', 'b']);
        window.logs.answer('a', failed('accessDenied', 'x'.repeat(9_999)));
        window.logs.answer('b', ok(silent));
        await nextMoment();
        window.connections.answer('b', failed('scriptFailed') as never);
        await until(() => store.kept.size === 2 && store.kept.get('b')?.failure !== undefined);
        expect(readEvidence(storedEvidence(store.kept.get('a') as ComputerEvidence))).not.toBeNull();
        const next = new EvidenceWindow(['a', 'b'], store);
        await until(() => next.state.isLoaded);
        expect([...next.state.failures].map(([name, { of, kind }]) => [name, of, kind])).toEqual([
            ['a', 'evidence', 'accessDenied'],
            ['b', 'connections', 'scriptFailed']
        ]);
        expect(next.state.failed).toBe(0); // none of a reading of this window
        await nextMoment();
        next.fleet.read(['a']);
        next.answer('a');
        await until(() => store.kept.get('a')?.evidence?.value !== undefined && store.kept.get('a')?.failure === undefined);
        expect([...next.state.failures.keys()]).toEqual(['b']);
    });

    it('of a computer that does not answer takes one call, and what was read before stays', async () => {
        const window = new EvidenceWindow(['a'], store);
        window.fleet.read(['a']);
        window.answer('a');
        for (const kind of ['unreachable', 'gatewayFailed', 'needsCredentials', 'accessDenied', 'timedOut', 'notInList'] as const) {
            await nextMoment();
            window.fleet.read(['a']);
            window.logs.answer('a', failed(kind));
            expect([window.state.running, window.state.failures.get('a')?.kind]).toEqual([false, kind]);
        }
        expect([window.connections.calls.length, window.known('a')]).toEqual([1, 'configuration evidence connections']);
        await nextMoment();
        window.fleet.read(['a']);
        window.answer('a');
        expect(window.state.failures.size).toBe(0);
    });

    it('is forgotten where the name leads to another computer, and read again where it is being read', async () => {
        const window = new EvidenceWindow(['a', 'b'], store);
        window.scan.begin();
        window.fleet.read(['a', 'b']);
        window.answer('a');
        window.logs.answer('b', ok(silent));
        await until(() => stored('a') === 'configuration evidence connections');
        for (const name of ['a', 'b']) window.computers.set(name, facts(name, { id: 'another' }));
        window.scan.again();
        await until(() => window.known('a') === 'configuration' && stored('a') === '');
        expect(window.connections.isAwaited('b')).toBeFalse();
        expect([window.logs.calls, window.state.asked]).toEqual([['a', 'b', 'b'], 2]);
        window.answer('b');
        await until(() => stored('b') === 'configuration evidence connections');
        expect(store.kept.get('b')?.configuration?.value.computer.id).toBe('another');
        expect(window.state).toEqual(jasmine.objectContaining({ running: false, ended: 2 }));
    });

    it('follows the list: what left is no longer read, and the storage is told who is in it', async () => {
        const window = new EvidenceWindow(['a', 'b', 'c'], store, 1);
        await until(() => window.state.isLoaded);
        window.fleet.read(['a', 'b', 'c']);
        window.listed.next([connection('c')]);
        await until(() => window.state.asked === 1);
        expect([window.logs.calls, [...window.state.phases.keys()]]).toEqual([['a', 'c'], ['c']]);
        expect([window.logs.isAwaited('a'), store.lists.map(list => [...list])]).toEqual([false, [['a', 'b', 'c', 'clu'], ['c']]]);
        window.listed.next([]); // not loaded yet, rather than empty
        expect(store.lists.length).toBe(2);
        window.fleet.stop();
    });
});
