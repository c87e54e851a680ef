// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { sample } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { clockTexts, comesBackWhen, computerTime, lastAppliedText, zoneTexts } from './policy-time';

const strings = texts.Strings.SmbSigning as Strings;
const at = '2026-11-20T08:30:00.000Z';
const shown = (time: string): string => new Date(time).toLocaleString(undefined, { timeZone: 'UTC' });

describe('how far a clock is off', () => {
    const differences: readonly [minutes: number, said: string][] = [
        [6, '6 minutes ahead'],
        [-54, '54 minutes behind'],
        [55, '1 hour ahead'],
        [74, '1 hour ahead'],
        [75, '1½ hours ahead'],
        [-90, '1½ hours behind'],
        [2864, '47½ hours ahead'],
        [2880, '2 days ahead'],
        [-525_600_000, '365,000 days behind']
    ];
    for (const [minutes, said] of differences)
        it(`by ${minutes} minutes is "${said}"`, () => {
            const collected = new Date(Date.parse(at) + minutes * 60_000).toISOString();
            expect(clockTexts(collected, at, strings)[0]).toContain(
                `The computer's clock is ${said} of this browser's.`.replace('behind of', 'behind')
            );
        });

    it('is not said of what Kerberos bears, of no time, nor where nobody knows when it was read', () => {
        expect([clockTexts(at, at, strings), clockTexts('yesterday', at, strings), clockTexts(at, null, strings)]).toEqual([[], [], []]);
        expect(clockTexts(new Date(Date.parse(at) + 300_000).toISOString(), at, strings)).toEqual([]);
    });
});

describe('a time by the clock of the computer', () => {
    it('stands in its time zone, or names UTC where that is not known', () => {
        expect(computerTime(at, '+00:00')).toBe(shown(at));
        expect(computerTime(at, '-03:30')).toBe(shown('2026-11-20T05:00:00.000Z'));
        for (const zone of [null, 'here']) expect(computerTime(at, zone)).toMatch(/UTC$/);
    });

    it('has a note on another time zone, and none on one that nobody knows', () => {
        const zone = (utcOffset: string | null): readonly string[] => zoneTexts({ ...sample('srv2022'), utcOffset }, strings);
        expect(zone(null)).toEqual([]);
        expect(zone('here')).toEqual([]);
        expect(zone('+13:45')).toEqual(["The computer's time zone is UTC+13:45. Times of its policy use this zone."]);
        const own = -new Date(sample('srv2022').collectedAt).getTimezoneOffset();
        const two = (value: number): string => String(value).padStart(2, '0');
        expect(zone(`${own < 0 ? '-' : '+'}${two(Math.floor(Math.abs(own) / 60))}:${two(Math.abs(own) % 60)}`)).toEqual([]);
    });

    it('is said to rest on the event, or on RSoP, which a refresh may have renewed', () => {
        expect(lastAppliedText({ at, by: 'event' }, '+00:00', strings)).toBe(`Security settings last applied: ${shown(at)} (event 1704)`);
        expect(lastAppliedText({ at, by: 'rsop' }, '+00:00', strings)).toContain(`${shown(at)} or earlier (from RSoP`);
        expect(lastAppliedText(null, '+00:00', strings)).toBe('Security settings last applied: Unknown');
    });
});

describe('when a value of policy comes back', () => {
    it('is the time that is left, and where that is not known, a time', () => {
        expect(comesBackWhen({ kind: 'within', minutes: 0, by: at }, '+00:00', strings)).toMatch(
            /^within about 2 minutes \(by 8:30.AM on the computer's clock\)/
        );
        expect(comesBackWhen({ kind: 'within', minutes: 990, by: at }, '+00:00', strings)).toMatch(/^within about 16½ hours \(by /);
        expect(comesBackWhen({ kind: 'within', minutes: null, by: at }, '+00:00', strings)).toContain(
            `by ${shown(at)} on the computer's clock`
        );
    });

    it('is a condition where no time can be told', () => {
        const said = (kind: 'due' | 'setBack' | 'unknown' | 'everyRefresh'): string => comesBackWhen({ kind }, null, strings);
        expect(said('due')).toMatch(/^at its next refresh/);
        expect(said('setBack')).toContain("the computer's clock was set back");
        expect([said('unknown'), said('everyRefresh')]).toEqual([strings.Policy.When, strings.Policy.When]);
    });
});
