// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { TOOL_VERSION } from '../../change/changes';
import { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import { Slices } from '../../change/storage/slices';
import { type List, type ListAnswer, makingList } from '../../domain/list/list';
import type { SnapshotComputer, SnapshotHead } from '../../domain/snapshots/snapshot';
import { takeSnapshot } from '../../domain/snapshots/take';
import { mapInSteps, type Steps } from '../../domain/steps';
import { Scan, type ScanState } from './scan';

/** How often a scan in progress is kept, in milliseconds: a page that is closed loses no more. */
const every = 30_000;
/** How many rows become part of a snapshot in one step. */
const rowsAtOnce = 500;

/**
 * Has each scan of the whole list kept as a snapshot: what was read first of each computer since the scan began. Later readings
 * add only what it could not read, so that a scan of the computers that failed completes it. A reading of a few computers makes
 * no snapshot of its own, because those of the whole list would have to go for it.
 */
@Injectable({ providedIn: 'root' })
export class ScanSnapshots {
    private head: SnapshotHead | null = null;
    /** What the snapshot has, by the keys of connections. */
    private readonly answers = new Map<string, ListAnswer>();
    /** Where its answers begin in the order in which they arrive. */
    private since = 0;
    private running = false;
    /** Whether the scan in progress, or the last one, asks the whole list. */
    private isOfAll = false;
    private isNews = false;
    private keptAt = 0;
    /** The last state that was to be stored. */
    private storing = 0;

    constructor(
        private readonly scan: Scan,
        private readonly snapshots: KeptSnapshots,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {
        scan.state.subscribe(state => this.follow(state));
    }

    private follow(state: ScanState): void {
        const [begins, ends] = [state.running && !this.running, !state.running && this.running];
        this.running = state.running;
        if (begins) {
            this.isOfAll = isOfAll(state);
            if (this.isOfAll) this.begin();
        }
        if (!this.head) return;
        this.take(state);
        if (ends && this.head.ended === null && !state.stopped && (this.isOfAll || this.hasAll(state))) {
            this.head = { ...this.head, ended: new Date().toISOString() };
            this.isNews = true;
        }
        const isDue = ends || !state.running || Date.now() - this.keptAt >= every || Date.now() < this.keptAt;
        if (this.isNews && isDue && this.answers.size > 0) this.keep(this.head, state);
    }

    private begin(): void {
        const head = { id: crypto.randomUUID(), begun: new Date().toISOString(), ended: null };
        this.head = { ...head, toolVersion: this.toolVersion, origin: null };
        this.answers.clear();
        this.since = this.scan.arrived;
        this.keptAt = Date.now();
        this.isNews = false;
    }

    private take({ entries }: ScanState): void {
        for (const { connection, answer } of entries) {
            const known = this.answers.get(connection.key);
            if (!answer || answer === known || answer.order <= this.since || known?.outcome.kind === 'ok') continue;
            this.answers.set(connection.key, answer);
            this.isNews = true;
        }
    }

    private hasAll({ entries }: ScanState): boolean {
        return entries.every(({ connection }) => connection.isCluster || this.answers.has(connection.key));
    }

    private keep(head: SnapshotHead, { entries }: ScanState): void {
        this.isNews = false;
        this.keptAt = Date.now();
        const answers = new Map(this.answers);
        const read = function* (): Steps<List> {
            const all = yield* mapInSteps(entries, entry => ({ ...entry, answer: answers.get(entry.connection.key) ?? null }));
            return yield* makingList(all, null);
        };
        void this.store(read(), head);
    }

    /** In slices, because each computer takes its time. A later state takes the place of one that isn't stored yet. */
    private async store(listing: Steps<List>, head: SnapshotHead): Promise<void> {
        const turn = ++this.storing;
        const slices = new Slices();
        // Others are told of the same answers, in the same task.
        if (this.answers.size > rowsAtOnce) await slices.rest();
        let step = listing.next();
        for (; !step.done; step = listing.next()) if (slices.isOver) await slices.rest();
        const { rows } = step.value;
        const computers: SnapshotComputer[] = [];
        for (let from = 0; from < rows.length; from += rowsAtOnce) {
            if (from > 0) await slices.pause();
            if (turn !== this.storing) return;
            computers.push(...takeSnapshot({ rows: rows.slice(from, from + rowsAtOnce) }, head).computers);
        }
        await this.snapshots.keep({ ...head, computers });
    }
}

/** Whether a scan that begins asks every computer of the list. */
function isOfAll({ entries, asked }: ScanState): boolean {
    const computers = entries.filter(({ connection }) => !connection.isCluster).length;
    return computers > 0 && asked >= computers;
}
