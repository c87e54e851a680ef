// SPDX-License-Identifier: MIT
import { NewerStorage } from '../../change/storage/database';
import { MemoryEvidence } from '../../change/testing/memory-evidence';
import { audited, silent } from '../../domain/evidence/testing/silent';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import type { AuditsSeen } from '../../domain/settings/audit-since';
import { facts } from '../../domain/testing/list-entries';
import { until } from '../../domain/testing/time';
import type { ImportedComputer } from '../../readings/import/import-news';
import { EvidenceWindow, ok, partsIn, seen } from './testing/evidence-window';

describe('what was read of many computers', () => {
    let store: MemoryEvidence;
    const stored = (computer: string): string => partsIn(store, computer);

    beforeEach(() => {
        localStorage.clear();
        store = new MemoryEvidence();
    });

    afterEach(() => localStorage.clear());

    it('is kept part by part: what closes in mid-read loses only what was not answered', async () => {
        const window = new EvidenceWindow(['a', 'b'], store);
        window.scan.begin();
        window.fleet.read(['a', 'b']);
        window.logs.answer('a', ok(silent));
        await until(() => stored('a') !== '');
        const next = new EvidenceWindow(['a', 'b'], store); // the first window is closed
        expect(next.state.isLoaded).toBeFalse();
        await until(() => next.state.isLoaded);
        expect([next.known('a'), next.known('b')]).toEqual(['configuration evidence', '']);
        expect(next.state.kept.get('a')).toEqual(store.kept.get('a'));
    });

    it('has since when readings saw auditing on, which a later window counts from, too', async () => {
        const on = { ...facts('a'), outbound: audited.outbound, inbound: audited.inbound };
        const window = new EvidenceWindow(['a'], store);
        window.computers.set('a', on);
        window.scan.begin();
        const read = (): string => window.state.kept.get('a')?.configuration?.readAt ?? '';
        await until(() => read() !== '');
        const first = read();
        await new Promise(resolve => setTimeout(resolve, 5));
        // Other settings, which are all that is kept of settings.
        window.computers.set('a', { ...on, surroundings: { ...on.surroundings, rdma: false } });
        window.scan.again();
        await until(() => read() > first);
        window.fleet.read(['a']);
        window.answer('a');
        await until(() => stored('a') === 'configuration evidence connections');
        await new Promise(resolve => setTimeout(resolve, 5));
        const next = new EvidenceWindow(['a'], store);
        next.computers.set('a', { ...on, surroundings: { ...on.surroundings, rdma: true } });
        await until(() => next.state.isLoaded);
        next.scan.begin();
        const seen = (): AuditsSeen | undefined => next.state.kept.get('a')?.audits;
        await until(() => (seen()?.inbound.last ?? '') > read());
        expect(seen()?.inbound.since).toBe(first);
        await until(() => store.kept.get('a')?.audits?.inbound.last === seen()?.inbound.last);
        expect(store.kept.get('a')?.audits).toEqual(seen());
    });

    it('is shown and not kept where the storage is full, and that is told until it is kept again', async () => {
        const window = new EvidenceWindow(['a'], store);
        await until(() => window.state.isLoaded);
        store.refusal = new DOMException('full', 'QuotaExceededError');
        window.fleet.read(['a']);
        window.answer('a');
        await until(() => window.state.storage === 'unavailable');
        expect([window.known('a'), stored('a')]).toEqual(['configuration evidence connections', '']);
        store.refusal = null;
        window.fleet.read(['a']);
        window.answer('a');
        await until(() => window.state.storage === 'ok');
        expect(stored('a')).toBe('configuration evidence connections');
    });

    it('is shown and not kept where a newer version has taken the storage over', async () => {
        store.refusal = new NewerStorage();
        const window = new EvidenceWindow(['a'], store);
        await until(() => window.state.storage === 'newer');
        window.fleet.read(['a']);
        window.answer('a');
        expect(window.known('a')).toBe('configuration evidence connections');
        store.refusal = null;
        store.unreadable = 3;
        const next = new EvidenceWindow(['a'], store);
        await until(() => next.state.isLoaded);
        expect(next.state).toEqual(jasmine.objectContaining({ storage: 'ok', unreadable: 3 }));
    });

    it('of two windows is the one that was answered last, in both', async () => {
        const [one, other] = [new EvidenceWindow(['a'], store), new EvidenceWindow(['a'], store)];
        await until(() => one.state.isLoaded && other.state.isLoaded);
        one.fleet.read(['a']);
        other.fleet.read(['a']);
        one.logs.answer('a', ok({ ...silent, collectedAt: 'first' }));
        await new Promise(resolve => setTimeout(resolve, 5));
        other.logs.answer('a', ok({ ...silent, collectedAt: 'last' }));
        await until(() => store.kept.get('a')?.evidence?.value.collectedAt === 'last');
        one.connections.answer('a', ok(seen));
        const logsIn = (window: EvidenceWindow): string | undefined => window.state.kept.get('a')?.evidence?.value.collectedAt;
        await until(() => logsIn(one) === 'last');
        expect([logsIn(other), stored('a')]).toEqual(['last', 'configuration evidence connections']);
    });

    it('of an earlier day is forgotten once another computer answers to the name', async () => {
        const first = new EvidenceWindow(['a'], store);
        first.scan.begin();
        first.fleet.read(['a']);
        first.answer('a');
        await until(() => stored('a') === 'configuration evidence connections');
        await new Promise(resolve => setTimeout(resolve, 5));
        const next = new EvidenceWindow(['a'], store);
        next.computers.set('a', facts('a', { id: 'another' }));
        await until(() => next.state.isLoaded);
        expect(next.known('a')).toBe('configuration evidence connections');
        next.scan.begin();
        await until(() => next.known('a') === 'configuration' && stored('a') === 'configuration');
    });

    it('that another tab read of one computer is taken, too', async () => {
        const window = new EvidenceWindow(['a'], store);
        window.readings.read('A');
        window.logs.answer('A', ok(silent));
        await until(() => stored('a') === 'evidence' && window.known('a') === 'evidence');
    });

    it('keeps newer settings of a computer that is kept, and only where they are others', async () => {
        const window = new EvidenceWindow(['a', 'b'], store);
        window.scan.begin();
        window.fleet.read(['a']);
        window.answer('a');
        await until(() => stored('a') === 'configuration evidence connections');
        const keep = spyOn(store, 'keep').and.callThrough();
        window.scan.again();
        expect(keep).not.toHaveBeenCalled();
        await new Promise(resolve => setTimeout(resolve, 5));
        window.computers.set('a', facts('a', {}, true, true));
        window.scan.again();
        await until(() => store.kept.get('a')?.configuration?.value.inbound.required === true);
        expect([keep.calls.count(), stored('b')]).toEqual([1, '']);
    });

    it('has what files brought beside what was read, in every window, until it is removed', async () => {
        const window = new EvidenceWindow(['a'], store);
        await until(() => window.state.isLoaded);
        window.fleet.read(['a']);
        window.answer('a');
        await until(() => stored('a') === 'configuration evidence connections');
        const sources = [{ file: 'a.xml', importedAt: new Date().toISOString() }];
        const part = { configuration: null, evidence: null, connections: null };
        const imported = { events: [], sources, notGathered: [] };
        window.imports.brought.next([
            { computer: 'a', ...part, imported },
            { computer: 'b', ...part, imported }
        ]);
        expect([window.kept.all.get('a')?.imported, window.known('a')]).toEqual([imported, 'configuration evidence connections']);
        await until(() => store.kept.get('b')?.imported !== undefined);
        const next = new EvidenceWindow(['a'], store);
        await until(() => next.state.isLoaded);
        expect(next.kept.all.get('b')?.imported).toEqual(imported);
        next.fleet.read(['a', 'b']);
        expect(next.logs.calls).toEqual(['a']); // nothing is asked of a computer that is not in the list
        next.fleet.stop();
        expect(await next.kept.forgetImports()).toBeTrue();
        expect([store.kept.has('b'), store.kept.get('a')?.imported, stored('a')]).toEqual([
            false,
            undefined,
            'configuration evidence connections'
        ]);
    });

    it('is not brought back by a window that reads after another one has removed what files brought', async () => {
        const from = { file: 'a', importedAt: new Date().toISOString() };
        const [one, other] = [new EvidenceWindow(['a'], store), new EvidenceWindow(['a'], store)];
        await until(() => one.state.isLoaded && other.state.isLoaded);
        one.imports.brought.next([
            {
                ...nothingOf('a'),
                configuration: { value: facts('a'), readAt: from.importedAt, from },
                imported: { events: [], sources: [from], notGathered: [] }
            }
        ]);
        await until(() => store.kept.get('a')?.imported !== undefined);
        await other.kept.forgetImports();
        one.kept.takeLogs('a', silent);
        await until(() => stored('a') === 'evidence');
        expect(store.kept.get('a')?.imported).toBeUndefined();
    });

    it('is shown as long as the window lives where the storage refuses what files brought', async () => {
        store.refusal = new DOMException('full', 'QuotaExceededError');
        const window = new EvidenceWindow(['a'], store);
        await until(() => window.state.isLoaded);
        const imported = { events: [], sources: [{ file: 'a', importedAt: new Date().toISOString() }], notGathered: [] };
        window.imports.brought.next([{ computer: 'b', configuration: null, evidence: null, connections: null, imported }]);
        await until(() => window.state.storage === 'unavailable');
        expect(window.kept.all.get('b')?.imported).toEqual(imported);
        expect(await window.kept.forgetImports()).toBeFalse();
        expect(window.kept.all.get('b')?.imported).toEqual(imported);
    });

    it('of an import that was not kept as a whole is told of until another one is', async () => {
        const window = new EvidenceWindow(['a'], store);
        await until(() => window.state.isLoaded);
        const sources = [{ file: 'a', importedAt: new Date().toISOString() }];
        const brought = (computer: string): ImportedComputer => ({
            ...nothingOf(computer),
            imported: { events: [], sources, notGathered: [] }
        });
        store.newer.add('b');
        window.imports.brought.next(['b', 'c'].map(brought));
        await until(() => window.state.storage === 'newer');
        expect([...store.kept.keys()]).toEqual(['c']);
        window.imports.brought.next([brought('d')]);
        await until(() => store.kept.has('d'));
        window.fleet.read(['a']);
        window.answer('a');
        await until(() => stored('a') === 'configuration evidence connections');
        expect(window.state.storage).toBe('newer');
        window.imports.begun.next();
        window.imports.brought.next([brought('e')]);
        await until(() => window.state.storage === 'ok');
        expect(store.kept.has('e')).toBeTrue();
    });
});
