// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { asyncScheduler, Observable, shareReplay, switchMap, throttleTime } from 'rxjs';
import { Slices } from '../../change/storage/slices';
import type { JoinedPeer } from '../../domain/readiness/joined-peer';
import { joiningPeers } from '../../domain/readiness/joined-peers';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { FleetKnown } from '../evidence/fleet-known';

/** How often peers are joined anew while evidence is read, in milliseconds. */
const often = 1_000;

/** The peers of all computers. They are joined in slices that leave the page free, and only while somebody looks at them. */
@Injectable({ providedIn: 'root' })
export class JoinedPeers {
    readonly all: Observable<readonly JoinedPeer[]>;

    constructor({ known }: FleetKnown) {
        this.all = known.pipe(
            throttleTime(often, asyncScheduler, { leading: true, trailing: true }),
            switchMap(all => joined(all)),
            shareReplay({ bufferSize: 1, refCount: true })
        );
    }
}

/** Stops where nobody waits for it any more. */
function joined(all: readonly KnownOfComputer[]): Observable<readonly JoinedPeer[]> {
    return new Observable(waiting => {
        const join = async (): Promise<void> => {
            const slices = new Slices();
            const steps = joiningPeers(
                all,
                all.flatMap(({ tested = [] }) => tested)
            );
            for (;;) {
                const step = steps.next();
                if (waiting.closed) return;
                if (step.done) {
                    waiting.next(step.value);
                    return waiting.complete();
                }
                await slices.pause();
            }
        };
        join().catch((error: unknown) => waiting.error(error));
    });
}
