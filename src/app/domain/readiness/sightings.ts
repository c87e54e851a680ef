// SPDX-License-Identifier: MIT
// What one computer has seen of each peer: its events, its connections, and its tests of devices.
import type { Direction } from '../computer/facts';
import { type EvidenceGroup, sortEvidence } from '../evidence/groups';
import { type Effect, effectOf, type LiveProtection, type SignKind } from '../evidence/peer-verdict';
import { type DayCount, timeOf } from '../evidence/reading';
import { once } from '../once';
import type { ConnectionFacts, OutboundConnection } from '../peers/connections';
import { connectionSuspects, protectionNow, type Suspect } from '../peers/impact';
import { PeerIndex } from '../peers/peer-index';
import type { ComputerEvidence } from './computer-evidence';
import { isMended, type KnownOfComputer, suspectsBeside } from './known';
import { type BroughtEvidence, broughtEvidence } from './imports/with-imported';

/** Everything of one kind that a computer has seen of a peer under one name. */
export interface Sighting {
    /** The name by which calls go to the computer that saw it. */
    readonly computer: string;
    readonly direction: Direction;
    /** As the computer names it. */
    readonly peer: string;
    /** `connected`: it is connected now, which says nothing against it. */
    readonly kind: SignKind | 'connected';
    /** What requiring signing on the computer would do to it. */
    readonly effect: Effect;
    /** How many events; 0: no event shows it. */
    readonly count: number;
    readonly days: readonly DayCount[];
    /** ISO 8601, UTC, by the computer's clock; null: not known. */
    readonly first: string | null;
    readonly last: string | null;
    /** Whether there may be more, and earlier ones. */
    readonly more: boolean;
    /** The files that brought events of this computer, which may be these. Missing: none did. */
    readonly brought?: BroughtEvidence;
}

/** What a computer has seen of peers that it names. */
export function sightingsOf(known: KnownOfComputer): readonly Sighting[] {
    const seen = seenBy(known.kept);
    const { tested, kept } = known;
    const suspects = suspectsBeside(known);
    if (suspects.length === 0 && !tested?.length) return seen;
    const mended = isMended(known);
    const live = liveOf(kept.connections?.value ?? null);
    const now = seen.map((one): Sighting => {
        const { kind, direction, peer, last, effect } = one;
        const isOver = effect !== 'none' && kind !== 'connected' && mended({ direction, peer, why: kind, lastSeen: last });
        return isOver ? { ...one, effect: 'none' } : one;
    });
    const tests = suspects.map(sign => uncounted(kept.computer, sign, sign.why, mended(sign) ? 'none' : effectNow(sign, [], live)));
    return [...now, ...tests];
}

/** Worked out once of what was kept: a list of a thousand computers is joined again whenever one of them was read. */
const seenBy = once((kept: ComputerEvidence): readonly Sighting[] => {
    const { computer, evidence, connections } = kept;
    const brought = broughtEvidence(kept);
    const facts = connections?.value ?? null;
    const live = liveOf(facts);
    const events: Sighting[] = [];
    for (const group of evidence ? sortEvidence(evidence.value).groups : []) {
        const sighting = ofGroup(computer, group, live, brought);
        if (sighting) events.push(sighting);
    }
    if (!facts) return events;
    // Connections repeat themselves: of each peer, direction and kind one.
    const others = new Map<string, Sighting>();
    const add = (sign: Pick<Suspect, 'direction' | 'peer' | 'lastSeen'>, kind: Sighting['kind'], effect: Effect): void => {
        const key = `${sign.direction} ${kind} ${sign.peer.toLowerCase()}`;
        if (sign.peer !== '' && !others.has(key)) others.set(key, uncounted(computer, sign, kind, effect));
    };
    // Its guest logons are events of the logs, too.
    const shown = connectionSuspects(facts).filter(({ why }) => !evidence || (why !== 'guest' && why !== 'guestRefused'));
    for (const sign of shown) {
        const alike = shown.filter(({ direction, peer }) => direction === sign.direction && peer === sign.peer);
        add(sign, sign.why, effectNow(sign, alike, live));
    }
    const lastSeen = facts.collectedAt;
    for (const { server } of facts.outbound?.rows ?? [])
        if (server) add({ direction: 'outbound', peer: server, lastSeen }, 'connected', 'none');
    for (const { client } of facts.inbound?.rows ?? [])
        if (client) add({ direction: 'inbound', peer: client, lastSeen }, 'connected', 'none');
    return [...events, ...others.values()];
});

function ofGroup(computer: string, group: EvidenceGroup, live: Live, brought: BroughtEvidence | null): Sighting | null {
    const { peer, direction, kind, count, days, more } = group;
    if (peer === null) return null;
    // The group was judged already. What the connections show now comes on top of it.
    const effect = group.effect === 'none' ? 'none' : effectNow({ direction, peer, why: kind, lastSeen: group.last }, [], live);
    const first = days[0]?.day === null ? null : group.first;
    const last = days[days.length - 1]?.day === null ? null : group.last;
    // There may be hundreds of thousands: one that is made of another one, and more, takes twice the room.
    return brought
        ? { computer, direction, peer, kind, effect, count, days, first, last, more, brought }
        : { computer, direction, peer, kind, effect, count, days, first, last, more };
}

type Live = (peer: string) => LiveProtection;

function effectNow(sign: Suspect, all: readonly Suspect[], live: Live): Effect {
    return effectOf(sign.direction, sign, all, sign.direction === 'outbound' ? live(sign.peer) : null);
}

function uncounted(
    computer: string,
    { direction, peer, lastSeen }: Pick<Suspect, 'direction' | 'peer' | 'lastSeen'>,
    kind: Sighting['kind'],
    effect: Effect
): Sighting {
    const time = timeOf(lastSeen) === null ? null : lastSeen;
    return { computer, direction, peer, kind, effect, count: 0, days: [], first: time, last: time, more: false };
}

function liveOf(facts: ConnectionFacts | null): Live {
    const rows = facts?.outbound?.rows ?? [];
    if (rows.length === 0) return () => null;
    const live = new PeerIndex<OutboundConnection>();
    for (const row of rows) if (row.server !== null) live.add(row.server, row);
    return peer => protectionNow(live.of(peer));
}
