// SPDX-License-Identifier: MIT
import { Inject, Injectable, InjectionToken, NgZone } from '@angular/core';
import { BehaviorSubject, Subscription, timer } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { listAnswer, Entry, ListedConnection, Phase } from '../../domain/list/list';
import type { Outcome } from '../../domain/outcome';
import { SIGNING_READER, SigningReader } from '../../remote/read-configuration';
import { UserConnections } from '../../readings/user-connections';

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
    /** Keys of those whose turn has not come. */
    private queue: string[] = [];
    private readonly underWay = new Map<string, Subscription>();
    /** Keys of those under way that hold others up. */
    private readonly turns = new Set<string>();
    /** By key of those under way: how many answers had come in when it was asked. */
    private readonly askedAt = new Map<string, number>();
    private atOnce = 10;
    private answers = 0;
    private asked = 0;
    private ended = 0;
    private stopped = false;
    private untold: Subscription | null = null;

    constructor(
        connections: UserConnections,
        @Inject(SIGNING_READER) private readonly reader: SigningReader,
        @Inject(SCAN_LIMITS) private readonly limits: ScanLimits,
        private readonly zone: NgZone
    ) {
        connections.all.subscribe(all => this.follow(all));
        reader.answered.subscribe(({ computer, configuration }) => this.note(computer.toLowerCase(), configuration));
    }

    /** How many computers are read at the same time. Holds at once. */
    set concurrency(atOnce: number) {
        this.atOnce = atOnce;
        this.next();
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
        this.queue.push(...idle);
        this.next();
        this.tell();
    }

    /** Asks no further computer, and waits for no answer any more. */
    stop(): void {
        if (!this.running) return;
        const keys = [...this.queue, ...this.underWay.keys()];
        this.queue = [];
        for (const key of keys) {
            this.forget(key);
            this.setPhase(key, 'stopped');
        }
        this.stopped = true;
        this.tell();
    }

    private get running(): boolean {
        return this.queue.length > 0 || this.underWay.size > 0;
    }

    private canBeRead(key: string): boolean {
        const entry = this.entries.get(key);
        return entry !== undefined && !entry.connection.isCluster && (entry.phase === 'idle' || entry.phase === 'stopped');
    }

    private next(): void {
        while (this.turns.size < this.atOnce) {
            const key = this.queue.shift();
            if (key === undefined) return;
            this.read(key);
        }
    }

    private read(key: string): void {
        const entry = this.entries.get(key);
        if (!entry) return;
        const reading = new Subscription();
        this.underWay.set(key, reading);
        this.turns.add(key);
        this.askedAt.set(key, this.answers);
        this.setPhase(key, 'reading');
        const { turn, giveUpAfter } = this.limits;
        // In Angular's zone each event of each call would have the whole page looked through; `tell` comes back into it.
        this.zone.runOutsideAngular(() => {
            reading.add(timer(turn).subscribe(() => this.takeTurnFrom(key)));
            const answer = this.reader.read(entry.connection.call, { unattended: true, giveUpAfter });
            reading.add(answer.subscribe(outcome => this.take(key, outcome)));
        });
    }

    private take(key: string, outcome: Outcome<SigningConfiguration>): void {
        if (!this.isOvertaken(key, outcome)) this.keep(key, outcome);
        this.forget(key);
        this.setPhase(key, 'idle');
        this.ended++;
        this.next();
        if (this.running) this.tellSoon();
        else this.tell();
    }

    /** Takes what others read of a computer of the list, such as a change that is read back. */
    private note(key: string, configuration: SigningConfiguration): void {
        const outcome = { kind: 'ok', value: configuration } as const;
        if (!this.entries.has(key) || this.isOvertaken(key, outcome)) return;
        this.keep(key, outcome);
        this.tellSoon();
    }

    private keep(key: string, outcome: Outcome<SigningConfiguration>): void {
        const current = this.entries.get(key);
        if (current) this.entries.set(key, { ...current, answer: listAnswer(outcome, Date.now(), ++this.answers) });
    }

    /** Whether something newer was read since the computer was asked. The computer's own clock tells which answer is older. */
    private isOvertaken(key: string, outcome: Outcome<SigningConfiguration>): boolean {
        const known = this.entries.get(key)?.answer;
        if (known?.outcome.kind !== 'ok' || known.order <= (this.askedAt.get(key) ?? known.order)) return false;
        if (outcome.kind !== 'ok') return true;
        const [read, before] = [outcome.value, known.outcome.value];
        return read.computer.id === before.computer.id && Date.parse(read.collectedAt) <= Date.parse(before.collectedAt);
    }

    /** A computer that keeps others waiting for long: the next one's turn comes, and this one may still answer. */
    private takeTurnFrom(key: string): void {
        this.setPhase(key, 'slow');
        this.tellSoon();
        if (this.underWay.size - this.turns.size >= this.limits.slow) return;
        this.turns.delete(key);
        this.next();
    }

    private forget(key: string): void {
        this.underWay.get(key)?.unsubscribe();
        this.underWay.delete(key);
        this.turns.delete(key);
        this.askedAt.delete(key);
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
            if (this.underWay.has(key) || this.queue.includes(key)) this.asked--;
            this.forget(key);
        }
        this.queue = this.queue.filter(key => this.entries.has(key));
        this.next();
        this.tell();
    }

    /** Answers come in faster than a person sees; the list is made anew for several at once. */
    private tellSoon(): void {
        this.untold ??= this.zone.runOutsideAngular(() => timer(this.limits.tellEvery).subscribe(() => this.tell()));
    }

    private tell(): void {
        this.untold?.unsubscribe();
        this.untold = null;
        const { running, asked, ended, stopped } = this;
        this.zone.run(() => this.state.next({ entries: [...this.entries.values()], running, asked, ended, stopped }));
    }
}

function keyOf({ connection }: Entry): string {
    return connection.key;
}
