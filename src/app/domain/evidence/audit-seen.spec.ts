// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import type { SigningConfiguration } from '../computer/facts';
import { sample } from '../../remote/testing/samples';
import type { AuditSeen, AuditsSeen } from '../settings/audit-since';
import { seenAt, seenByBoth } from './audit-seen';
import { audited } from './testing/silent';

const time = (minute: number): string => new Date(Date.UTC(2026, 10, 1) + minute * 60_000).toISOString();
const end = time(10_000);
const having = (inbound: Partial<SigningConfiguration['inbound']['audit']>): SigningConfiguration => ({
    ...audited,
    inbound: { ...audited.inbound, audit: { ...audited.inbound.audit, ...inbound } }
});
const isOff = having({ clientDoesNotSupportSigning: false });

interface Reading {
    readonly minute: number;
    readonly isOn: boolean;
}
const saw = ({ minute, isOn }: Reading): AuditsSeen => seenAt(isOn ? audited : isOff, time(minute));
const joined = (all: readonly AuditsSeen[], now = end): AuditSeen | null => {
    const [first = null, ...others] = all;
    return first && others.reduce((known, one) => seenByBoth(known, one, now), first).inbound;
};

describe('since when readings saw auditing on', () => {
    const anyReadings = fc.uniqueArray(fc.record({ minute: fc.nat(1_000), isOn: fc.boolean() }), {
        minLength: 1,
        maxLength: 12,
        selector: ({ minute }) => minute
    });
    /** The first reading after the last that did not see it on. */
    const begun = (all: readonly Reading[]): string | null => {
        const lastOff = Math.max(-1, ...all.filter(({ isOn }) => !isOn).map(({ minute }) => minute));
        const on = all.filter(({ minute }) => minute > lastOff).map(({ minute }) => minute);
        return on.length === 0 ? null : time(Math.min(...on));
    };

    it('is the first that saw it on, after the last that did not', () => {
        const property = fc.property(anyReadings, all => {
            const inTurn = [...all].sort((a, b) => a.minute - b.minute);
            expect(joined(inTurn.map(saw))?.since ?? null).toBe(begun(all));
        });
        fc.assert(property, { numRuns: 300 });
    });

    it('is never earlier, whichever windows read in whichever order', () => {
        const property = fc.property(anyReadings, fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }), (all, windows) => {
            const read = [0, 1, 2, 3].map(window => joined(all.filter((_, index) => windows[index] === window).map(saw)));
            const found = joined(read.flatMap(one => (one ? [{ outbound: one, inbound: one }] : [])));
            const truth = begun(all);
            expect((found?.since ?? null) === null).toBe(truth === null);
            expect((found?.since ?? '') >= (truth ?? '')).toBeTrue();
            const offs = all.filter(({ isOn }) => !isOn).map(({ minute }) => time(minute));
            expect(found?.off ?? null).toBe(offs.sort().pop() ?? null);
        });
        fc.assert(property, { numRuns: 500 });
    });

    it('begins anew wherever one of the audits that count was off, or could not be told', () => {
        const unknown = { ...audited, notReported: ['inbound.audit.insecureGuestLogon'] };
        const guests = { ...unknown, inbound: having({ insecureGuestLogon: null }).inbound };
        for (const one of [isOff, having({ insecureGuestLogon: false }), having({ clientDoesNotSupportSigning: null }), guests])
            expect(seenAt(one, time(5)).inbound).toEqual({ since: null, last: null, off: time(5) });
        const smb1 = { ...audited, inbound: { ...having({ smb1Access: false }).inbound, smb1: true } };
        expect(seenAt(smb1, time(5)).inbound.off).toBe(time(5));
        expect(seenAt(isOff, time(5)).outbound).toEqual({ since: time(5), last: time(5), off: null });
        expect(seenAt(sample('srv2022'), time(5)).outbound.since).toBeNull();
    });

    it('is not proven by a clock that was ahead, which counts only against it', () => {
        const now = time(50);
        expect(joined([saw({ minute: 60, isOn: true }), saw({ minute: 10, isOn: true })], now)?.since).toBe(time(10));
        const ahead = joined([saw({ minute: 10, isOn: true }), saw({ minute: 60, isOn: false })], now);
        expect(ahead).toEqual({ since: null, last: null, off: now });
        const all = { outbound: ahead as AuditSeen, inbound: ahead as AuditSeen };
        expect(joined([all, saw({ minute: 70, isOn: true })], time(80))?.since).toBe(time(70));
    });
});
