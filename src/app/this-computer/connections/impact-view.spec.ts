// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { ConnectionFacts } from '../../domain/peers/connections';
import { channelNames, EvidenceReading, LoggedEvent } from '../../domain/evidence/reading';
import { allSources, event, named, placed } from '../../domain/evidence/testing/logged';
import { audited } from '../../domain/evidence/testing/silent';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { makePlan, Wanted } from '../../domain/change/plan';
import { accepting } from '../../domain/readiness/testing/known';
import { connectionSample } from '../../remote/testing/connection-samples';
import { sample } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { impactView } from './impact-view';
import { knownElsewhere } from '../../readings/known-elsewhere';
import { loading } from '../../readings/reading';

const strings = texts.Strings.SmbSigning as Strings;
const nobody = 'Nothing in what was read shows anyone who would be cut off.';
const notAsked = "Audit events weren't read. See Compatibility.";
const partly = "Some event logs couldn't be read or understood. See Compatibility.";
const quiet: ConnectionFacts = { ...connectionSample('peers'), guestLogons: [] };
const readable = { enabled: true, mode: 'Circular', maximumBytes: 1, fileBytes: 1, full: false, recordCount: 0 };

function reading(events: readonly LoggedEvent[] = [], unreadable = ''): EvidenceReading {
    const channels = Object.values(channelNames).map(name => ({
        name,
        ...readable,
        oldestRecord: 1,
        oldestEvent: null,
        errorId: name === unreadable ? 'LogUnreadable' : null,
        words: null
    }));
    return { contract: 2, channels, sources: allSources, events, since: null, collectedAt: '2026-11-20T12:00:00Z' };
}

/** What is said of who would be cut off, before the rest. */
function said(
    wanted: Wanted,
    facts: ConnectionFacts | null,
    evidence: EvidenceReading | null,
    configuration: SigningConfiguration = audited
): readonly string[] {
    const before = facts && { value: { facts, hardenedPaths: [] }, at: new Date(0) };
    const state = { ...loading, computer: 'srv2022', before };
    const known = knownElsewhere(evidence && { kind: 'ready', read: { value: evidence, at: new Date('2026-11-20T12:00:00Z') } }, null);
    const { lines } = impactView(makePlan(configuration, wanted), configuration, state, known, strings);
    return lines.filter(line => line === nobody || Object.values(strings.Impact.Unread).includes(line));
}

describe('many peers', () => {
    it('are put into words as far as they are shown', () => {
        const row = { ...quiet.outbound?.rows[0], signed: false, encrypted: false, credential: null } as const;
        const rows = Array.from({ length: 500 }, (_, index) => ({ ...row, server: `nas${index}` }));
        const facts = { ...quiet, outbound: { total: 500, rows }, aliases: [] } as unknown as ConnectionFacts;
        const read = { value: { facts, hardenedPaths: [] }, at: new Date(0) };
        const configuration = sample('srv2022');
        const state = { kind: 'ready' as const, computer: 'srv2022', read };
        const view = impactView(
            makePlan(configuration, { outbound: 'required' }),
            configuration,
            state,
            knownElsewhere(null, null),
            strings
        );
        const group = view.groups.find(({ id }) => id === 'unsigned-outbound');
        expect([group?.first.length, group?.length, group?.more]).toEqual([8, 500, '492 more']);
        expect(group?.lines(8, 58).map(({ text }) => text.split(':')[0])).toEqual(rows.slice(8, 58).map(({ server }) => server));
    });
});

describe('a peer', () => {
    it('has what else is known of it below its line', () => {
        const row = {
            ...quiet.outbound?.rows[0],
            server: '192.0.2.9',
            share: 'data',
            credential: null,
            signed: false,
            encrypted: false
        } as const;
        const facts = { ...quiet, outbound: { total: 1, rows: [row] }, aliases: [] } as unknown as ConnectionFacts;
        const configuration = sample('srv2022');
        const sign = { direction: 'outbound', peer: '192.0.2.9', why: 'smb1', lastSeen: null } as const;
        const { groups } = impactView(
            makePlan(configuration, { outbound: 'required' }),
            configuration,
            { kind: 'ready', computer: 'srv2022', read: { value: { facts, hardenedPaths: [] }, at: new Date(0) } },
            { suspects: [sign, { ...sign, why: 'noSpn' }], evidence: null },
            strings
        );
        expect(groups.flatMap(({ first }) => first.map(({ notes }) => notes))).toEqual([
            [strings.ConnectionNote.byAddress, jasmine.stringMatching(/^Also: /)]
        ]);
    });
});

describe('peers of both directions', () => {
    it('stand below a title each, which says the direction once', () => {
        const configuration = sample('srv2022');
        const sign = { direction: 'outbound', peer: 'nas', why: 'noSigning', lastSeen: null } as const;
        const { groups } = impactView(
            makePlan(configuration, { outbound: 'required', inbound: 'required' }),
            configuration,
            { ...loading, computer: 'srv2022' },
            { suspects: [sign, { ...sign, direction: 'inbound', peer: 'scanner' }], evidence: null },
            strings
        );
        expect(groups.map(({ title }) => title)).toEqual(['Outbound: Would be cut off (1)', 'Inbound: Would be cut off (1)']);
        expect(groups.map(({ first }) => first[0]?.text.split(' ')[0])).toEqual(['nas:', 'scanner:']);
    });
});

