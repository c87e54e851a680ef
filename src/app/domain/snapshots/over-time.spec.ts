// SPDX-License-Identifier: MIT
import { pointOf } from './over-time';
import type { Snapshot } from './snapshot';
import { computer, facts, snapshot, unread } from './testing/snapshots';

const off = { inForce: 'notRequired' } as const;

function on(day: number, ...computers: Snapshot['computers']): Snapshot {
    return snapshot(computers, { id: `day ${day}`, begun: `2026-11-${day}T08:00:00.000Z` });
}

describe('the states over time', () => {
    it('are the counts of each snapshot, and how many computers became weaker since the one before', () => {
        const both = facts();
        const snapshots = [
            on(20, computer('a', both), computer('b', both), unread('c', 'notRead')),
            on(22, computer('a', facts({ inbound: off, outbound: off })), computer('b', both), unread('c', 'unreachable')),
            on(24, computer('a', facts({ inbound: off })), computer('b', facts({ inbound: off })), computer('c', facts({ accepts: false })))
        ];
        const points = snapshots.map((one, index) => {
            const { head, counts, weaker } = pointOf(snapshots[index - 1] ?? null, one);
            const some = Object.entries(counts).filter(([, count]) => count > 0);
            return [head.id, Object.fromEntries(some), weaker];
        });
        expect(points).toEqual([
            ['day 20', { both: 2, notRead: 1 }, null],
            // Weaker in both directions is one computer.
            ['day 22', { both: 1, neither: 1, unreachable: 1 }, 1],
            ['day 24', { outboundOnly: 2, notAccepting: 1 }, 1]
        ]);
    });
});
