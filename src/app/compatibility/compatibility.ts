// SPDX-License-Identifier: MIT
import { Inject, Injectable, OnDestroy } from '@angular/core';
import {
    combineLatest,
    distinctUntilChanged,
    map,
    Observable,
    scan,
    shareReplay,
    startWith,
    Subject,
    Subscription,
    switchMap,
    tap
} from 'rxjs';
import { KeptOfComputer, notAudited } from '../change/history/kept-of-computer';
import { EVIDENCE_STORE, EvidenceStore } from '../change/storage/evidence-store';
import type { AuditedSince } from '../domain/settings/audit-since';
import { type DialectLimit, limitOf } from '../domain/peers/dialects';
import type { SigningConfiguration } from '../domain/computer/facts';
import type { Host } from '../domain/negotiate/hosts';
import { EvidenceReadings, EvidenceState } from '../readings/evidence-readings';
import { asKept, keepingBefore, lastRead, type Reading, readingOf } from '../readings/reading';
import { SIGNING_READER, SigningReader } from '../remote/read-configuration';
import { ActiveComputer } from '../ui/navigation/active-computer';
import { DeviceTest, DeviceTests } from '../readings/device-tests';
import { UserConnections } from '../readings/user-connections';
import { keepEvidence } from './evidence/keep-evidence';
import { possibleAskers, SelfTest, WireProof } from './devices/wire-proof';

/** Everything the tab shows. All of it belongs to `computer`. */
export interface TabState {
    readonly computer: string;
    /** Which verdicts and causes rest on. */
    readonly settings: Reading<SigningConfiguration>;
    readonly test: DeviceTest | null;
    readonly self: SelfTest;
    /** Who can ask its SMB server, by their names in the list. */
    readonly askers: readonly string[];
    readonly evidence: EvidenceState;
    readonly auditingSince: AuditedSince;
}

/** Follows the computer that is shown: what was found for a former one is not shown for it. */
@Injectable()
export class Compatibility implements OnDestroy {
    readonly state: Observable<TabState>;

    private readonly reread = new Subject<void>();
    private readonly askServer = new Subject<readonly string[]>();
    private readonly kept = new Subscription();
    private computer = '';
    /** The newest dialect that it may use for connections it opens, as it was read last. */
    private highest: DialectLimit = null;

    constructor(
        activeComputer: ActiveComputer,
        @Inject(SIGNING_READER) private readonly reader: SigningReader,
        private readonly tests: DeviceTests,
        private readonly evidences: EvidenceReadings,
        private readonly keptOf: KeptOfComputer,
        private readonly proof: WireProof,
        connections: UserConnections,
        @Inject(EVIDENCE_STORE) store: EvidenceStore
    ) {
        this.kept.add(keepEvidence(evidences, reader, store));
        this.state = activeComputer.name.pipe(
            tap(name => {
                this.computer = name;
                this.highest = null;
            }),
            switchMap(computer => {
                const shown = this.settings(computer).pipe(
                    tap(reading => (this.highest = limitOf(lastRead(reading)?.value.outbound.dialectMax ?? null))),
                    shareReplay({ bufferSize: 1, refCount: true })
                );
                return combineLatest([
                    shown,
                    tests.of(computer),
                    this.selfTest(computer),
                    evidences.of(computer),
                    this.keptOf
                        .auditedSince(
                            computer,
                            shown.pipe(
                                map(lastRead),
                                distinctUntilChanged(),
                                map(read => read && asKept(read))
                            )
                        )
                        .pipe(startWith(notAudited)),
                    connections.all
                ]).pipe(
                    map(([settings, test, self, evidence, auditingSince, listed]) => ({
                        computer,
                        settings,
                        test,
                        self,
                        askers: possibleAskers(computer, listed),
                        evidence,
                        auditingSince
                    }))
                );
            }),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        // The tab lives as long as its component: subscribed here, so that parts of the template may come and go.
        this.kept.add(this.state.subscribe());
    }

    /** Reads the computer's settings again. */
    refresh(): void {
        this.reread.next();
    }

    /** Tests devices from the computer shown, against its settings as they are now. */
    test(hosts: readonly Host[]): void {
        this.reread.next();
        this.tests.start(this.computer, hosts, this.highest);
    }

    stop(): void {
        this.tests.stop(this.computer);
    }

    /** Has the SMB server of the computer shown asked. @param askers see `WireProof.ask` */
    askItsServer(askers: readonly string[]): void {
        this.askServer.next(askers);
    }

    /** Reads the event logs, and the settings that tell what they may hold. */
    readEvidence(): void {
        this.reread.next();
        this.evidences.read(this.computer);
    }

    stopEvidence(): void {
        this.evidences.stop(this.computer);
    }

    ngOnDestroy(): void {
        this.kept.unsubscribe();
    }

    private settings(computer: string): Observable<Reading<SigningConfiguration>> {
        return this.reread.pipe(
            startWith(undefined),
            switchMap(() => readingOf(this.reader.read(computer))),
            scan(keepingBefore)
        );
    }

    private selfTest(computer: string): Observable<SelfTest> {
        return this.askServer.pipe(
            switchMap(askers => this.proof.ask(computer, askers)),
            startWith<SelfTest>({ kind: 'none' })
        );
    }
}