describe('a peer that was accepted', () => {
    it('stands apart with who decided, and is not said to be nobody', () => {
        const sign = { direction: 'inbound', peer: 'nas', why: 'noSigning', lastSeen: null } as const;
        const { groups, lines } = impactView(
            makePlan(audited, { inbound: 'required' }),
            audited,
            { ...loading, computer: 'srv2022' },
            { suspects: [sign, { ...sign, peer: 'scanner' }], evidence: reading() },
            strings,
            accepting('nas')
        );
        expect(groups.map(({ title }) => title)).toEqual(['Inbound: Would be cut off (1)', 'Inbound: Accepted to be cut off (1)']);
        expect(groups[1]?.first.map(({ notes }) => notes)).toEqual([[jasmine.stringMatching(/^Accepted by Anna on ./)]]);
        expect(lines).not.toContain(nobody);
    });
});

describe('that nobody would be cut off', () => {
    it('is said only where all was read that would show somebody', () => {
        expect(said({ outbound: 'required' }, quiet, reading())).toEqual([nobody]);
        expect(said({ outbound: 'required' }, quiet, null)).toEqual([notAsked]);
        expect(said({ outbound: 'notRequired' }, quiet, null)).toEqual([]);
        // While they are not there at all, the status says so.
        expect(said({ outbound: 'required' }, null, reading())).toEqual([]);
        expect(said({ outbound: 'required' }, { ...quiet, outbound: null, guestLogons: null }, reading())).toEqual([
            strings.Impact.Unread.connections,
            strings.Impact.Unread.guestLogons
        ]);
    });

    it('rests inbound on the events alone: a session does not say whether it is signed', () => {
        expect(said({ inbound: 'required' }, quiet, null)).toEqual([notAsked]);
        expect(said({ inbound: 'required' }, { ...quiet, outbound: null, guestLogons: null }, reading())).toEqual([nobody]);
        expect(said({ inbound: 'required' }, null, reading())).toEqual([nobody]);
    });

    it('is not said of logs that were not read as a whole, or hold what names nobody', () => {
        const { clientSecurity, serverAudit } = channelNames;
        expect(said({ inbound: 'required' }, quiet, reading([], serverAudit))).toEqual([partly]);
        expect(said({ outbound: 'required' }, quiet, reading([], serverAudit))).toEqual([nobody]);
        expect(said({ outbound: 'required' }, quiet, reading([], clientSecurity))).toEqual([partly]);
        expect(said({ inbound: 'required' }, quiet, reading([event(serverAudit, 3021, placed('7'))]))).toEqual([partly]);
        const encryption = event(serverAudit, 3022, named({ ClientName: 'scanner' }));
        expect(said({ inbound: 'required' }, quiet, reading([encryption]))).toEqual([nobody]);
        for (const facts of [{ cut: true }, { errorId: 'X' }, { defined: false }]) {
            const sources = allSources.map(one => (one.id === 3021 ? { ...one, ...facts } : one));
            expect(said({ inbound: 'required' }, quiet, { ...reading(), sources })).toEqual([partly]);
            expect(said({ outbound: 'required' }, quiet, { ...reading(), sources })).toEqual([nobody]);
        }
        expect(said({ outbound: 'required' }, quiet, { ...reading(), contract: 1 })).toEqual([partly]);
        expect(said({ inbound: 'required' }, quiet, { ...reading(), channels: [] })).toEqual([partly]);
    });

    it('is not said where no audit would show it', () => {
        const { audits } = strings.Impact.Unread;
        expect(said({ inbound: 'required' }, quiet, reading(), sample('srv2022'))).toEqual([audits]);
        const audit = { ...audited.outbound.audit, serverDoesNotSupportSigning: false };
        const off = { ...audited, outbound: { ...audited.outbound, audit } };
        expect(said({ outbound: 'required' }, quiet, reading(), off)).toEqual([audits]);
        expect(said({ inbound: 'required' }, quiet, reading(), off)).toEqual([nobody]);
        expect(said({ outbound: 'required' }, quiet, null, off)).toEqual([notAsked]);
    });

    it('is not said where somebody would be', () => {
        const cannotSign = reading([event(channelNames.serverAudit, 3021, named({ ClientName: 'scanner' }))]);
        expect(said({ inbound: 'required' }, quiet, cannotSign)).toEqual([]);
    });
});

describe('times of a plan for a computer whose clock differs', () => {
    it('are said to be by its clock, where there are any', () => {
        const configuration = sample('srv2022');
        const lines = (seenAt: string, facts: ConnectionFacts): string =>
            impactView(
                makePlan(configuration, { outbound: 'required' }),
                configuration,
                { kind: 'ready', computer: 'srv2022', read: { value: { facts, hardenedPaths: [] }, at: new Date(seenAt) } },
                { suspects: [], evidence: null },
                strings
            ).lines.join(' ');
        const facts = { ...connectionSample('peers'), collectedAt: '2026-11-28T12:00:00Z' };
        expect(lines('2026-11-28T09:00:00Z', facts)).toContain("clock is 3 hours ahead of this browser's");
        expect(lines('2026-11-28T12:04:00Z', facts)).not.toContain('clock is');
        expect(lines('2026-11-28T09:00:00Z', { ...quiet, collectedAt: facts.collectedAt, outbound: { total: 0, rows: [] } })).not.toContain(
            'clock is'
        );
    });
});
