// SPDX-License-Identifier: MIT
import { digestOf } from './digest';
import { computer, facts, snapshot, unread } from './testing/snapshots';

const off = { inForce: 'notRequired', stored: { kind: 'zero' } } as const;

describe('what a snapshot says as a whole', () => {
    it('counts states, and what is in force of those that were read', () => {
        const { counts, inForce, read } = digestOf(
            snapshot([
                computer('srv', facts()),
                computer('web', facts({ inbound: off }), { at: '2026-11-20T08:29:30.000Z' }),
                computer('old', facts({ outbound: { inForce: 'notReported' } })),
                unread('gone', 'unreachable')
            ])
        );
        expect([counts.both, counts.outboundOnly, counts.unknown, counts.unreachable]).toEqual([1, 1, 1, 1]);
        expect(inForce).toEqual({
            outbound: { required: 2, notRequired: 0, notReported: 1 },
            inbound: { required: 2, notRequired: 1, notReported: 0 }
        });
        expect(read).toEqual({ first: '2026-11-20T08:29:30.000Z', last: '2026-11-20T08:30:00.000Z' });
    });

    it("takes no computer for open in a direction that it doesn't have, or that wasn't reported", () => {
        const open = (...[parts]: Parameters<typeof facts>): boolean =>
            digestOf(snapshot([computer('srv', facts(parts))])).notRequired.length > 0;
        expect(open()).toBe(false);
        expect(open({ outbound: off })).toBe(true);
        expect(open({ inbound: off })).toBe(true);
        expect(open({ inbound: off, accepts: null })).toBe(true);
        expect(open({ inbound: off, accepts: false })).toBe(false);
        expect(open({ outbound: off, accepts: false })).toBe(true);
        expect(open({ inbound: { inForce: 'notReported' } })).toBe(false);
    });

    it('counts each computer of which something is unknown once, and says nothing else of one that was not read', () => {
        const unknown = { inForce: 'notReported', setBy: 'unknown', windowsDefault: 'sourcesDisagree' } as const;
        const all = digestOf(
            snapshot([computer('srv', facts({ inbound: unknown, outbound: unknown, accepts: null })), unread('web', 'timedOut')])
        );
        expect(all.unknown).toEqual({ notRead: 1, inForce: 1, setBy: 1, windowsDefault: 1, server: 1 });
        expect(all.unread.map(({ label }) => label)).toEqual(['web']);
    });

    it('says of nothing that nothing was read', () => {
        const { read, unknown, notRequired } = digestOf(snapshot([unread('srv', 'notRead')]));
        expect([read, unknown.notRead, unknown.setBy, notRequired]).toEqual([null, 1, 0, []]);
    });
});
