// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import { ChangeRecord, isOpen } from '../../domain/change/record';
import { undoable } from '../../domain/run/item-state';
import { touched } from '../../domain/change/undo';
import { JOURNAL } from './browser-journal';
import type { Journal, Place, StoredPage } from './journal';
import { recordSchema } from './record-schema';
import { findRun, recordsOfRun, undoneOf } from '../runs/run-store';
import { readStored } from './stored';

/** For how many days the history is kept; null: forever. */
export const periods = [null, 730, 365, 90] as const;
export type Period = (typeof periods)[number];

/** What is older than that: how many records, and how many of them could still be undone. */
export interface Expired {
    readonly records: number;
    readonly undoable: number;
}

const place = 'community.smb-signing.keepHistory';
const day = 86_400_000;

/** How many records are looked at, or removed, at a time. */
const atATime = 200;

/**
 * For how long the history of this browser is kept. Nothing is removed by itself: what has grown too old is told, and it
 * is for a person to remove it. A run over many computers goes as a whole, with its records. What has not ended, or was
 * written by a newer version, stays.
 */
@Injectable({ providedIn: 'root' })
export class Retention {
    readonly period = new BehaviorSubject<Period>(stored());

    constructor(@Inject(JOURNAL) private readonly journal: Journal) {}

    setPeriod(period: Period): void {
        this.period.next(period);
        try {
            localStorage.setItem(place, String(period));
        } catch {
            // Storage may be refused: it then holds until the page is closed.
        }
    }

    /** How many records there are. Rejects where the storage cannot be read. */
    async count(): Promise<number> {
        return (await this.journal.count()).all;
    }

    /** What is older than the period. Rejects where the storage cannot be read. */
    async expired(): Promise<Expired> {
        let [records, couldBeUndone] = [0, 0];
        for await (const part of this.expiredParts()) {
            records += part.records.length;
            couldBeUndone += part.undoable;
        }
        return { records, undoable: couldBeUndone };
    }

    /** Removes what is older than the period. Gives how many records went. Rejects where the storage cannot be used. */
    async removeExpired(): Promise<number> {
        let removed = 0;
        for await (const { records, runs } of this.expiredParts()) {
            await this.journal.remove(records, runs);
            removed += records.length;
        }
        return removed;
    }

    private async *expiredParts(): AsyncGenerator<{ records: readonly string[]; runs: readonly string[]; undoable: number }> {
        const days = this.period.value;
        if (days === null) return;
        const before = new Date(Date.now() - days * day).toISOString();
        const runs = await this.journal.runIds();
        for (const id of runs) {
            const run = await findRun(this.journal, id);
            if (!run || run.phase !== 'ended' || run.startedAt > before) continue;
            const known = await recordsOfRun(this.journal, id);
            const all = [...known.records.values()];
            if (all.some(({ step }) => step !== 'ended')) continue;
            yield { records: all.map(record => record.id), runs: [id], undoable: undoable({ run, ...known }).length };
        }
        const ofRuns = new Set(runs);
        for (let after: Place | null = null, isFirst = true; isFirst || after; isFirst = false) {
            const page: StoredPage = await this.journal.page({ before }, after, atATime);
            const records = readStored(recordSchema, page.items).filter(({ step, run }) => step === 'ended' && !ofRuns.has(run));
            const undone = await undoneOf(this.journal, records);
            const couldBeUndone = records.filter(one => isOpen(one) || (touched(one).length > 0 && !undone.has(one.id)));
            yield { records: idsOf(records), runs: [], undoable: couldBeUndone.length };
            after = page.next;
        }
    }
}

function idsOf(records: readonly ChangeRecord[]): readonly string[] {
    return records.map(({ id }) => id);
}

function stored(): Period {
    try {
        const known = localStorage.getItem(place);
        return periods.find(period => String(period) === known) ?? null;
    } catch {
        return null; // storage may be refused
    }
}
