// SPDX-License-Identifier: MIT
import { Inject, Injectable, InjectionToken, NgZone } from '@angular/core';
import { BehaviorSubject, map, type Observable, of, switchMap, take } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { EvidenceReading } from '../../domain/evidence/reading';
import type { List, ListedConnection } from '../../domain/list/list';
import type { Failure, FailureKind, Outcome } from '../../domain/outcome';
import type { ConnectionFacts } from '../../domain/peers/connections';
import type { ComputerEvidence, KeptFailure } from '../../domain/readiness/computer-evidence';
import { UserConnections } from '../../readings/user-connections';
import { Identities } from '../../remote/identities';
import { SIGNING_READER, SigningReader } from '../../remote/read-configuration';
import { CONNECTION_READER, ConnectionReader } from '../../remote/read-connections';
import { EVIDENCE_READER, EvidenceReader } from '../../remote/read-evidence';
import { ReadingQueue } from '../scan/reading-queue';
import { Scan } from '../scan/scan';
import { Telling } from '../scan/telling';
import { ScanSettings } from '../scan/scan-settings';
import { KeptEvidence } from './kept-evidence';
import { NamesOfOne } from './names-of-one';

/** The times and numbers of reading evidence, as those of a scan. */
interface EvidenceLimits {
    readonly turn: number;
    /** How long the event logs may take, in milliseconds. */
    readonly giveUpAfter: number;
    /** How long settings or connections may take: a computer that says nothing is known by the first of these. */
    readonly silence: number;
    readonly slow: number;
    readonly tellEvery: number;
}

/** Event logs take longer than settings: a large one on a busy server half a minute. */
const EVIDENCE_LIMITS = new InjectionToken<EvidenceLimits>('EVIDENCE_LIMITS', {
    providedIn: 'root',
    factory: () => ({ turn: 15_000, giveUpAfter: 60_000, silence: 30_000, slow: 50, tellEvery: 500 })
});

/** Why a computer was not, or only half, read. */
export type EvidenceFailure = Failure & Pick<KeptFailure, 'of'>;

/** What is known of computers, and how far the reading of them is; by the names by which calls go, in lower case. */
export interface FleetEvidenceState {
    /** What was read last, now or before. */
    readonly kept: ReadonlyMap<string, ComputerEvidence>;
    readonly phases: ReadonlyMap<string, 'waiting' | 'reading'>;
    /** Of those whose last reading failed. */
    readonly failures: ReadonlyMap<string, EvidenceFailure>;
    /** Of the reading under way, or of the last one: how many computers it reads, and for how many that has ended, or failed. */
    readonly asked: number;
    readonly ended: number;
    readonly failed: number;
    readonly running: boolean;
    readonly stopped: boolean;
    /** Whether what is read is kept in the browser; else it is shown as long as this window lives. */
    readonly storage: 'ok' | 'unavailable' | 'newer';
    /** Of how many computers what was kept cannot be read by this version. */
    readonly unreadable: number;
    /** Whether what was kept before is here. */
    readonly isLoaded: boolean;
}

/** Failures that the next call would meet, too. */
const endsReading: ReadonlySet<FailureKind> = new Set([
    'gatewayFailed',
    'unreachable',
    'needsCredentials',
    'accessDenied',
    'notAllowed',
    'notInList',
    'notLoaded',
    'timedOut'
]);

/**
 * Reads settings, event logs, and connections of many computers, some at a time. Belongs to no page: Windows Admin Center takes
 * the page away while another tool is shown, and the reading goes on.
 */
@Injectable({ providedIn: 'root' })
export class FleetEvidence {
    readonly state: BehaviorSubject<FleetEvidenceState>;
    private readonly queue: ReadingQueue<undefined>;
    private readonly phases = new Map<string, 'waiting' | 'reading'>();
    /** Those whose turn has come in the reading under way, or the last one, and those of them that failed. */
    private readonly begun = new Set<string>();
    private readonly failed = new Set<string>();
    private asked = 0;
    private ended = 0;
    private stopped = false;
    private readonly names: NamesOfOne;
    private readonly telling: Telling;

    constructor(
        private readonly kept: KeptEvidence,
        scan: Scan,
        @Inject(SIGNING_READER) private readonly settings: SigningReader,
        @Inject(EVIDENCE_READER) private readonly evidence: EvidenceReader,
        @Inject(CONNECTION_READER) private readonly connections: ConnectionReader,
        scanSettings: ScanSettings,
        listed: UserConnections,
        identities: Identities,
        @Inject(EVIDENCE_LIMITS) private readonly limits: EvidenceLimits,
        zone: NgZone
    ) {
        this.names = new NamesOfOne(scan, kept);
        this.telling = new Telling(() => this.state.next(this.now()), limits.tellEvery, zone);
        this.queue = new ReadingQueue(
            {
                read: computer => this.readOne(computer),
                begin: computer => {
                    this.phases.set(computer, 'reading');
                    this.begun.add(computer);
                },
                linger: () => undefined,
                take: computer => this.end(computer),
                goOn: () => (this.queue.running ? this.telling.soon() : this.telling.now())
            },
            limits,
            zone
        );
        this.state = new BehaviorSubject(this.now());
        scanSettings.effective.subscribe(atOnce => (this.queue.concurrency = atOnce));
        // What was kept is waited for.
        kept.changed.subscribe(() => (kept.isLoaded && !this.state.value.isLoaded ? this.telling.now() : this.telling.soon()));
        this.names.news(() => this.phases.size > 0).subscribe(list => this.dropDoubles(list));
        identities.moved.subscribe(computer => this.readAnew(computer.toLowerCase()));
        listed.all.subscribe(all => this.follow(all));
    }

