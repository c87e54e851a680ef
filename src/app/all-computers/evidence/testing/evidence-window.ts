// SPDX-License-Identifier: MIT
import { NgZone } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { BehaviorSubject } from 'rxjs';
import { MemoryEvidence } from '../../../change/testing/memory-evidence';
import type { EvidenceReading } from '../../../domain/evidence/reading';
import { silent } from '../../../domain/evidence/testing/silent';
import type { ListedConnection } from '../../../domain/list/list';
import type { Outcome } from '../../../domain/outcome';
import type { ConnectionFacts } from '../../../domain/peers/connections';
import type { ComputerEvidence } from '../../../domain/readiness/computer-evidence';
import { cluster, connection, facts } from '../../../domain/testing/list-entries';
import { EvidenceReadings } from '../../../readings/evidence-readings';
import type { UserConnections } from '../../../readings/user-connections';
import { Identities } from '../../../remote/identities';
import { FakeComputers } from '../../../remote/testing/fake-computers';
import { FakeEvidence } from '../../../remote/testing/fake-evidence';
import { importing } from '../../import/testing/importing';
import { Scan } from '../../scan/scan';
import { notStreamed } from '../../../readings/testing/not-streamed';
import { ScanSettings } from '../../scan/scan-settings';
import { FleetEvidence, type FleetEvidenceState } from '../fleet-evidence';
import { FirstShown } from '../first-shown';
import { KeptEvidence } from '../kept-evidence';

export const limits = { turn: 5_000, giveUpAfter: 30_000, silence: 20_000, slow: 2, tellEvery: 0 };
export const ok = <T>(value: T): Outcome<T> => ({ kind: 'ok', value });
export const seen: ConnectionFacts = {
    contract: 2,
    outbound: null,
    inbound: null,
    guestLogons: null,
    aliases: [],
    unavailable: [],
    notReported: [],
    collectedAt: ''
};

/** A window of a browser, and the computers that it asks. */
export class EvidenceWindow {
    readonly computers = new FakeComputers();
    readonly logs = new FakeEvidence();
    readonly options: unknown[] = [];
    readonly connections = new FakeEvidence() as unknown as FakeEvidence & {
        answer(computer: string, outcome: Outcome<ConnectionFacts>): void;
    };
    readonly identities = new Identities();
    readonly readings = new EvidenceReadings(this.logs, this.identities);
    readonly listed: BehaviorSubject<readonly ListedConnection[]>;
    readonly scan: Scan;
    readonly imports = importing();
    readonly kept: KeptEvidence;
    readonly fleet: FleetEvidence;

    constructor(names: readonly string[], store: MemoryEvidence, atOnce = 10) {
        this.listed = new BehaviorSubject<readonly ListedConnection[]>([...names.map(connection), cluster('clu')]);
        const zone = TestBed.inject(NgZone);
        const listed = { all: this.listed } as unknown as UserConnections;
        for (const name of names) this.computers.set(name, facts(name));
        this.computers.answered.subscribe(({ computer, configuration }) => this.identities.note(computer, configuration));
        this.scan = new Scan(listed, this.computers, limits, zone);
        const settings = new ScanSettings(notStreamed);
        settings.setAtOnce(atOnce);
        this.kept = new KeptEvidence(store, this.scan, this.readings, this.identities, listed, this.imports, new FirstShown());
        const logs = { read: (computer: string, options: unknown) => (this.options.push(options), this.logs.read(computer)) };
        const [connections, { computers, identities, scan }] = [this.connections as never, this];
        this.fleet = new FleetEvidence(this.kept, scan, computers, logs, connections, settings, listed, identities, limits, zone);
    }

    get state(): FleetEvidenceState {
        return this.fleet.state.value;
    }

    /** Answers both calls to a computer. */
    answer(computer: string, logs: EvidenceReading = silent): void {
        this.logs.answer(computer, ok(logs));
        this.connections.answer(computer, ok(seen));
    }

    /** Of which parts something is known. */
    known(computer: string): string {
        return partsOf(this.state.kept.get(computer));
    }
}

/** Which parts of a computer are in what windows share. */
export function partsIn(store: MemoryEvidence, computer: string): string {
    return partsOf(store.kept.get(computer));
}

function partsOf(kept: ComputerEvidence | undefined): string {
    return (['configuration', 'evidence', 'connections'] as const).filter(part => kept?.[part]).join(' ');
}
