// SPDX-License-Identifier: MIT
import { BehaviorSubject, firstValueFrom } from 'rxjs';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { cannotSign, pc } from '../../domain/readiness/testing/known';
import type { FleetKnown } from '../evidence/fleet-known';
import { JoinedPeers } from './joined';

describe('the peers of all computers', () => {
    it('are there at once where they were joined ahead, and joined anew where something else is known', async () => {
        const known = new BehaviorSubject<readonly KnownOfComputer[]>([pc('a', [cannotSign('nas')])]);
        const joined = new JoinedPeers({ known } as unknown as FleetKnown);
        const ahead = joined.ahead.subscribe();
        const isJoined = (): unknown => (joined as unknown as { last: unknown }).last;
        while (isJoined() === null) await new Promise(done => setTimeout(done, 20));
        const before = isJoined() as { readonly peers: readonly object[] };
        ahead.unsubscribe();
        expect(await firstValueFrom(joined.all)).toBe(before.peers as never);
        known.next([pc('a', [cannotSign('nas')]), pc('b', [cannotSign('scan')])]);
        expect((await firstValueFrom(joined.all)).map(({ id }) => id)).toEqual(['nas', 'scan']);
        // When a busy machine has nothing else to do isn't known.
    }, 60_000);
});
