// SPDX-License-Identifier: MIT
// Evidence of three computers, with each fault of docs/faults.md at one of them: the others are read.
import type { NgZone } from '@angular/core';
import { of } from 'rxjs';
import { MemoryEvidence } from '../../change/testing/memory-evidence';
import { connection, facts } from '../../domain/testing/list-entries';
import { jumps, setClock, until } from '../../domain/testing/time';
import { EvidenceReadings } from '../../readings/evidence-readings';
import type { UserConnections } from '../../readings/user-connections';
import { FakeGateway } from '../../remote/testing/fake-gateway';
import { type FaultName, faultNames } from '../../remote/testing/faults';
import { limitFor, mustMeet, type ReadingTrial } from '../../remote/testing/reading-trial';
import { importing } from '../import/testing/importing';
import { Scan } from '../scan/scan';
import { notStreamed } from '../../readings/testing/not-streamed';
import { ScanSettings } from '../scan/scan-settings';
import { FleetEvidence, type FleetEvidenceState } from './fleet-evidence';
import { FirstShown } from './first-shown';
import { KeptEvidence } from './kept-evidence';

const names = ['a', 'b', 'c'];
const zone = { run: (work: () => void) => work(), runOutsideAngular: (work: () => unknown) => work() } as unknown as NgZone;

/** A window that reads them. */
class Shown {
    private readonly fleet: FleetEvidence;

    constructor(
        private readonly gateway: FakeGateway,
        store: MemoryEvidence,
        fault?: FaultName
    ) {
        const limits = { turn: 5_000, giveUpAfter: limitFor(fault) ?? 30_000, silence: limitFor(fault) ?? 30_000, slow: 5, tellEvery: 0 };
        const { reader, evidence, connections, identities } = gateway.remote(limitFor(fault));
        const listed = { all: of(names.map(connection)) } as UserConnections;
        const scan = new Scan(listed, reader, limits, zone);
        const readings = new EvidenceReadings(evidence, identities);
        const kept = new KeptEvidence(store, scan, readings, identities, listed, importing(), new FirstShown());
        this.fleet = new FleetEvidence(
            kept,
            scan,
            reader,
            evidence,
            connections,
            new ScanSettings(notStreamed),
            listed,
            identities,
            limits,
            zone
        );
    }

    get state(): FleetEvidenceState {
        return this.fleet.state.value;
    }

    get reading(): ReadingTrial {
        const told = (): ReturnType<ReadingTrial['told']> => {
            const { kept, failures, phases } = this.state;
            expect([kept.get('a'), kept.get('c')].every(one => one?.evidence && one.connections)).toBeTrue();
            if (phases.has('b')) return 'loading';
            return failures.get('b')?.kind ?? (kept.get('b')?.evidence && kept.get('b')?.connections ? 'ready' : 'loading');
        };
        return { gateway: this.gateway, computer: 'b', begin: () => this.fleet.read(names), told };
    }

    stop(): void {
        this.fleet.stop();
    }
}

describe('evidence of many computers, and its fault:', () => {
    let gateway: FakeGateway;
    let store: MemoryEvidence;
    let shown: Shown[];

    beforeEach(() => {
        localStorage.clear();
        FakeGateway.stub();
        [gateway, store, shown] = [new FakeGateway(), new MemoryEvidence(), []];
        for (const name of names) gateway.set(name, facts(name));
    });

    afterEach(() => shown.forEach(window => window.stop()));

    function open(fault?: FaultName): Shown {
        const window = new Shown(gateway, store, fault);
        shown.push(window);
        return window;
    }

    function allRead({ reading }: Shown): void {
        reading.begin();
        expect(reading.told()).toBe('ready');
    }

    for (const fault of faultNames) it(`${fault}`, () => mustMeet(open(fault).reading, fault));

    it('storage full or blocked', async () => {
        store.refusal = new DOMException('full', 'QuotaExceededError');
        const window = open();
        allRead(window);
        await until(() => window.state.storage === 'unavailable');
        store.refusal = null;
        allRead(window);
        await until(() => window.state.storage === 'ok' && store.kept.size === names.length);
    });

    it('page closed', async () => {
        gateway.break('b', 'hangs', { which: ({ command }) => command === 'Get-SmbSigningConnection' });
        const window = open();
        window.reading.begin();
        await until(() => store.kept.size === names.length);
        const calls = gateway.calls.length;
        gateway.mend();
        const next = open();
        await until(() => next.state.isLoaded);
        expect([next.state.kept.get('b')?.evidence, next.state.kept.get('b')?.connections]).toEqual([
            window.state.kept.get('b')?.evidence ?? null,
            null
        ]);
        expect(gateway.calls.length).toBe(calls); // nothing goes on by itself
        allRead(next);
    });

    it('two windows', async () => {
        gateway.break('b', 'late');
        const first = open();
        first.reading.begin();
        gateway.mend();
        allRead(open()); // whatever the first one waits for
        gateway.release();
        expect(first.reading.told()).toBe('ready');
        await until(() => store.kept.get('b')?.connections !== null);
    });

    it('clock jumps', async () => {
        for (const jump of jumps) {
            setClock(jump.from);
            const window = open();
            allRead(window);
            setClock(jump.to);
            allRead(window);
            expect(window.state.kept.get('b')?.evidence?.readAt).toBe(jump.to);
            await until(() => store.kept.get('b')?.connections?.readAt === jump.to);
        }
    });
});
