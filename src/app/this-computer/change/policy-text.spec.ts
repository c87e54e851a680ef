// SPDX-License-Identifier: MIT
// What cards, panel and result say of when policy takes a value back: one home, by the computer's clock.
import texts from '../../../generated/assets/strings/strings.json';
import type { ChangeState } from '../../change/change-state';
import { foundIn } from '../../domain/change/found';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { findingsOf } from '../../domain/findings/findings';
import { makePlan, type PlannedChange } from '../../domain/change/plan';
import { answerRead, answerWrite, begin, newRecord } from '../../domain/change/record';
import { sample } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { historyView } from '../history/history-view';
import { reportOf } from '../report';
import { comesBackText } from '../../ui/texts/policy-text';
import { changeView } from './change-panel-view';
import { resultView } from './result-view';
import { aboutCard, directionCard } from '../../ui/texts/rows';

const strings = texts.Strings.SmbSigning as Strings;
/** As a browser in English writes a time of day. */
const clock = (hours: number, minutes: number): string =>
    new Date(Date.UTC(2026, 10, 28, hours, minutes)).toLocaleString(undefined, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });

/** Read at 16:20 by a clock in this time zone; the event is of 14:20, RSoP was stamped at 16:00. */
function read(change: Partial<SigningConfiguration['surroundings']> = {}, utcOffset: string | null = '+00:00'): SigningConfiguration {
    const base = sample('srv2025-gpo');
    const policy = { ...base.inbound.policy, lastApplied: '2026-11-28T16:00:00Z' };
    return {
        ...base,
        collectedAt: '2026-11-28T16:20:00Z',
        utcOffset,
        inbound: { ...base.inbound, policy },
        surroundings: { ...base.surroundings, policyEvent: { logged: '2026-11-28T14:20:00Z' }, ...change }
    };
}

const planned = (configuration: SigningConfiguration): PlannedChange => {
    const [change] = makePlan(configuration, { inbound: 'notRequired' }).changes;
    if (!change) throw new Error('no change');
    return change;
};
/** What is said of a change that will not last, once it is in force: in the result, and in the history. */
function toldOf(latest: SigningConfiguration, readAt: Date): readonly (string | undefined)[] {
    const configuration = read();
    const at = '2026-11-28T16:20:00.000Z';
    const plan = makePlan(configuration, { inbound: 'notRequired' });
    const given = { id: 'a', run: 'a', undoes: null, startedAt: at, toolVersion: '1.0.0', computer: 'srv', configuration, plan };
    const changed = { ...configuration, inbound: { ...configuration.inbound, required: false, stored: { required: 0 } } };
    const record = answerRead(answerWrite(begin(newRecord(given)), null), foundIn(changed, at));
    const ended: ChangeState = { kind: 'ended', record, readBack: { kind: 'ok', value: changed }, settled: false, saved: true };
    const { problem } = resultView(ended, 'srv', false, strings, { configuration: latest, readAt });
    const [shown] = historyView({ records: [record], unreadable: 0, more: false }, 'srv', latest, strings).records;
    return [problem?.lines.join(' '), shown?.lines.join(' ')];
}

function reported(configuration: SigningConfiguration, readAt: Date): Record<string, unknown> {
    const reading = { configuration, readAt };
    const findings = findingsOf(configuration);
    return JSON.parse(reportOf({ computer: 'srv', reading, findings, connections: null, toolVersion: '1' }, strings)) as Record<
        string,
        unknown
    >;
}

const said = (configuration: SigningConfiguration, latest = configuration): string =>
    comesBackText(planned(configuration), { configuration: latest, readAt: null }, strings).join(' ');

