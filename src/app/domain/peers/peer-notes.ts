// SPDX-License-Identifier: MIT
// Notes on a peer that a plan names: what Connections and Findings say of it, and what else it has shown.
import { type ConnectionFacts, type ConnectionNote, notesOf } from './connections';
import type { PeerSign, SignKind } from '../evidence/peer-verdict';
import { timeOf } from '../evidence/reading';
import { type Direction, type PolicyEntry } from '../computer/facts';
import { isByAddress, PeerIndex } from './peer-index';

/** A note on its connections, or what else it has shown. */
export type PeerNote = ConnectionNote | { readonly id: 'shown'; readonly why: SignKind; readonly lastSeen: string | null };

interface NamedSign extends PeerSign {
    readonly direction: Direction;
    readonly peer: string;
}

/** Names a peer, and what is said of it already. */
interface Named {
    readonly direction: Direction;
    readonly peer: string;
    readonly why: string;
}

/** Gives the notes of a peer. */
export function peerNotes(
    connections: ConnectionFacts | null,
    hardenedPaths: readonly PolicyEntry[],
    signs: readonly NamedSign[]
): (peer: Named) => readonly PeerNote[] {
    const live = new PeerIndex<ConnectionNote>();
    const notes = connections ? notesOf(connections, hardenedPaths) : [];
    connections?.outbound?.rows.forEach(({ server }, index) => {
        if (server !== null) for (const note of notes[index] ?? []) live.add(server, note);
    });
    // Most plans name nobody.
    const shown: Partial<Record<Direction, PeerIndex<PeerSign>>> = {};
    return ({ direction, peer, why }) => {
        const others = latestOfEach((shown[direction] ??= shownIn(direction, signs)).of(peer)).filter(one => one.why !== saidBy(why));
        const told = new Set<string>([saidBy(why), ...others.map(one => one.why)]);
        return [
            ...(direction === 'outbound' ? ofConnections(peer, live.of(peer)).filter(({ id }) => !told.has(id)) : []),
            ...others.map(sign => ({ id: 'shown' as const, why: sign.why, lastSeen: sign.lastSeen }))
        ];
    };
}

function shownIn(direction: Direction, signs: readonly NamedSign[]): PeerIndex<PeerSign> {
    const shown = new PeerIndex<PeerSign>();
    for (const sign of signs) if (sign.direction === direction && sign.peer !== '') shown.add(sign.peer, sign);
    return shown;
}

/** Each note once, whatever the number of connections that it stands at. */
function ofConnections(peer: string, notes: readonly ConnectionNote[]): readonly ConnectionNote[] {
    // It is so even where the connection is not there now.
    const all: readonly ConnectionNote[] = isByAddress(peer) ? [{ id: 'byAddress' }, ...notes] : notes;
    return [...new Map(all.map(note => [JSON.stringify(note), note])).values()];
}

function latestOfEach(signs: readonly PeerSign[]): readonly PeerSign[] {
    const latest = new Map<SignKind, PeerSign>();
    for (const sign of signs) {
        const known = latest.get(sign.why);
        if (!known || (timeOf(sign.lastSeen) ?? 0) > (timeOf(known.lastSeen) ?? 0)) latest.set(sign.why, sign);
    }
    return [...latest.values()];
}

function saidBy(why: string): string {
    return why === 'signedWrongly' ? 'badSignature' : why;
}
