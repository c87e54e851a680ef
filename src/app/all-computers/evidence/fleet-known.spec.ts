// SPDX-License-Identifier: MIT
import { BehaviorSubject, type Subscription } from 'rxjs';
import { Acceptances } from '../../change/history/acceptances';
import type { AuditsOf, AuditHistory } from '../../change/history/audit-history';
import { MemoryAcceptances, MemoryEvidence } from '../../change/testing/memory-evidence';
import type { UndoneHistory, UndoneOf } from '../../change/history/undone-history';
import { audited } from '../../domain/evidence/testing/silent';
import type { Accepted } from '../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { auditedSince } from '../../domain/settings/audit-since';
import { facts, failed } from '../../domain/testing/list-entries';
import { until } from '../../domain/testing/time';
import type { DeviceTest, DeviceTests } from '../../readings/device-tests';
import { FleetKnown } from './fleet-known';
import { EvidenceWindow } from './testing/evidence-window';

const nobody: AuditsOf = () => ({ outbound: null, inbound: null });
const since = '2026-11-01T00:00:00.000Z';

describe('what is known of the computers of the list', () => {
    let window: EvidenceWindow;
    let tests: BehaviorSubject<ReadonlyMap<string, DeviceTest>>;
    let audits: BehaviorSubject<AuditsOf>;
    let undone: BehaviorSubject<UndoneOf>;
    let acceptances: MemoryAcceptances;
    let fleet: FleetKnown;
    let all: readonly KnownOfComputer[];
    let following: Subscription;

    beforeEach(() => localStorage.clear());
    afterEach(() => {
        following.unsubscribe();
        localStorage.clear();
    });

    async function open(...names: readonly string[]): Promise<void> {
        window = new EvidenceWindow(names, new MemoryEvidence());
        tests = new BehaviorSubject<ReadonlyMap<string, DeviceTest>>(new Map());
        audits = new BehaviorSubject(nobody);
        undone = new BehaviorSubject<UndoneOf>(() => []);
        acceptances = new MemoryAcceptances();
        const history = { every: audits } as unknown as AuditHistory;
        fleet = new FleetKnown(
            window.fleet,
            window.scan,
            { every: tests } as unknown as DeviceTests,
            history,
            { every: undone } as unknown as UndoneHistory,
            new Acceptances(acceptances)
        );
        all = [];
        following = fleet.known.subscribe(known => (all = known));
        await until(() => all.length > 0);
    }

    const of = (computer: string): KnownOfComputer | undefined => all.find(({ kept }) => kept.computer === computer);

    it('is one of each computer, none of a cluster, and of those that did not change the same as before', async () => {
        await open('a', 'a.lab.example', 'b');
        expect(all.map(({ kept }) => kept.computer)).toEqual(['a', 'a.lab.example', 'b']);
        for (const name of ['a', 'a.lab.example']) window.computers.set(name, facts('a'));
        window.scan.begin();
        await until(() => all.length === 2 && of('b')?.kept.configuration !== null);
        expect(all.map(({ kept }) => kept.computer)).toEqual(['a', 'b']);
        const before = of('b');
        window.fleet.read(['a.lab.example']);
        await until(() => of('a')?.isReading === true);
        window.answer('a');
        await until(() => of('a')?.isReading === false);
        expect(of('a')?.kept).toEqual(jasmine.objectContaining({ identity: 'id of a|a.lab.example', computer: 'a' }));
        expect(of('a')?.kept.connections).not.toBeNull();
        expect(of('b')).toBe(before);
    });

    it('has where requiring signing was undone, and is another one once that is told', async () => {
        await open('a', 'b');
        window.scan.begin();
        await until(() => of('b')?.kept.configuration !== null);
        const before = of('b');
        const one = { computer: { name: 'a', id: null, fqdn: null }, direction: 'inbound', since, at: since } as const;
        undone.next(names => (names.includes('a') ? [one] : []));
        await until(() => of('a')?.undone !== undefined);
        expect(of('a')?.undone).toEqual([one]);
        expect(of('b')).toBe(before);
    });

    it('says what failed of what readiness needs', async () => {
        await open('a', 'b', 'c');
        window.computers.set('a', failed('unreachable'));
        window.scan.begin();
        await until(() => of('a')?.failed === true);
        window.fleet.read(['b', 'c']);
        window.logs.answer('b', failed('timedOut'));
        window.answer('c');
        await until(() => of('b')?.failed === true);
        window.fleet.read(['c']);
        window.answer('c');
        window.fleet.read(['c']);
        window.logs.answer('c', { kind: 'ok', value: (of('c') as KnownOfComputer).kept.evidence?.value as never });
        await new Promise(resolve => setTimeout(resolve, 3));
        window.connections.answer('c', failed('scriptFailed') as never);
        window.fleet.read(['b']);
        window.answer('b');
        await until(() => of('b')?.failed === false);
        expect(window.state.failures.get('c')?.of).toBe('connections');
        expect(of('c')?.failed).toBeFalse(); // connections are only half of it
    });

    it('has in it what tests of devices showed, and since when it is audited', async () => {
        await open('a', 'b');
        window.scan.begin();
        await until(() => of('a')?.kept.configuration !== null);
        const before = of('b');
        const host = { name: 'nas', port: 445 };
        const result = {
            host,
            outcome: { kind: 'notOffered' },
            probes: [],
            testedAt: new Date(0)
        } as unknown as DeviceTest['results'][number];
        tests.next(new Map([['A', { computer: 'A', hosts: [host], results: [result], state: 'done', failure: null }]]));
        await until(() => of('a')?.suspects.length === 1);
        expect(of('a')?.tested).toEqual([{ computer: 'a', peer: 'nas', canSign: false, testedAt: '1970-01-01T00:00:00.000Z' }]);
        audits.next(([name], { computer }) => ({ outbound: null, inbound: name === 'a' && computer.id === 'id of a' ? since : null }));
        await until(() => of('a')?.auditingSince.inbound === since);
        expect(of('b')).toBe(before);
    });

    it('takes it since when readings saw auditing on where no record tells, and says so', async () => {
        await open('a');
        window.computers.set('a', { ...facts('a'), outbound: audited.outbound, inbound: audited.inbound });
        audits.next((names, configuration, seen) => auditedSince([], names[0] ?? '', configuration, seen));
        window.scan.begin();
        await until(() => of('a')?.auditingSince.inbound !== undefined && of('a')?.auditingSince.inbound !== null);
        const first = of('a')?.kept.configuration?.readAt as string;
        expect(of('a')?.auditingSince).toEqual({ outbound: first, inbound: first });
        expect(of('a')?.isSinceSeen).toEqual({ outbound: true, inbound: true });
        await new Promise(resolve => setTimeout(resolve, 5));
        window.scan.again();
        await until(() => (of('a')?.kept.configuration?.readAt ?? first) > first);
        expect(of('a')?.auditingSince.inbound).toBe(first);
        audits.next(() => ({ outbound: null, inbound: since }));
        await until(() => of('a')?.auditingSince.inbound === since);
        expect(of('a')?.isSinceSeen).toEqual({ outbound: false, inbound: false });
    });

    it('tells who was accepted, by this window or another, and nobody where that cannot be read', async () => {
        await open('a');
        let accepted: Accepted = () => null;
        const watching = fleet.accepted.subscribe(one => (accepted = one));
        await acceptances.accept({ peer: 'nas', direction: 'inbound', by: 'Ada', note: '', at: since });
        await until(() => accepted('NAS', 'inbound')?.by === 'Ada');
        expect(accepted('nas', 'outbound')).toBeNull();
        acceptances.refusal = new Error('blocked');
        acceptances.changed.next();
        await until(() => accepted('nas', 'inbound') === null);
        watching.unsubscribe();
    });
});