describe('when policy takes a value back', () => {
    it('is said as the time that is left, and as a time on the clock of the computer, and on what that rests', () => {
        expect(said(read())).toContain(
            `Inbound: Group Policy "File servers" restores the value 1 within about 14½ hours (by ${clock(6, 50)} on the computer's clock), or sooner if`
        );
        expect(said(read())).toMatch(/Security settings last applied: .*\(event 1704\)$/);
        expect(said(read({}, '-03:30'))).toContain(`by ${clock(3, 20)} on the computer's clock`);
        expect(said(read({}, null))).toMatch(/by 6:50.AM UTC on the computer's clock/);
    });

    it('rests on RSoP without the event: a refresh that applied nothing may have stamped that', () => {
        const stamped = said(read({ policyEvent: null }));
        expect(stamped).toContain(`within about 16 hours (by ${clock(8, 30)}`);
        expect(stamped).toMatch(/or earlier \(from RSoP, Windows' record/);
    });

    it('follows an application that came after the plan, and a policy of refreshing that did', () => {
        const newer = read({ policyEvent: { logged: '2026-11-28T16:19:00Z' } });
        expect(said(read(), newer)).toContain(`within about 16½ hours (by ${clock(8, 49)}`);
        expect(said(read(), read({ policyRefresh: { noGpoListChanges: 0 } }))).toContain('restores the value 1 at its next refresh');
        expect(comesBackText(planned(read()), null, strings).join(' ')).toMatch(
            /by 11\/29\/2026, 6:50:00.AM UTC on the computer's clock, or sooner/
        );
    });

    it('follows such an application in the result and in the history, too', () => {
        const newer = read({ policyEvent: { logged: '2026-11-28T16:19:00Z' } });
        for (const told of toldOf(newer, new Date())) expect(told).toContain(`within about 16½ hours (by ${clock(8, 49)}`);
        for (const told of toldOf(read({ policyRefresh: { noGpoListChanges: 0 } }), new Date()))
            expect(told).toContain('restores the value 1 at its next refresh');
    });

    it('is told in the report in the same way', () => {
        const readAt = new Date();
        expect(reported(read(), readAt)['policy']).toEqual({
            lastApplied: { at: '2026-11-28T14:20:00Z', by: 'event' },
            comesBack: { kind: 'within', minutes: 870, by: '2026-11-29T06:50:00.000Z' }
        });
        const everyRefresh = reported(read({ policyRefresh: { noGpoListChanges: 0 } }), readAt)['policy'];
        expect(everyRefresh).toEqual(jasmine.objectContaining({ comesBack: { kind: 'everyRefresh' } }));
    });

    it('has every time in the zone of the computer, never in that of the browser', () => {
        const time = (minutes: number): string =>
            new Date(Date.UTC(2026, 10, 28, 16, minutes)).toLocaleString(undefined, { timeZone: 'UTC' });
        const configuration = read({ policyEvent: null }, '+00:17');
        expect(said(configuration)).toContain(`last applied: ${time(17)} or earlier`);
        const last = aboutCard(configuration, strings, null).rows.find(({ term }) => term === strings.About.LastPolicy);
        expect(last?.value).toContain(time(17));
        const byEvent = said(read({ policyEvent: { logged: '2026-11-28T16:00:00Z' } }, '+00:17'));
        expect(byEvent).toContain(`last applied: ${time(17)} (event 1704)`);
    });

    it('counts what has passed since the reading', () => {
        const readAt = new Date(Date.now() - 4 * 60 * 60_000);
        const [text] = comesBackText(planned(read()), { configuration: read(), readAt }, strings);
        expect(text).toContain(`within about 10½ hours (by ${clock(6, 50)}`);
        const { acknowledgements } = changeView('srv', read(), { inbound: 'notRequired' }, strings, readAt);
        expect(JSON.stringify(acknowledgements)).toContain('in about 10½ hours');
    });

    it('is at the next refresh once it is old enough, and cannot be told by a clock that was set back', () => {
        expect(said(read({ policyEvent: { logged: '2026-11-27T14:20:00Z' } }))).toContain(
            'restores the value 1 at its next refresh (every 90'
        );
        expect(said(read({ policyEvent: { logged: '2026-11-28T19:00:00Z' } }))).toContain("the computer's clock was set back");
    });

    it('is the same on the card', () => {
        const card = directionCard(read(), 'inbound', strings);
        const notes = card.rows.find(({ term }) => term === 'Set by')?.notes.join(' ');
        expect(notes).toContain(`restores its value within about 14½ hours (by ${clock(6, 50)} on the computer's clock)`);
        expect(notes).toContain('(event 1704)');
    });
});

describe('a clock that differs', () => {
    const notes = (readAt: string, utcOffset: string | null): readonly string[] | undefined =>
        aboutCard(read({}, utcOffset), strings, new Date(readAt)).rows.find(({ term }) => term === 'Clock')?.notes;
    /** The time zone of this browser. */
    const own = ((minutes: number): string => {
        const pad = (part: number): string => String(part).padStart(2, '0');
        return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
    })(-new Date('2026-11-28T16:20:00Z').getTimezoneOffset());

    it('is said, by how much and which way; nothing is said of one that does not', () => {
        expect(notes('2026-11-28T16:24:00Z', own)).toBeUndefined();
        expect(notes('2026-11-28T16:24:00Z', null)).toBeUndefined();
        expect(notes('2026-11-28T14:20:00Z', own)).toEqual([
            jasmine.stringMatching(/^The computer's clock is 2 hours ahead of this browser's\./)
        ]);
        expect(notes('2026-11-28T16:32:00Z', own)).toEqual([jasmine.stringMatching(/is 12 minutes behind/)]);
        expect(notes('2026-11-30T16:20:00Z', own)).toEqual([jasmine.stringMatching(/is 2 days behind/)]);
        expect(notes('2026-11-28T17:20:00Z', own)).toEqual([jasmine.stringMatching(/is 1 hour behind/)]);
    });

    it('is said in the panel, in the result, and in the report', () => {
        const readAt = new Date('2026-11-28T14:20:00Z');
        const ahead = "The computer's clock is 2 hours ahead of this browser's.";
        const { acknowledgements } = changeView('srv', read(), { inbound: 'notRequired' }, strings, readAt);
        expect(acknowledgements.flatMap(({ lines }) => lines)).toContain(jasmine.stringContaining(ahead));
        expect(toldOf(read(), readAt)[0]).toContain(ahead);
        expect(reported(read(), readAt)['clockAheadMinutes']).toBe(120);
        expect(reported(read(), new Date(read().collectedAt))['clockAheadMinutes']).toBeNull();
    });

    it('is said to stand in another time zone', () => {
        expect(notes('2026-11-28T16:20:00Z', '+12:45')).toEqual([
            "The computer's time zone is UTC+12:45. Times of its policy use this zone."
        ]);
    });
});
