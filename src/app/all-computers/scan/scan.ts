// SPDX-License-Identifier: MIT
import { Inject, Injectable, InjectionToken, NgZone } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { listAnswer, Entry, ListedConnection, Phase } from '../../domain/list/list';
import { SharedParts } from '../../domain/list/shared-parts';
import type { Outcome } from '../../domain/outcome';
import { SIGNING_READER, SigningReader } from '../../remote/read-configuration';
import { UserConnections } from '../../readings/user-connections';
import { ReadingQueue } from './reading-queue';
import { Telling } from './telling';

/** The times and numbers of a scan. */
interface ScanLimits {
    /** How long a reading may hold others up, in milliseconds; after that it is only waited for. */
    readonly turn: number;
    /** How long it may take at all, in milliseconds. */
    readonly giveUpAfter: number;
    /** How many slow ones may be waited for beside the others. */
    readonly slow: number;
    /** How often the list is told what came in, in milliseconds. */
    readonly tellEvery: number;
}

const SCAN_LIMITS = new InjectionToken<ScanLimits>('SCAN_LIMITS', {
    providedIn: 'root',
    factory: () => ({ turn: 5_000, giveUpAfter: 30_000, slow: 50, tellEvery: 250 })
});

/** A list of computers and how far its reading is. */
export interface ScanState {
    /** In the order of the administrator's list. */
    readonly entries: readonly Entry[];
    readonly running: boolean;
    /** Of the scan under way, or of the last one: how many computers it reads, and for how many the reading has ended. */
    readonly asked: number;
    readonly ended: number;
    /** Whether the last scan was stopped. */
    readonly stopped: boolean;
}

/**
 * Reads the computers of the list, some at a time. Belongs to no component: Windows Admin Center takes the page away while
 * another tool is shown, and the scan goes on.
 */
@Injectable({ providedIn: 'root' })
export class Scan {
    readonly state = new BehaviorSubject<ScanState>({ entries: [], running: false, asked: 0, ended: 0, stopped: false });
    private readonly entries = new Map<string, Entry>();
    private readonly queue: ReadingQueue<Outcome<SigningConfiguration>>;
    /** By key of those under way: how many answers had come in when it was asked. */
    private readonly askedAt = new Map<string, number>();
    private readonly shared = new SharedParts();
    private answers = 0;
    private asked = 0;
    private ended = 0;
    private stopped = false;
    private readonly telling: Telling;

    constructor(
        connections: UserConnections,
        @Inject(SIGNING_READER) reader: SigningReader,
        @Inject(SCAN_LIMITS) limits: ScanLimits,
        zone: NgZone
    ) {
        const { giveUpAfter, tellEvery } = limits;
        this.telling = new Telling(() => this.tell(), tellEvery, zone);
        this.queue = new ReadingQueue(
            {
                read: (key, answered) =>
                    reader.read(this.entries.get(key)?.connection.call ?? key, { unattended: true, giveUpAfter, answered }),
                begin: key => this.ask(key),
                linger: key => this.isSlow(key),
                take: (key, outcome) => this.take(key, outcome),
                goOn: () => (this.running ? this.telling.soon() : this.telling.now())
            },
            limits,
            zone
        );
        connections.all.subscribe(all => this.follow(all));
        reader.answered.subscribe(({ computer, configuration }) => this.note(computer.toLowerCase(), configuration));
    }

    /** How many computers are read at the same time. Holds at once. */
    set concurrency(atOnce: number) {
        this.queue.concurrency = atOnce;
    }

    /** The place of the last answer in the order in which they arrive. */
    get arrived(): number {
        return this.answers;
    }

    /** Reads the computers that were never read. */
    begin(): void {
        this.again([...this.entries.values()].filter(({ answer, phase }) => answer === null && phase === 'idle').map(keyOf));
    }

