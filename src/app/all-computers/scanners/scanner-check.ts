// SPDX-License-Identifier: MIT
import { Inject, Injectable } from '@angular/core';
import {
    asyncScheduler,
    BehaviorSubject,
    catchError,
    combineLatest,
    debounceTime,
    distinctUntilChanged,
    filter,
    from,
    map,
    type Observable,
    of,
    shareReplay,
    startWith,
    type Subscription,
    switchMap,
    throttleTime
} from 'rxjs';
import { History } from '../../change/history/history';
import { recordsSince } from '../../change/history/records-since';
import { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import { JOURNAL } from '../../change/storage/browser-journal';
import type { Journal } from '../../change/storage/journal';
import { type Entry, makeList, type ListRow } from '../../domain/list/list';
import { addressesIn, type CheckedHost, checkHosts } from '../../domain/scanners/check';
import type { DeviceResult } from '../../domain/negotiate/device';
import { LONGEST_SCAN, readScannerList } from '../../domain/scanners/read-list';
import type { ScannerList } from '../../domain/scanners/scanner-list';
import { StateHistory } from '../../domain/scanners/state-points';
import type { Snapshot } from '../../domain/snapshots/snapshot';
import { DeviceTests } from '../../readings/device-tests';
import { inSlices, latestInTurn } from '../evidence/in-slices';
import { Scan } from '../scan/scan';
import { firstScannersView } from './scanners-model';
import { WireAsking, type WireState } from './wire-asking';

/** What was given to check. */
export interface GivenList {
    readonly list: ScannerList | null;
    readonly isReading: boolean;
    /** Why nothing was checked; null: something was, or nothing was given yet. */
    readonly problem: 'Nothing' | 'TooLarge' | 'Unreadable' | null;
}

/** A list beside what is known of its hosts. */
export interface Checked {
    readonly list: ScannerList;
    readonly hosts: readonly CheckedHost[];
    readonly rows: readonly ListRow[];
}

type KnownTests = ReadonlyMap<string, { readonly results: readonly DeviceResult[] }>;

const nothing = new StateHistory([], []);

/** Checks the list of a scanner. Outlives its page, which is taken away while another tool is shown; nothing of it is kept beyond that. */
@Injectable({ providedIn: 'root' })
export class ScannerCheck {
    lastView = firstScannersView;
    /** What was pasted and not checked yet. */
    draft = '';
    readonly given = new BehaviorSubject<GivenList>({ list: null, isReading: false, problem: null });
    /** When hosts were scanned of which the list doesn't tell: ISO 8601; null: not known. */
    readonly scannedAt = new BehaviorSubject<string | null>(null);
    /** Null: there is no list. */
    readonly checked: Observable<Checked | null>;
    private reading: Subscription | null = null;

    constructor(
        scan: Scan,
        private readonly wires: WireAsking,
        tests: DeviceTests,
        private readonly snapshots: KeptSnapshots,
        private readonly history: History,
        @Inject(JOURNAL) private readonly journal: Journal
    ) {
        const list = this.given.pipe(
            map(given => given.list),
            distinctUntilChanged()
        );
        const entries = scan.state.pipe(
            map(state => state.entries),
            distinctUntilChanged()
        );
        const sources = combineLatest({ entries, wires: wires.state, tests: tests.every, given: this.scannedAt });
        this.checked = list.pipe(
            switchMap(known => {
                if (!known) return of(null);
                return combineLatest([sources, this.known()]).pipe(
                    throttleTime(300, asyncScheduler, { leading: true, trailing: true }),
                    latestInTurn(([now, points]) => inSlices(() => this.compared(known, now, points)))
                );
            }),
            shareReplay({ bufferSize: 1, refCount: true })
        );
    }

    /** Reads what a scanner wrote. */
    read(text: string): void {
        this.reading?.unsubscribe();
        // Both were of the list before.
        this.wires.stop();
        this.scannedAt.next(null);
        if (text.length > LONGEST_SCAN) return this.refuse('TooLarge');
        if (text.trim() === '') return this.refuse('Nothing');
        this.given.next({ list: null, isReading: true, problem: null });
        this.reading = inSlices(() => readScannerList(text)).subscribe(list => this.given.next({ list, isReading: false, problem: null }));
    }

    refuse(problem: GivenList['problem']): void {
        this.given.next({ list: null, isReading: false, problem });
    }

    private *compared(
        list: ScannerList,
        { entries, wires, tests, given }: { entries: readonly Entry[]; wires: WireState; tests: KnownTests; given: string | null },
        history: StateHistory
    ): Generator<void, Checked> {
        const { rows } = makeList(entries, null);
        yield;
        const results = [...tests.values()].flatMap(test => test.results);
        const addresses = addressesIn([...results, ...[...wires.answers.values()].map(({ result }) => result)]);
        yield;
        const hosts = yield* checkHosts(list, { rows, history, addresses, wires: wires.answers, given });
        return { list, hosts, rows };
    }

    /** Again whenever there are other snapshots or records. */
    private known(): Observable<StateHistory> {
        const ids = this.snapshots.state.pipe(
            filter(({ isLoaded }) => isLoaded),
            map(({ snapshots }) => snapshots.flatMap(one => (one.origin === null ? [one.id, one.bytes] : [])).join(' '))
        );
        const saved = this.history.saved.pipe(debounceTime(500), startWith(null));
        return combineLatest([ids.pipe(distinctUntilChanged()), saved]).pipe(
            switchMap(() => from(this.load()).pipe(catchError(() => of(nothing))))
        );
    }

    /** What can't be read tells nothing. */
    private async load(): Promise<StateHistory> {
        const snapshots: Snapshot[] = [];
        for (const { id, origin } of this.snapshots.state.value.snapshots) {
            const one = origin === null ? await this.snapshots.load(id).catch(() => null) : null;
            if (one) snapshots.push(one);
        }
        const records = await recordsSince(this.journal, '').catch(() => []);
        return new StateHistory(snapshots, [...records, ...this.history.unsavedRecords()]);
    }
}
