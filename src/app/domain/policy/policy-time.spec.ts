// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { sample } from '../../remote/testing/samples';
import type { SigningConfiguration } from '../computer/facts';
import { clockAhead, clockNow, comesBack, lastApplication, offsetMinutes } from './policy-time';
import { anyFacts } from '../testing/any-facts';

const at = (time: string): string => `2026-11-28T${time}:00.0000000Z`;
const ms = (time: string): number => Date.parse(at(time));

/** A reading with a policy whose event and whose end time in RSoP are these. */
function read(logged: string | null | undefined, rsop: string | null): SigningConfiguration {
    const base = sample('srv2025-gpo');
    const policyEvent = logged === undefined ? null : { logged };
    return {
        ...base,
        outbound: { ...base.outbound, policy: { ...base.outbound.policy, lastApplied: rsop } },
        inbound: { ...base.inbound, policy: { ...base.inbound.policy, lastApplied: rsop } },
        surroundings: { ...base.surroundings, policyEvent }
    };
}

describe('when policy was applied last', () => {
    it('is what event 1704 says, whatever was stamped in RSoP since', () => {
        expect(lastApplication(read(at('02:00'), at('15:00')))).toEqual({ at: at('02:00'), by: 'event' });
        expect(lastApplication(read(at('15:00'), at('02:00')))).toEqual({ at: at('15:00'), by: 'event' });
        expect(lastApplication(read(at('15:00'), null))).toEqual({ at: at('15:00'), by: 'event' });
    });

    it('is what RSoP says where there is no event, or none that can be read', () => {
        for (const logged of [null, undefined, 'yesterday'])
            expect(lastApplication(read(logged, at('15:00')))).toEqual({ at: at('15:00'), by: 'rsop' });
        expect(lastApplication(read(null, null))).toBeNull();
        expect(lastApplication(read(undefined, ''))).toBeNull();
    });
});

describe('when a value of policy comes back', () => {
    const last = { at: at('02:00') };

    it('is at the latest 16 and a half hours after it was applied, by the computer itself', () => {
        expect(comesBack(false, last, ms('04:00'))).toEqual({ kind: 'within', minutes: 870, by: '2026-11-28T18:30:00.000Z' });
        expect(comesBack(false, last, ms('18:29'))).toEqual({ kind: 'within', minutes: 1, by: '2026-11-28T18:30:00.000Z' });
        expect(comesBack(false, last, ms('18:30'))).toEqual({ kind: 'due' });
        expect(comesBack(false, last, null)).toEqual({ kind: 'within', minutes: null, by: '2026-11-28T18:30:00.000Z' });
    });

    it('is at every refresh with NoGPOListChanges, and not known without a time, or with one that has yet to come', () => {
        expect(comesBack(true, last, ms('04:00'))).toEqual({ kind: 'everyRefresh' });
        expect(comesBack(false, null, ms('04:00'))).toEqual({ kind: 'unknown' });
        expect(comesBack(false, { at: 'yesterday' }, ms('04:00'))).toEqual({ kind: 'unknown' });
        expect(comesBack(false, last, ms('01:54'))).toEqual({ kind: 'setBack' });
        expect(comesBack(false, last, ms('01:56')).kind).toBe('within');
    });

    it('is a time whatever the facts are', () => {
        fc.assert(
            fc.property(anyFacts, fc.option(fc.date({ noInvalidDate: true })), (configuration, readAt) => {
                const back = comesBack(false, lastApplication(configuration), clockNow(configuration, readAt));
                if (back.kind === 'within') expect(Number.isNaN(Date.parse(back.by))).toBeFalse();
            })
        );
    });
});

describe("a computer's clock", () => {
    it('goes on with the time that passes in the browser, whose own time it does not take', () => {
        const configuration = { ...sample('srv2025'), collectedAt: at('04:00') };
        const [readAt, now] = [new Date('2020-01-01T12:00:00Z'), Date.parse('2020-01-01T13:30:00Z')];
        expect(clockNow(configuration, readAt, now)).toBe(ms('05:30'));
        expect(clockNow(configuration, null, now)).toBe(ms('04:00'));
        expect(clockNow(configuration, new Date('2020-01-02T00:00:00Z'), now)).toBe(ms('04:00'));
        expect(clockNow({ collectedAt: 'now' }, readAt, now)).toBeNull();
    });

    it('is told to differ from more than five minutes on', () => {
        const ahead = (time: string): number | null => clockAhead(at(time), new Date(at('12:00')));
        expect(['12:05', '11:55', '12:06', '10:00'].map(ahead)).toEqual([null, null, 6, -120]);
        expect([clockAhead('now', new Date()), clockAhead(at('12:00'), 'now')]).toEqual([null, null]);
    });

    it('has a time zone', () => {
        expect(['+00:00', '+05:30', '-03:30', 'here', null].map(offsetMinutes)).toEqual([0, 330, -210, null, null]);
    });
});
