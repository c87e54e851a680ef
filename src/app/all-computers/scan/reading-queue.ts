// SPDX-License-Identifier: MIT
import type { NgZone } from '@angular/core';
import { type Observable, Subscription, timer } from 'rxjs';

/** What a queue of computers is for. Computers are named by their keys. */
export interface QueuedReading<T> {
    /** Reads one. Cold; its first value ends the reading. @param answered to be called where its answer is there, before it is looked at */
    read(key: string, answered: () => void): Observable<T>;
    /** Its turn has come. */
    begin(key: string): void;
    /** It keeps others waiting for long. */
    linger(key: string): void;
    /** Its reading has ended. */
    take(key: string, value: T): void;
    /** After that, once the turn of the next one has come. */
    goOn(): void;
}

interface QueueLimits {
    /** How long a reading may hold others up, in milliseconds; after that it is only waited for. */
    readonly turn: number;
    /** How many slow ones may be waited for beside the others. */
    readonly slow: number;
}

/** So many answers may wait to be looked at before another computer is asked. */
const mostUnread = 200;

/** Reads computers, some at a time, and lets none that hangs hold the others up. */
export class ReadingQueue<T> {
    /** Those whose turn has not come. */
    private waiting: string[] = [];
    private readonly underWay = new Map<string, Subscription>();
    /** Those under way that hold others up. */
    private readonly turns = new Set<string>();
    /** Those whose answer is there, but was not looked at yet. */
    private readonly unread = new Set<string>();
    private atOnce = 10;

    constructor(
        private readonly reading: QueuedReading<T>,
        private readonly limits: QueueLimits,
        private readonly zone: NgZone
    ) {}

    /** How many are read at the same time. Holds at once. */
    set concurrency(atOnce: number) {
        this.atOnce = atOnce;
        this.next();
    }

    get running(): boolean {
        return this.waiting.length > 0 || this.underWay.size > 0;
    }

    has(key: string): boolean {
        return this.underWay.has(key) || this.waiting.includes(key);
    }

    /** Puts some at its end, of which none is in it. */
    add(keys: readonly string[]): void {
        this.waiting.push(...keys);
        this.next();
    }

    /** Takes one out, and waits for its answer no longer. Nobody's turn comes by that: see `next`. */
    drop(key: string): void {
        this.waiting = this.waiting.filter(one => one !== key);
        this.end(key);
    }

    /** Takes all out, and tells which. */
    clear(): readonly string[] {
        const keys = [...this.waiting, ...this.underWay.keys()];
        this.waiting = [];
        keys.forEach(key => this.end(key));
        return keys;
    }

    /** The turns of those come that may be read now. */
    next(): void {
        while (this.turns.size < this.atOnce && this.unread.size < mostUnread) {
            const key = this.waiting.shift();
            if (key === undefined) return;
            this.read(key);
        }
    }

    private read(key: string): void {
        const subscription = new Subscription();
        this.underWay.set(key, subscription);
        this.turns.add(key);
        this.reading.begin(key);
        // In Angular's zone each event of each call would have the whole page looked through.
        this.zone.runOutsideAngular(() => {
            subscription.add(timer(this.limits.turn).subscribe(() => this.takeTurnFrom(key)));
            const answered = (): void => this.hasAnswered(key);
            subscription.add(this.reading.read(key, answered).subscribe(value => this.take(key, value)));
        });
    }

    private hasAnswered(key: string): void {
        if (!this.underWay.has(key)) return;
        this.turns.delete(key);
        this.unread.add(key);
        this.next();
    }

    private take(key: string, value: T): void {
        this.end(key);
        this.reading.take(key, value);
        this.next();
        this.reading.goOn();
    }

    /** The next one's turn comes, and this one may still answer. */
    private takeTurnFrom(key: string): void {
        if (this.unread.has(key)) return;
        this.reading.linger(key);
        if (this.underWay.size - this.turns.size - this.unread.size >= this.limits.slow) return;
        this.turns.delete(key);
        this.next();
    }

    private end(key: string): void {
        this.underWay.get(key)?.unsubscribe();
        this.underWay.delete(key);
        this.turns.delete(key);
        this.unread.delete(key);
    }
}
