// SPDX-License-Identifier: MIT
import { MemoryEvidence } from '../../change/testing/memory-evidence';
import { silent } from '../../domain/evidence/testing/silent';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import { connection, facts, failed } from '../../domain/testing/list-entries';
import { until } from '../../domain/testing/time';
import { EvidenceWindow, limits, ok, partsIn, seen } from './testing/evidence-window';

describe('evidence of many computers', () => {
    let store: MemoryEvidence;
    const stored = (computer: string): string => partsIn(store, computer);

    beforeEach(() => {
        localStorage.clear();
        store = new MemoryEvidence();
    });

    afterEach(() => localStorage.clear());

    it('is read with two calls each, so many computers at once, and nobody is prompted', async () => {
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
        expect([window.state.phases.size, window.state.failures.size, window.known('a')]).toEqual([0, 0, 'evidence connections']);
        window.fleet.read(['a']);
        expect(window.state).toEqual(jasmine.objectContaining({ running: true, asked: 1, ended: 0 }));
        window.fleet.stop();
    });

    it('stops: asks nobody any more, forgets what comes late, and keeps what was answered', async () => {
        const window = new EvidenceWindow(['a', 'b', 'c'], store, 2);
        window.fleet.read(['a', 'b', 'c']);
        window.logs.answer('a', ok(silent));
        window.fleet.stop();
        expect(window.state).toEqual(jasmine.objectContaining({ running: false, stopped: true, asked: 3, ended: 0 }));
        expect([window.logs.isAwaited('b'), window.connections.isAwaited('a'), window.logs.calls.length]).toEqual([false, false, 2]);
        expect([window.known('a'), window.known('b')]).toEqual(['evidence', '']);
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
        expect(window.state.failures.get('a')).toEqual({ ...failed('scriptFailed'), of: 'connections' });

        window.fleet.read(['a']);
        window.logs.answer('a', failed('scriptFailed'));
        window.connections.answer('a', ok(seen));
        expect(window.state.kept.get('a')?.evidence?.value.collectedAt).toBe('later');
        expect(window.state.failures.get('a')?.of).toBe('evidence');
        expect((window.state.kept.get('a')?.connections?.readAt ?? '') > (before?.readAt ?? '')).toBeTrue();

        window.fleet.read(['a']);
        window.logs.answer('a', failed('scriptFailed'));
        window.connections.answer('a', failed('badAnswer') as never);
        expect(window.state.failures.get('a')).toEqual({ ...failed('scriptFailed'), of: 'evidence' });
    });

    it('of a computer that does not answer takes one call, and what was read before stays', async () => {
        const window = new EvidenceWindow(['a'], store);
        window.fleet.read(['a']);
        window.answer('a');
        for (const kind of ['unreachable', 'gatewayFailed', 'needsCredentials', 'accessDenied', 'timedOut', 'notInList'] as const) {
            window.fleet.read(['a']);
            window.logs.answer('a', failed(kind));
            expect([window.state.running, window.state.failures.get('a')?.kind]).toEqual([false, kind]);
        }
        expect([window.connections.calls.length, window.known('a')]).toEqual([1, 'evidence connections']);
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
