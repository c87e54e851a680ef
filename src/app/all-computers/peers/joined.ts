// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { asyncScheduler, Observable, shareReplay, throttleTime } from 'rxjs';
import type { JoinedPeer } from '../../domain/readiness/joined-peer';
import { joiningPeers } from '../../domain/readiness/joined-peers';
import { FleetKnown } from '../evidence/fleet-known';
import { inSlices, latestInTurn } from '../evidence/in-slices';

/** How often peers are joined anew while evidence is read, in milliseconds. */
const often = 1_000;

/** The peers of all computers. They are joined in slices that leave the page free, and only while somebody looks at them. */
@Injectable({ providedIn: 'root' })
export class JoinedPeers {
    readonly all: Observable<readonly JoinedPeer[]>;

    constructor({ known }: FleetKnown) {
        this.all = known.pipe(
            throttleTime(often, asyncScheduler, { leading: true, trailing: true }),
            latestInTurn(all =>
                inSlices(() =>
                    joiningPeers(
                        all,
                        all.flatMap(({ tested = [] }) => tested)
                    )
                )
            ),
            shareReplay({ bufferSize: 1, refCount: true })
        );
    }
}
