// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { audited, silent } from '../evidence/testing/silent';
import type { SigningConfiguration } from '../computer/facts';
import { facts } from '../testing/list-entries';
import { type ComputerEvidence, type KeptFailure, type KeptReading, lastReadAt, newest, nothingOf } from './computer-evidence';

const now = '2026-11-20T12:00:00.000Z';
const at = (minute: number): string => new Date(Date.parse(now) - minute * 60_000).toISOString();
const kept = <T>(value: T, minute: number): KeptReading<T> => ({ value, readAt: at(minute) });
const configurationOf = (id: string): SigningConfiguration => facts('srv1', { id });

/** Each part at a time of its own, so that what is newer is never a matter of taste. */
const anyKept = (offset: number, ids: readonly string[]): fc.Arbitrary<ComputerEvidence> =>
    fc
        .record({ id: fc.constantFrom(...ids), parts: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), minute: fc.nat(50) })
        .map(({ id, parts, minute }) => {
            const time = (part: number): number => (minute * 3 + part) * 3 + offset;
            return {
                ...nothingOf('srv1'),
                identity: parts[0] ? id : null,
                configuration: parts[0] ? kept(configurationOf(id), time(0)) : null,
                evidence: parts[1] ? kept({ ...silent, collectedAt: at(time(1)) }, time(1)) : null
            };
        });

describe('what is kept of a computer', () => {
    it('is of each part what was answered last, in whatever order it comes', () => {
        const all = fc.tuple(anyKept(0, ['a']), anyKept(1, ['a']), anyKept(2, ['a']));
        const property = fc.property(all, ([a, b, c]) => {
            const first = newest(newest(a, b, now), c, now);
            expect(newest(c, newest(b, a, now), now)).toEqual(first);
            expect(newest(first, first, now)).toEqual(first);
            for (const one of [a, b, c]) {
                expect(lastReadAt(one) <= lastReadAt(first)).toBeTrue();
                for (const part of ['configuration', 'evidence'] as const)
                    if (one[part]) expect((first[part]?.readAt ?? '') >= (one[part]?.readAt ?? '')).toBeTrue();
            }
        });
        fc.assert(property, { numRuns: 300 });
    });

    it('has why its last reading failed, until what that was of is read', () => {
        const failed = (of: KeptFailure['of'], minute: number): ComputerEvidence => ({
            ...nothingOf('srv1'),
            failure: { of, at: at(minute), kind: 'timedOut', words: null, errorId: null }
        });
        const read = (minute: number): ComputerEvidence => ({ ...nothingOf('srv1'), evidence: kept(silent, minute) });
        const left = (one: ComputerEvidence, other: ComputerEvidence): string | undefined => {
            const found = newest(one, other, now).failure;
            expect(newest(other, one, now).failure).toEqual(found);
            return found && `${found.of} ${found.at}`;
        };
        expect(left(failed('evidence', 9), failed('connections', 5))).toBe(`connections ${at(5)}`);
        expect(left(failed('evidence', 5), read(9))).toBe(`evidence ${at(5)}`);
        expect(left(failed('evidence', 9), read(5))).toBeUndefined();
        expect(left(failed('connections', 9), read(5))).toBe(`connections ${at(9)}`);
    });

    it('has since when readings saw its audits on, also where that was kept before there was a word for it', () => {
        const of = (configuration: SigningConfiguration, minute: number): ComputerEvidence => ({
            ...nothingOf('srv1'),
            configuration: kept(configuration, minute)
        });
        const alike = { ...audited, computer: configurationOf('a').computer };
        const off = { ...alike, outbound: { ...alike.outbound, audit: { ...alike.outbound.audit, serverDoesNotSupportSigning: false } } };
        const [before, later] = [of(alike, 30), of(alike, 10)];
        const seen = { since: at(30), last: at(10), off: null, unsure: null };
        expect(newest(before, later, now).audits).toEqual({ outbound: seen, inbound: seen });
        const between = newest(newest(before, of(off, 20), now), later, now).audits;
        expect(between).toEqual({ outbound: { ...seen, since: at(10), off: at(20) }, inbound: seen });
        expect(newest(before, { ...nothingOf('srv1'), evidence: kept(silent, 5) }, now).audits?.inbound.since).toBe(at(30));
        // Nothing of a computer that answered to the name before.
        const another = { ...of({ ...audited, computer: configurationOf('b').computer }, 1) };
        expect(newest(newest(before, later, now), another, now)).toBe(another);
    });

    it('has not from files that its audits were on, only that they were off', () => {
        const from = { file: 'a.jsonl', importedAt: now };
        const of = (configuration: SigningConfiguration, minute: number): ComputerEvidence => ({
            ...nothingOf('srv1'),
            configuration: { ...kept(configuration, minute), from }
        });
        const on = { ...audited, computer: configurationOf('a').computer };
        const off = configurationOf('a');
        const nothing = { since: null, last: null, off: null, unsure: null };
        expect(newest(of(on, 30), of(on, 10), now).audits).toEqual({ outbound: nothing, inbound: nothing });
        expect(newest(of(off, 30), of(on, 10), now).audits?.outbound).toEqual({ ...nothing, off: at(30) });
    });

    it('is never of two computers that answered to one name', () => {
        const property = fc.property(anyKept(0, ['a', 'b']), anyKept(1, ['a', 'b']), (a, b) => {
            const found = newest(a, b, now);
            expect(newest(b, a, now)).toEqual(found);
            if (a.identity === null || b.identity === null || a.identity === b.identity) return;
            expect(found).toBe(lastReadAt(a) > lastReadAt(b) ? a : b);
        });
        fc.assert(property, { numRuns: 300 });
    });

    it('is never taken away by a file that tells of another computer', () => {
        const from = { file: 'a.jsonl', importedAt: now };
        const own = { ...nothingOf('srv1'), configuration: kept(configurationOf('a'), 30), evidence: kept(silent, 30) };
        const line = { ...nothingOf('srv1'), configuration: { ...kept(configurationOf('b'), 5), from } };
        expect([newest(own, line, now), newest(line, own, now)]).toEqual([own, own]);
        // A file of the same computer came in between.
        const both = newest(own, { ...line, configuration: { ...kept(configurationOf('a'), 10), from } }, now);
        expect(newest(both, line, now)).toBe(both);
        const later = { ...own, configuration: kept(configurationOf('a'), 1) };
        expect(newest(line, later, now)).toBe(later);
    });

    it('is not held up by what was answered by a clock that was ahead', () => {
        const ahead = { ...nothingOf('srv1'), evidence: kept(silent, -60) };
        const later = { ...nothingOf('srv1'), evidence: kept({ ...silent, collectedAt: now }, 5) };
        expect(newest(ahead, later, now)).toEqual(later);
        expect(newest(later, ahead, now)).toEqual(later);
        expect(newest(nothingOf('srv1'), ahead, now)).toEqual(ahead);
    });
});
