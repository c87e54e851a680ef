// SPDX-License-Identifier: MIT
// What may be wrong with logs, as far as no other spec has it: docs/readiness.md lists where each case is tested.
import { channelNames, type EvidenceReading, type LoggedEvent } from '../evidence/reading';
import { collectedAt, daysBefore, event, named, placed } from '../evidence/testing/logged';
import { audited, silent } from '../evidence/testing/silent';
import { sortEvidence } from '../evidence/groups';
import { evidenceVerdict } from '../evidence/verdict';
import { accepting, cannotSign, guest, knownOf } from './testing/known';
import { nothingAccepted } from './accepted';
import { type Readiness, readinessOf } from './readiness';

const inbound = (reading: EvidenceReading, since = daysBefore(30), accepted = nothingAccepted): Readiness =>
    readinessOf(knownOf({ reading, since }), 'inbound', accepted);
const withEvents = (...events: readonly LoggedEvent[]): EvidenceReading => ({ ...silent, events });

describe('bad luck', () => {
    it('with a log that is not there, is not taken for a log that names nobody', () => {
        const lost = [channelNames.serverAudit, channelNames.serverOperational, channelNames.serverSecurity];
        for (const name of lost) {
            const gone = silent.channels.filter(one => one.name !== name);
            const said = silent.channels.map(one => (one.name === name ? { ...one, errorId: 'NoMatchingLogsFound,X', words: 'weg' } : one));
            for (const channels of [gone, said]) {
                const lacking = { of: 'logs', doubt: jasmine.objectContaining({ kind: 'channelMissing', channel: name }) };
                expect(inbound({ ...silent, channels }) as unknown).toEqual({ kind: 'unknown', why: { of: 'lacking', lacking } });
            }
        }
    });

    it('with a log of another language, says the same: no word of its texts counts', () => {
        const texts = (words: string): EvidenceReading => ({
            ...withEvents(
                { ...cannotSign('NAS'), raw: `<Event><Message>${words}</Message></Event>` },
                { ...event(channelNames.serverOperational, 3023, placed('ghost')), raw: words }
            ),
            channels: silent.channels.map(one => ({ ...one, words }))
        });
        const english = inbound(texts('The SMB client does not support signing.'));
        expect(english.kind).toBe('wouldCutOff');
        expect(inbound(texts('SMB 클라이언트가 서명을 지원하지 않습니다. لا يدعم'))).toEqual(english);
    });

    it('with auditing that is on since a minute ago, is too early', () => {
        const minute = 1 / 1440;
        expect(inbound(silent, daysBefore(minute))).toEqual({ kind: 'gathering', ageDays: 0, daysLeft: 14, since: 'auditing', events: 0 });
        expect(inbound(withEvents(cannotSign('nas', minute / 2)), daysBefore(minute)).kind).toBe('wouldCutOff');
        expect(inbound(silent, daysBefore(14)).kind).toBe('ready');
        expect(inbound(silent, daysBefore(14 - minute)).kind).toBe('gathering');
    });

    it('with a clock that is off by hours or years, reaches as far back as by a clock that is right', () => {
        const off = (days: number): EvidenceReading => ({
            ...withEvents(event(channelNames.system, 104, named({ Channel: channelNames.serverSecurity }), 25 - days)),
            channels: silent.channels.map(one => ({ ...one, oldestRecord: 400, recordCount: 9, oldestEvent: daysBefore(20 - days) })),
            collectedAt: daysBefore(-days)
        });
        for (const days of [0, 0.2, -0.2, 1500, -1500]) {
            expect(inbound(off(days))).toEqual(jasmine.objectContaining({ kind: 'ready', ageDays: 20 }));
            expect(inbound(off(days), daysBefore(9))).toEqual({ kind: 'gathering', ageDays: 9, daysLeft: 5, since: 'auditing', events: 0 });
        }
    });

    it('with a short name that fits two full names, counts the same in whichever order they were read', () => {
        const [short, one, other] = [cannotSign('nas'), cannotSign('nas.lab.example'), cannotSign('nas.other.example')] as const;
        const orders = [
            [short, one, other],
            [one, short, other],
            [other, one, short]
        ];
        const readings = orders.map(events => withEvents(...events));
        const verdicts = readings.map(reading => {
            const basis = { configuration: audited, reading, readAt: collectedAt, auditingSince: daysBefore(30) };
            return evidenceVerdict({ ...basis, evidence: sortEvidence(reading) }, 'inbound');
        });
        for (const verdict of verdicts) expect(verdict.kind === 'no' && verdict.cutOff.peers).toBe(2);
        for (const found of readings.map(reading => inbound(reading)))
            expect(found).toEqual(jasmine.objectContaining({ kind: 'wouldCutOff', cutOff: 2 }));
        const accepted = accepting('nas', 'nas.lab.example', 'nas.other.example');
        for (const found of readings.map(reading => inbound(reading, daysBefore(30), accepted)))
            expect(found).toEqual(jasmine.objectContaining({ kind: 'ready', peers: 2, accepted: 2 }));
    });

    it('with hostile names, names them as they are, and accepts just these', () => {
        const names = ['<img src=x>', '__proto__', 'constructor', '\u202Egpj.nas', '=cmd|x', 'n'.repeat(255)];
        const found = inbound(withEvents(...names.map(name => cannotSign(name)), guest('toString')));
        expect(found.kind === 'wouldCutOff' && [...found.peers].sort()).toEqual([...names, 'toString'].sort());
        const accepted = accepting(...names, 'toString');
        expect(inbound(withEvents(...names.map(name => cannotSign(name))), daysBefore(30), accepted).kind).toBe('ready');
        expect(inbound(withEvents(cannotSign('valueOf')), daysBefore(30), accepted).kind).toBe('wouldCutOff');
    });

    it('with 10,000 events of one peer, is one peer, whether they come one by one or together', () => {
        const one = inbound(withEvents({ ...cannotSign('nas'), count: 10_000 }));
        const many = inbound(
            withEvents(...Array.from({ length: 10_000 }, (_, index) => cannotSign(index % 2 ? 'nas' : 'NAS', 1 + index / 10_000)))
        );
        expect(one).toEqual(jasmine.objectContaining({ kind: 'wouldCutOff', cutOff: 1, mayBe: 0, atLeast: false }));
        expect(many).toEqual(jasmine.objectContaining({ kind: 'wouldCutOff', cutOff: 1, mayBe: 0, atLeast: false }));
    });

    it('with a log that was cleared, is too early again, whichever place names the log', () => {
        for (const fields of [named({ Channel: channelNames.serverAudit }), placed('admin', 'LAB', channelNames.serverAudit, '')]) {
            const cleared = event(channelNames.system, 104, fields, 2);
            expect(inbound(withEvents(cleared))).toEqual({ kind: 'gathering', ageDays: 2, daysLeft: 12, since: 'logs', events: 0 });
        }
    });
});