    /** Reads computers again, all or some. One that waits for its turn or answer already is not asked twice. */
    again(keys: Iterable<string> = this.entries.keys()): void {
        const idle = [...keys].filter(key => this.canBeRead(key));
        if (idle.length === 0) return;
        if (!this.running) this.asked = this.ended = 0;
        this.stopped = false;
        this.asked += idle.length;
        for (const key of idle) this.setPhase(key, 'waiting');
        this.queue.add(idle);
        this.telling.now();
    }

    /** Asks no further computer, and waits for no answer any more. */
    stop(): void {
        if (!this.running) return;
        for (const key of this.queue.clear()) this.setPhase(key, 'stopped');
        this.askedAt.clear();
        this.stopped = true;
        this.telling.now();
    }

    private get running(): boolean {
        return this.queue.running;
    }

    private canBeRead(key: string): boolean {
        const entry = this.entries.get(key);
        return entry !== undefined && !entry.connection.isCluster && (entry.phase === 'idle' || entry.phase === 'stopped');
    }

    private ask(key: string): void {
        this.askedAt.set(key, this.answers);
        this.setPhase(key, 'reading');
    }

    private isSlow(key: string): void {
        this.setPhase(key, 'slow');
        this.telling.soon();
    }

    private take(key: string, outcome: Outcome<SigningConfiguration>): void {
        if (!this.isOvertaken(key, outcome)) this.keep(key, outcome);
        this.askedAt.delete(key);
        this.setPhase(key, 'idle');
        this.ended++;
    }

    /** Takes what others read of a computer of the list, such as a change that is read back. */
    private note(key: string, configuration: SigningConfiguration): void {
        const outcome = { kind: 'ok', value: configuration } as const;
        const entry = this.entries.get(key);
        if (!entry || this.isOvertaken(key, outcome)) return;
        this.keep(key, outcome);
        // Whoever waits for its turn has been read by now.
        if (entry.phase === 'waiting') {
            this.queue.drop(key);
            this.setPhase(key, 'idle');
            this.ended++;
        }
        this.telling.soon();
    }

    private keep(key: string, outcome: Outcome<SigningConfiguration>): void {
        const current = this.entries.get(key);
        if (!current) return;
        const kept = outcome.kind === 'ok' ? { ...outcome, value: this.shared.share(outcome.value) } : outcome;
        this.entries.set(key, { ...current, answer: listAnswer(kept, Date.now(), ++this.answers) });
    }

    /** Whether something newer was read since the computer was asked. The computer's own clock tells which answer is older. */
    private isOvertaken(key: string, outcome: Outcome<SigningConfiguration>): boolean {
        const known = this.entries.get(key)?.answer;
        if (known?.outcome.kind !== 'ok' || known.order <= (this.askedAt.get(key) ?? known.order)) return false;
        if (outcome.kind !== 'ok') return true;
        const [read, before] = [outcome.value, known.outcome.value];
        return read.computer.id === before.computer.id && Date.parse(read.collectedAt) <= Date.parse(before.collectedAt);
    }

    private setPhase(key: string, phase: Phase): void {
        const entry = this.entries.get(key);
        if (entry) this.entries.set(key, { ...entry, phase });
    }

    /** The list changed: what is known of those that stay is kept, what left is no longer read. */
    private follow(connections: readonly ListedConnection[]): void {
        const before = new Map(this.entries);
        this.entries.clear();
        for (const connection of connections) {
            const known = before.get(connection.key);
            this.entries.set(connection.key, known ? { ...known, connection } : { connection, phase: 'idle', answer: null });
            before.delete(connection.key);
        }
        for (const key of before.keys()) {
            if (this.queue.has(key)) this.asked--;
            this.queue.drop(key);
            this.askedAt.delete(key);
        }
        this.queue.next();
        this.telling.now();
    }

    private tell(): void {
        const { running, asked, ended, stopped } = this;
        this.state.next({ entries: [...this.entries.values()], running, asked, ended, stopped });
    }
}

function keyOf({ connection }: Entry): string {
    return connection.key;
}
