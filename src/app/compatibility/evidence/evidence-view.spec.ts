// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { sortEvidence } from '../../domain/evidence/groups';
import { channelNames, type LoggedEvent } from '../../domain/evidence/reading';
import { collectedAt, event, named } from '../../domain/evidence/testing/logged';
import { silent } from '../../domain/evidence/testing/silent';
import type { EvidenceVerdict } from '../../domain/evidence/verdict';
import type { Strings } from '../../strings/strings';
import { evidenceCsv, evidenceJson } from './evidence-export';
import { channelViews, groupView, verdictView } from './evidence-view';

const strings = texts.Strings.SmbSigning as Strings;
const { serverAudit, clientSecurity } = channelNames;

const scanner = (required: boolean | null): LoggedEvent => ({
    ...event(serverAudit, 3021, named({ ClientName: 'scan-1' })),
    required
});

/** What the table says of these events: what they show, and the effect. */
const said = (...events: readonly LoggedEvent[]): unknown =>
    sortEvidence({ ...silent, events }).groups.map(group => {
        const { shows, effect } = groupView(group, strings);
        return [shows, effect];
    });

describe('the table of peers', () => {
    it('says whether a peer is refused already, or would be, where the event does', () => {
        expect(said(scanner(true))).toEqual([["Doesn't support signing, and is already refused", 'Would be cut off']]);
        expect(said(scanner(false))).toEqual([["Doesn't support signing, and would be refused", 'Would be cut off']]);
        expect(said(scanner(null))).toEqual([["Doesn't support signing", 'Would be cut off']]);
    });

    it('says that a guest is refused by now', () => {
        const guest = (id: number, days: number): LoggedEvent => event(clientSecurity, id, named({ ServerName: 'nas' }), days);
        expect(said(guest(31022, 40), guest(31017, 1))).toContain([
            'Let this computer in as a guest',
            'Not affected, because guests are now refused'
        ]);
    });

    it('has words for each kind of each direction', () => {
        const events = silent.sources
            .filter(({ id }) => id !== 104)
            .map(({ channel, id }) => event(channel, id, named({ ServerName: 'a', ClientName: 'a' })));
        for (const group of sortEvidence({ ...silent, events }).groups) expect(groupView(group, strings).shows).toBeTruthy();
    });
});

describe('the reasons why evidence is not enough', () => {
    it('name the log and the event', () => {
        const reasons = (['cannotAudit', 'notRead', 'moreThanRead', 'outdatedModule'] as const).map(kind => ({
            kind,
            channel: serverAudit,
            id: 3021
        }));
        const verdict: EvidenceVerdict = { kind: 'notEnough', reasons, ageDays: null };
        expect(verdictView(verdict, 'inbound', strings).reasons).toEqual([
            `This Windows can't write event 3021 to the ${serverAudit} log, so its absence means nothing.`,
            `Not all events with ID 3021 in the ${serverAudit} log could be read.`,
            `The ${serverAudit} log holds more events with ID 3021 than were read.`,
            "The older module on this computer doesn't report all events. Update it."
        ]);
    });
});

describe('the export of evidence', () => {
    const reading = { ...silent, events: [scanner(true), { ...event(serverAudit, 3021, [], 2), count: 4 }] };
    const notEnough: EvidenceVerdict = { kind: 'notEnough', reasons: [], ageDays: null };
    const file = {
        computer: 'srv',
        read: { value: reading, at: new Date(collectedAt) },
        evidence: sortEvidence(reading),
        verdicts: { outbound: notEnough, inbound: notEnough }
    };

    it('has what was required already behind the older columns, and counts every event', () => {
        const lines = evidenceCsv(file).split('\r\n');
        expect(lines[0]).toMatch(/"raw","alreadyRequired","collectedAt","emptyBecause"$/);
        expect(lines[1]).toMatch(/"scan-1","noSigning","cutOff",1,"false",.*,"true","2026-11-20T12:00:00.000Z",/);
        expect(lines[3]).toContain('"unrecognised",4,');
    });

    it('has an empty cell for what an event does not say, and the reason beside it', () => {
        const nameless = { ...reading, events: [event(serverAudit, 3021, named({ ClientName: '' })), event(serverAudit, 3021, [], 2)] };
        const rows = evidenceCsv({ ...file, evidence: sortEvidence(nameless) })
            .split('\r\n')
            .slice(1, -1);
        for (const row of rows) expect(row).toMatch(/,,"2026-11-20T12:00:00.000Z",".*alreadyRequired: the event does not say"$/);
        expect(rows[0]).toMatch(/"peer: the event names none; [^"]*"$|"verdict, direction, peer: /);
    });

    it('tells in JSON what was looked for', () => {
        const { sources } = JSON.parse(evidenceJson(file)) as { sources: { id: number }[] };
        expect(sources.map(({ id }) => id)).toContain(31997);
    });

    it('adds up what was read of a log', () => {
        const sources = silent.sources.map(one => ({ ...one, read: 2 }));
        const [log] = channelViews({ ...silent, sources }, strings);
        expect(log?.facts[1]).toMatch(/^Relevant events read: 8/);
    });
});
