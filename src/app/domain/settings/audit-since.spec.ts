// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { type AuditSeen, auditingSince } from './audit-since';
import { makePlan, type Wanted } from '../change/plan';
import { foundIn } from '../change/found';
import { answerRead, answerWrite, begin, type ChangeRecord, newRecord, nextAction, recheck } from '../change/record';
import { signingAudits } from './signing-audits';
import { withState } from '../testing/with-state';

const off = sample('srv2025');
const on = carriedOut({ outboundAuditSigning: 'on' });

function carriedOut(wanted: Wanted, from = off): typeof off {
    return makePlan(from, wanted).changes.reduce((known, change) => withState(known, change, change.after), from);
}

/** A record of a change that was read back at this hour, as wanted or as given. */
function record(hour: number, from: typeof off, wanted: Wanted, found: typeof off | null = carriedOut(wanted, from)): ChangeRecord {
    const plan = makePlan(from, wanted);
    const at = `2026-11-23T${hour}:00:00.000Z`;
    const given = { id: `at ${hour}`, run: 'run', undoes: null, startedAt: at, toolVersion: '1.0.0', computer: 'srv2025' };
    let written = begin(newRecord({ ...given, configuration: from, plan }));
    while (nextAction(written)?.kind === 'write') written = answerWrite(written, null);
    return answerRead(written, found && foundIn(found, at));
}

const switchedOn = (hour: number): ChangeRecord => record(hour, off, { outboundAuditSigning: 'on' });

describe('since when auditing is on', () => {
    const since = (records: readonly ChangeRecord[], now = on, name = 'srv2025'): string | null =>
        auditingSince(records, name, now, 'outbound');

    it('is when it was read back as on after our own change', () => {
        expect(since([switchedOn(11), switchedOn(10)])).toBe('2026-11-23T10:00:00.000Z');
        expect(auditingSince([switchedOn(10)], 'srv2025', on, 'inbound')).toBeNull();
    });

    it('is not known where somebody else switched it on, or it was not read back', () => {
        expect(since([])).toBeNull();
        expect(since([record(10, on, { inbound: 'required' })])).toBeNull();
        expect(since([record(10, off, { outboundAuditSigning: 'on' }, null)])).toBeNull();
        expect(since([record(10, off, { outboundAuditSigning: 'on' }, off)])).toBeNull();
        expect(since([switchedOn(10)], { ...on, computer: { ...on.computer, id: 'another' } })).toBeNull();
    });

    it('is not known from a file, which may only say that it was off', () => {
        const fromFile = { ...switchedOn(10), imported: true };
        expect(since([fromFile])).toBeNull();
        expect(since([switchedOn(12), fromFile])).toBe('2026-11-23T12:00:00.000Z');
        const off = { ...record(11, on, { outboundAuditSigning: 'off' }), imported: true };
        expect(since([off, switchedOn(10)])).toBeNull();
    });

    it('is, where no record tells, since when readings saw it on', () => {
        const hour = (of: number | null): string | null => (of === null ? null : `2026-11-23T${of}:00:00.000Z`);
        const seen = (since: number | null, last: number | null, off: number | null, unsure: number | null = null): AuditSeen => ({
            ...{ since: hour(since), last: hour(last), off: hour(off), unsure: hour(unsure) }
        });
        const of = (records: readonly ChangeRecord[], saw: AuditSeen, now = on): string | null =>
            auditingSince(records, 'srv2025', now, 'outbound', saw);
        expect(of([], seen(11, 15, 10))).toBe(hour(11));
        expect(of([], seen(11, 15, null), off)).toBeNull();
        expect(of([switchedOn(10)], seen(11, 15, null))).toBe(hour(10));
        expect(of([switchedOn(12)], seen(11, 15, null))).toBe(hour(12));
        // A reading saw it off after it was switched on here.
        expect(of([switchedOn(10)], seen(13, 15, 12))).toBe(hour(13));
        expect(of([switchedOn(10)], seen(null, null, 12))).toBeNull();
        // What could not tell says nothing against a record, and everything against having been seen.
        expect(of([switchedOn(10)], seen(13, 15, null, 12))).toBe(hour(10));
        expect(of([], seen(11, 15, null, 12))).toBe(hour(15));
        // A record saw it off after a reading first saw it on.
        const seenOff = recheck(switchedOn(10), foundIn(off, '2026-11-23T13:00:00.000Z'));
        expect(of([seenOff], seen(11, 15, null))).toBe(hour(15));
        expect(of([seenOff], seen(11, 12, null))).toBeNull();
    });

    it('begins anew after it was seen off, whoever did that', () => {
        const undone = record(11, on, { outboundAuditSigning: 'off' });
        expect(since([undone, switchedOn(10)])).toBeNull();
        expect(since([switchedOn(12), undone, switchedOn(10)])).toBe('2026-11-23T12:00:00.000Z');
        const seenOff = recheck(switchedOn(10), foundIn(off, '2026-11-23T13:00:00.000Z'));
        expect(since([seenOff])).toBeNull();
        expect(since([switchedOn(10)], off)).toBeNull();
    });
});

describe('switching the audits on signing on', () => {
    it('takes those that this Windows has and that are off', () => {
        const audits = ['inboundAuditGuests', 'inboundAuditSigning', 'outboundAuditGuests', 'outboundAuditSigning'];
        expect(Object.keys(signingAudits(off)).sort()).toEqual(audits);
        expect(Object.keys(signingAudits(on)).sort()).toEqual(audits.slice(0, 3));
        expect(signingAudits(carriedOut(signingAudits(off)))).toEqual({});
        expect(signingAudits(sample('srv2022'))).toEqual({});
    });
});
