// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { asyncScheduler, debounceTime, ignoreElements, Observable, shareReplay, switchMap, throttleTime } from 'rxjs';
import type { JoinedPeer } from '../../domain/readiness/joined-peer';
import { joiningPeers } from '../../domain/readiness/joined-peers';
import type { KnownOfComputer } from '../../domain/readiness/known';
import type { Steps } from '../../domain/steps';
import { FleetKnown } from '../evidence/fleet-known';
import { inSlices, latestInTurn, whenIdle } from '../evidence/in-slices';

/** How often peers are joined anew while evidence is read, in milliseconds. */
const often = 1_000;

/** How long nothing else may have become known before they are joined ahead, in milliseconds: a reading brings something twice a second. */
const quiet = 1_000;

/** The peers of all computers. They are joined in slices that leave the page free. */
@Injectable({ providedIn: 'root' })
export class JoinedPeers {
    /** Joined only while somebody looks at them. */
    readonly all: Observable<readonly JoinedPeer[]>;
    /** Has them joined while the page has nothing else to do, so that whoever looks at them next need not wait. Emits nothing. */
    readonly ahead: Observable<never>;
    private last: { readonly of: readonly KnownOfComputer[]; readonly peers: readonly JoinedPeer[] } | null = null;

    constructor({ known }: FleetKnown) {
        this.all = known.pipe(
            throttleTime(often, asyncScheduler, { leading: true, trailing: true }),
            latestInTurn(all => inSlices(() => this.joining(all))),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.ahead = known.pipe(
            debounceTime(quiet),
            switchMap(all => whenIdle(() => this.joining(all))),
            ignoreElements()
        );
    }

    private *joining(all: readonly KnownOfComputer[]): Steps<readonly JoinedPeer[]> {
        if (this.last?.of === all) return this.last.peers;
        const peers = yield* joiningPeers(
            all,
            all.flatMap(({ tested = [] }) => tested)
        );
        this.last = { of: all, peers };
        return peers;
    }
}