    /** Reads computers of the list, each once however often it is listed. One that is being read already is not asked twice. */
    read(computers: readonly string[]): void {
        this.names.oncePerComputer(computers, name => this.phases.has(name)).subscribe(names => this.begin(names));
    }

    private begin(computers: readonly string[]): void {
        const names = computers.filter(name => !this.phases.has(name));
        if (names.length === 0) return;
        if (!this.queue.running) {
            this.asked = this.ended = 0;
            this.begun.clear();
            this.failed.clear();
        }
        this.stopped = false;
        this.asked += names.length;
        for (const name of names) this.phases.set(name, 'waiting');
        this.queue.add(names);
        this.telling.now();
    }

    /** Asks no further computer, and waits for no answer any more. What was answered stays. */
    stop(): void {
        if (!this.queue.running) return;
        this.queue.clear();
        this.phases.clear();
        this.stopped = true;
        this.telling.now();
    }

    /** Two names may turn out to be one computer's while they wait for their turns. */
    private dropDoubles({ rowOf }: List): void {
        const waiting = [...this.phases].flatMap(([name, phase]) => (phase === 'waiting' ? [name] : []));
        if (waiting.length === 0) return;
        const rows = new Set([...this.begun].map(name => rowOf.get(name)));
        let isNews = false;
        for (const name of waiting) {
            const row = rowOf.get(name);
            if (rows.has(row) && row) {
                this.drop(name);
                isNews = true;
            }
            rows.add(row);
        }
        if (isNews) this.telling.soon();
    }

    private drop(name: string): void {
        this.queue.drop(name);
        this.phases.delete(name);
        this.asked--;
    }

    /**
     * At most three calls. What one brought is kept before the next one is made. The settings come first: evidence is judged by
     * them, and a policy that has gone must not speak on. They are also the quickest way to find out that nobody answers.
     */
    private readOne(computer: string): Observable<undefined> {
        const { giveUpAfter, silence } = this.limits;
        const quick = { unattended: true, giveUpAfter: silence } as const;
        return this.settings.read(computer, quick).pipe(
            take(1),
            switchMap(settings => {
                this.takeSettings(computer, settings);
                if (this.isDouble(computer) || (settings.kind !== 'ok' && endsReading.has(settings.kind))) return of(undefined);
                return this.evidence.read(computer, { unattended: true, giveUpAfter }).pipe(
                    take(1),
                    switchMap(logs => {
                        this.takeLogs(computer, logs);
                        if (logs.kind !== 'ok' && endsReading.has(logs.kind)) return of(undefined);
                        return this.connections.read(computer, quick).pipe(
                            take(1),
                            map(seen => this.takeConnections(computer, seen))
                        );
                    })
                );
            })
        );
    }

    /** Whether it turns out to be a computer whose turn has come under another name. It is then read, and counts, once. */
    private isDouble(computer: string): boolean {
        if (!this.names.mayBeOneOf(computer, this.begun)) return false;
        const { rowOf } = this.names.now();
        const row = rowOf.get(computer);
        const isRead = row !== undefined && [...this.begun].some(name => name !== computer && rowOf.get(name) === row);
        if (!isRead) return false;
        this.asked--;
        this.ended--;
        this.begun.delete(computer);
        return true;
    }

    /** Where only the settings can't be read, the logs may be: it shows how old the settings are. */
    private takeSettings(computer: string, settings: Outcome<SigningConfiguration>): void {
        if (settings.kind === 'ok') this.kept.takeSettings(computer, settings);
        else if (endsReading.has(settings.kind)) this.fail(computer, settings, 'evidence');
    }

    private takeLogs(computer: string, logs: Outcome<EvidenceReading>): void {
        if (logs.kind === 'ok') this.kept.takeLogs(computer, logs.value);
        else this.fail(computer, logs, 'evidence');
    }

    private takeConnections(computer: string, seen: Outcome<ConnectionFacts>): undefined {
        if (seen.kind === 'ok') this.kept.take(computer, { connections: { value: seen.value, readAt: new Date().toISOString() } });
        else if (!this.failed.has(computer)) this.fail(computer, seen, 'connections');
        return undefined;
    }

    private fail(computer: string, failure: Failure, of: EvidenceFailure['of']): void {
        this.failed.add(computer);
        this.kept.takeFailure(computer, failure, of);
    }

    private end(computer: string): void {
        this.phases.delete(computer);
        this.ended++;
    }

    /** The name leads to another computer by now: what is being read may be of the former one. */
    private readAnew(computer: string): void {
        if (!this.queue.has(computer)) return this.telling.soon();
        this.queue.drop(computer);
        this.phases.set(computer, 'waiting');
        this.queue.add([computer]);
        this.telling.soon();
    }

    /** What left the list is no longer read. */
    private follow(all: readonly ListedConnection[]): void {
        const listed = new Set(this.phases.size > 0 ? all.map(({ call }) => call) : []);
        for (const name of this.phases.keys()) {
            if (!listed.has(name)) this.drop(name);
        }
        this.queue.next();
        this.telling.soon();
    }

    private now(): FleetEvidenceState {
        const { kept, asked, ended, stopped } = this;
        const failures = new Map<string, EvidenceFailure>();
        for (const [name, { failure }] of kept.all) if (failure) failures.set(name, failure);
        return {
            kept: new Map(kept.all),
            phases: new Map(this.phases),
            failures,
            asked,
            ended,
            failed: this.failed.size,
            running: this.queue.running,
            stopped,
            storage: kept.problem ?? 'ok',
            unreadable: kept.unreadable,
            isLoaded: kept.isLoaded
        };
    }
}
