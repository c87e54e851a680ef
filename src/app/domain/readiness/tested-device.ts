// SPDX-License-Identifier: MIT
import type { SignKind } from '../evidence/peer-verdict';
import { timeOf } from '../evidence/reading';
import type { DeviceResult } from '../negotiate/device';
import { hostText } from '../negotiate/hosts';
import type { Suspect } from '../peers/impact';

/** What a test of a device showed of it as a server. */
export interface TestedDevice {
    /** The computer that tested it. */
    readonly computer: string;
    /** As the test names it: by a name, or an address. */
    readonly peer: string;
    /** Whether it offers or requires signing. */
    readonly canSign: boolean;
    /** ISO 8601, UTC, by the browser's clock. */
    readonly testedAt: string;
}

/** What tests from a computer showed; those that say nothing of signing are left out. */
export function testedDevices(computer: string, results: readonly DeviceResult[]): readonly TestedDevice[] {
    return results.flatMap(({ host, outcome: { kind }, testedAt }) =>
        kind === 'required' || kind === 'offered' || kind === 'notOffered'
            ? [{ computer, peer: hostText(host), canSign: kind !== 'notOffered', testedAt: testedAt.toISOString() }]
            : []
    );
}

/** What a test of the peer's server can contradict. */
const contradictable: ReadonlySet<SignKind> = new Set<SignKind>(['noSigning', 'knownNotToSign', 'refusedBefore']);

/**
 * Tells which signs a later test contradicts.
 * @param logs when they were read, by the browser's clock and by the computer's: events have the one, tests the other; null: never
 */
export function contradictedBy(
    tested: readonly Omit<TestedDevice, 'computer'>[],
    logs: { readonly readAt: string; readonly collectedAt: string } | null
): (sign: Suspect) => boolean {
    // Most computers test none.
    if (tested.length === 0) return () => false;
    const mended = new Map<string, number>();
    for (const { peer, canSign, testedAt } of tested) {
        const [name, at] = [peer.toLowerCase(), timeOf(testedAt)];
        if (canSign && at !== null) mended.set(name, Math.max(at, mended.get(name) ?? at));
    }
    const [read, collected] = [timeOf(logs?.readAt ?? null), timeOf(logs?.collectedAt ?? null)];
    const ahead = read === null || collected === null ? null : collected - read;
    return ({ direction, peer, why, lastSeen }) => {
        // What its server answers says nothing of it as a client, nor of whom it lets in as a guest.
        if (direction !== 'outbound' || !contradictable.has(why)) return false;
        const [at, seen, clocks] = [mended.get(peer.toLowerCase()), timeOf(lastSeen), why === 'noSigning' ? ahead : 0];
        return at !== undefined && seen !== null && clocks !== null && at > seen - clocks;
    };
}
