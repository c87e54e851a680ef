// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { makePlan } from '../change/plan';
import type { Direction } from '../computer/facts';
import { judgePeer, type SignKind } from '../evidence/peer-verdict';
import { audited } from '../evidence/testing/silent';
import { impactsOf, peersHit, type Suspect } from './impact';
import { fullNameFirst, PeerIndex } from './peer-index';

const kinds: readonly SignKind[] = ['noSigning', 'guest', 'guestRefused', 'noEncryption', 'noSpn', 'badSignature', 'logonFailed', 'smb1'];
const times = [null, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
const names = ['nas', 'NAS', 'nas.lab', 'nas.lab.example', 'nas.other', 'scan', 'scan.lab', '192.0.2.7', '.', '', 'pc'];
const anySigns: fc.Arbitrary<Suspect[]> = fc.array(
    fc.record({
        direction: fc.constantFrom<Direction>('outbound', 'inbound'),
        peer: fc.constantFrom(...names),
        why: fc.constantFrom(...kinds),
        lastSeen: fc.constantFrom(...times)
    }),
    { maxLength: 12 }
);

/** By everything that each peer has shown, whatever it is: the peer, and what decides. */
function plainly(direction: Direction, signs: readonly Suspect[]): readonly string[] {
    const own = signs.filter(sign => sign.direction === direction && sign.peer !== '');
    const [known, byName] = [new PeerIndex<Suspect[]>(), new Map<string, Suspect[]>()];
    for (const name of [...new Set(own.map(({ peer }) => peer.toLowerCase()))].sort(fullNameFirst)) {
        const group = known.of(name)[0] ?? [];
        if (known.of(name).length === 0) known.add(name, group);
        byName.set(name, group);
    }
    for (const sign of own) byName.get(sign.peer.toLowerCase())?.push(sign);
    return [...new Set(own.map(({ peer }) => byName.get(peer.toLowerCase()) ?? []))].flatMap(group => {
        const verdict = judgePeer(direction, group);
        if (!verdict || verdict.effect === 'none') return [];
        const { peer, why, lastSeen } = verdict.sign;
        return [`${verdict.effect === 'cutOff' ? 'cutOff' : 'suspect'} ${peer} ${why} ${lastSeen}`];
    });
}

it('whom a plan names does not depend on looking only at names that something speaks against', () => {
    let several = 0;
    fc.assert(
        fc.property(anySigns, fc.constantFrom<Direction>('outbound', 'inbound'), (signs, direction) => {
            const plan = makePlan(audited, { [direction]: 'required' });
            const found = peersHit(plan.changes, audited, null, signs);
            const told = found.map(({ kind, peer, why, lastSeen }) => `${kind} ${peer} ${why} ${lastSeen}`);
            const plain = plainly(direction, signs);
            if (plain.length > 1) several++;
            expect(told).toEqual([...plain].sort((a, b) => Number(a.startsWith('suspect')) - Number(b.startsWith('suspect'))));
            expect(impactsOf(plan, audited, null, signs).found.map(({ notes: _, ...impact }) => impact)).toEqual([...found]);
        }),
        { numRuns: 1000 }
    );
    expect(several).toBeGreaterThan(100);
});
