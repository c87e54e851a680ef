// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { asyncScheduler, combineLatest, map, type Observable, ReplaySubject, share, tap, throttleTime, timer } from 'rxjs';
import { AuditHistory } from '../../change/history/audit-history';
import { UndoneHistory } from '../../change/history/undone-history';
import { Acceptances } from '../../change/history/acceptances';
import type { Acceptance } from '../../domain/readiness/acceptance';
import type { Accepted } from '../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { type DeviceTest, DeviceTests } from '../../readings/device-tests';
import { Scan } from '../scan/scan';
import { FleetEvidence } from './fleet-evidence';
import { inSlices, latestInTurn } from './in-slices';
import { type KnownFleet, makingKnown, nothingTogether } from './making-known';

/** How often everything is put together anew, in milliseconds. */
const often = 500;

/** How long it is kept up to date once no page looks: the next one takes it over, instead of beginning anew. In milliseconds. */
const stays = 3_000;

/** Everything that is known of the computers of the list, for judging their readiness. */
@Injectable({ providedIn: 'root' })
export class FleetKnown {
    readonly fleet: Observable<KnownFleet>;
    readonly known: Observable<readonly KnownOfComputer[]>;
    readonly accepted: Observable<Accepted>;
    /** All decisions, and how many of them this version cannot read. */
    readonly acceptances: Observable<{ readonly all: readonly Acceptance[]; readonly unreadable: number }>;

    constructor(
        fleet: FleetEvidence,
        list: Scan,
        tests: DeviceTests,
        audits: AuditHistory,
        undone: UndoneHistory,
        acceptances: Acceptances
    ) {
        const sources = combineLatest({
            fleet: fleet.state,
            entries: list.state.pipe(map(({ entries }) => entries)),
            tests: tests.every.pipe(map(byName)),
            audits: audits.every,
            undone: undone.every
        }).pipe(throttleTime(often, asyncScheduler, { leading: true, trailing: true }));
        // Kept while no page looks: what did not change until the next one does is judged already.
        let last = nothingTogether;
        this.fleet = sources.pipe(
            latestInTurn(now => inSlices(() => makingKnown(last, now))),
            tap(all => (last = all)),
            share({ connector: () => new ReplaySubject(1), resetOnRefCountZero: () => timer(stays), resetOnComplete: false })
        );
        this.known = this.fleet.pipe(map(({ known }) => known));
        this.acceptances = acceptances.every;
        this.accepted = acceptances.accepted;
    }
}

function byName(tests: ReadonlyMap<string, DeviceTest>): ReadonlyMap<string, DeviceTest> {
    return new Map([...tests].map(([computer, test]) => [computer.toLowerCase(), test]));
}
