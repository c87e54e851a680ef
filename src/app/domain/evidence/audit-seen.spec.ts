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
        const smb1 = { ...audited, inbound: { ...having({ smb1Access: false }).inbound, smb1: true } };
        for (const one of [isOff, having({ insecureGuestLogon: false }), smb1])
            expect(seenAt(one, time(5)).inbound).toEqual({ since: null, last: null, off: time(5), unsure: null });
        const unreported = { ...having({ insecureGuestLogon: null }), notReported: ['inbound.audit.insecureGuestLogon'] };
        for (const one of [having({ clientDoesNotSupportSigning: null }), having({ insecureGuestLogon: null }), unreported])
            expect(seenAt(one, time(5)).inbound).toEqual({ since: null, last: null, off: null, unsure: time(5) });
        expect(seenAt(isOff, time(5)).outbound).toEqual({ since: time(5), last: time(5), off: null, unsure: null });
        expect(seenAt(sample('srv2022'), time(5)).outbound.since).toBeNull();
        const unsure = seenAt(having({ clientDoesNotSupportSigning: null }), time(5));
        const around = joined([saw({ minute: 1, isOn: true }), unsure, saw({ minute: 9, isOn: true })]);
        expect(around).toEqual({ since: time(9), last: time(9), off: null, unsure: time(5) });
    });

    it('is not proven by a clock that was ahead, which counts only against it', () => {
        const now = time(50);
        expect(joined([saw({ minute: 60, isOn: true }), saw({ minute: 10, isOn: true })], now)?.since).toBe(time(10));
        const ahead = joined([saw({ minute: 10, isOn: true }), saw({ minute: 60, isOn: false })], now);
        expect(ahead).toEqual({ since: null, last: null, off: now, unsure: null });
        const all = { outbound: ahead as AuditSeen, inbound: ahead as AuditSeen };
        expect(joined([all, saw({ minute: 70, isOn: true })], time(80))?.since).toBe(time(70));
    });
});
