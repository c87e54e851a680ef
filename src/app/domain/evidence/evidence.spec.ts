// SPDX-License-Identifier: MIT
import type { Direction, SigningConfiguration } from '../computer/facts';
import { signsOf, sortEvidence } from './groups';
import { ChannelFacts, channelNames, EvidenceReading, LoggedEvent } from './reading';
import { allSources, collectedAt, daysBefore, event, named, placed, sourcesWith } from './testing/logged';
import { audited, silent } from './testing/silent';
import { Doubt, ENOUGH_DAYS, EvidenceBasis, evidenceVerdict } from './verdict';

const { clientAudit, clientSecurity, serverAudit, system } = channelNames;

const basis = (change: Partial<EvidenceBasis> = {}, reading: Partial<EvidenceReading> = {}): EvidenceBasis => {
    const all = { ...silent, ...reading };
    return {
        reading: all,
        evidence: sortEvidence(all),
        readAt: collectedAt,
        configuration: audited,
        auditingSince: daysBefore(30),
        ...change
    };
};

const withChannel = (name: string, facts: Partial<ChannelFacts>): Partial<EvidenceReading> => ({
    channels: silent.channels.map(one => (one.name === name ? { ...one, ...facts } : one))
});

const configured = (direction: Direction, facts: object): { configuration: SigningConfiguration } => ({
    configuration: { ...audited, [direction]: { ...audited[direction], ...facts } }
});

describe('events by peer', () => {
    it('have first, last and number; names compare without case, kinds and directions stand apart', () => {
        const { groups, unrecognised } = sortEvidence({
            ...silent,
            events: [
                event(clientAudit, 31998, named({ ServerName: 'NAS' }), 1),
                event(clientAudit, 31998, named({ ServerName: '\\nas' }), 5),
                event(clientAudit, 31999, named({ ServerName: 'nas' }), 2),
                event(clientSecurity, 31017, named({ ServerName: 'nas', UserName: 'x' }), 3),
                event(clientSecurity, 31013, named({ ServerName: 'filer' }), 4),
                event(serverAudit, 3021, named({ ClientName: 'nas' }), 9),
                event(serverAudit, 3021, placed('7'), 8),
                event(system, 104, named({ Channel: clientAudit }), 8)
            ]
        });
        expect(groups.map(({ direction, kind, peer, count, effect }) => [direction, kind, peer, count, effect])).toEqual([
            ['outbound', 'noSigning', 'NAS', 2, 'cutOff'],
            ['inbound', 'noSigning', null, 1, 'cutOff'],
            ['inbound', 'noSigning', 'nas', 1, 'cutOff'],
            ['outbound', 'badSignature', 'filer', 1, 'mayBeCutOff'],
            ['outbound', 'noEncryption', 'nas', 1, 'none'],
            ['outbound', 'guestRefused', 'nas', 1, 'none']
        ]);
        expect([groups[0]?.first, groups[0]?.last]).toEqual([daysBefore(5), daysBefore(1)]);
        expect(unrecognised.length).toBe(1);
        expect(signsOf({ groups, unrecognised })).toContain({
            peer: 'filer',
            direction: 'outbound',
            why: 'badSignature',
            lastSeen: daysBefore(4)
        });
        expect(signsOf({ groups, unrecognised }).length).toBe(5);
    });

    it('are added up, with the first of the first and the Boolean of the last', () => {
        const days = [1, 5, 3].map(day => ({
            ...event(serverAudit, 3021, named({ ClientName: 'scanner' }), day),
            first: daysBefore(day + 0.5),
            count: 10 * day,
            required: day === 1
        }));
        const [group] = sortEvidence({ ...silent, events: days }).groups;
        expect([group?.count, group?.first, group?.last, group?.required]).toEqual([90, daysBefore(5.5), daysBefore(1), true]);
    });

    it('are one peer, whatever the port of its socket address', () => {
        const hex = ['0200c035c000022c0000000000000000', '0200C036C000022C0000000000000000'];
        const events = hex.map(value => event(serverAudit, 3021, named({ ClientName: value })));
        expect(sortEvidence({ ...silent, events }).groups.map(({ peer, count }) => [peer, count])).toEqual([['192.0.2.44', 2]]);
    });

    it('a guest who was refused since is refused by now, by any of its names', () => {
        const old = event(clientSecurity, 31022, named({ ServerName: 'nas1' }), 40);
        const refused = (days: number): LoggedEvent => event(clientSecurity, 31017, named({ ServerName: '\\nas1.lab.example' }), days);
        const effects = (events: readonly LoggedEvent[]): unknown =>
            sortEvidence({ ...silent, events }).groups.map(({ kind, effect, isRefusedSince }) => [kind, effect, isRefusedSince]);
        expect(effects([old, refused(1)])).toEqual([
            ['guestRefused', 'none', false],
            ['guest', 'none', true]
        ]);
        expect(effects([old, refused(41)])).toEqual([
            ['guest', 'cutOff', false],
            ['guestRefused', 'none', false]
        ]);
        expect(evidenceVerdict(basis({}, { events: [old, refused(1)] }), 'outbound').kind).toBe('yes');
    });

    it('are at least so many where a log was not read to its end', () => {
        const events = [1, 2, 3].map(days => event(clientAudit, 31998, named({ ServerName: 'nas' }), days));
        expect(sortEvidence({ ...silent, events, sources: sourcesWith(31998, { cut: true }) }).groups[0]?.more).toBe(true);
        expect(sortEvidence({ ...silent, events, sources: sourcesWith(31997, { cut: true }) }).groups[0]?.more).toBe(false);
    });
});

describe('the verdict', () => {
    it('is yes where nobody showed up in long enough a time', () => {
        for (const direction of ['outbound', 'inbound'] as const)
            expect(evidenceVerdict(basis(), direction)).toEqual({ kind: 'yes', ageDays: 30 });
    });

    it('is no where a peer would be cut off, on however little evidence', () => {
        const events = [event(clientAudit, 31998, placed('1', '?'), 0)];
        expect(evidenceVerdict(basis({ auditingSince: null, configuration: null }, { events }), 'outbound')).toEqual({
            kind: 'no',
            cutOff: { peers: 1, atLeast: true },
            mayBeCutOff: { peers: 0, atLeast: false },
            lastSeen: daysBefore(0),
            ageDays: null
        });
        expect(evidenceVerdict(basis({}, { events }), 'inbound').kind).toBe('yes');
    });

    it('is neither yes nor no where a signature was wrong only, with what makes it doubtful', () => {
        const events = [2, 5].map(days => event(clientSecurity, 31013, named({ ServerName: 'filer' }), days));
        const counts = { cutOff: { peers: 0, atLeast: false }, mayBeCutOff: { peers: 1, atLeast: false }, lastSeen: daysBefore(2) };
        expect(evidenceVerdict(basis({}, { events }), 'outbound')).toEqual({ kind: 'mayBe', ...counts, reasons: [], ageDays: 30 });
        const doubtful = evidenceVerdict(basis({ auditingSince: null }, { events }), 'outbound');
        expect(doubtful).toEqual({ kind: 'mayBe', ...counts, reasons: [{ kind: 'sinceUnknown', channel: null }], ageDays: null });
    });

    it('counts each peer once, as what is worst for it, and tells when the last was seen', () => {
        const events = [
            event(clientAudit, 31998, named({ ServerName: 'nas' }), 9),
            event(clientSecurity, 31022, named({ ServerName: 'NAS' }), 8),
            event(clientSecurity, 31013, named({ ServerName: 'nas' }), 7),
            event(clientSecurity, 31013, named({ ServerName: 'filer' }), 6),
            event(clientAudit, 31999, named({ ServerName: 'other' }), 1)
        ];
        expect(evidenceVerdict(basis({}, { events }), 'outbound')).toEqual(
            jasmine.objectContaining({
                cutOff: { peers: 1, atLeast: false },
                mayBeCutOff: { peers: 1, atLeast: false },
                lastSeen: daysBefore(6)
            })
        );
    });

    it('says at least where events name no peer, or a log was not read to its end', () => {
        const unnamed = [1, 2, 3].map(days => event(clientAudit, 31998, placed('7'), days));
        const one = event(clientAudit, 31998, named({ ServerName: 'nas' }));
        const cutOff = (events: readonly LoggedEvent[], sources = allSources): unknown => {
            const found = evidenceVerdict(basis({}, { events, sources }), 'outbound');
            return found.kind === 'no' && found.cutOff;
        };
        expect(cutOff(unnamed)).toEqual({ peers: 1, atLeast: true });
        expect(cutOff([...unnamed, one])).toEqual({ peers: 1, atLeast: true });
        expect(cutOff([one])).toEqual({ peers: 1, atLeast: false });
        // What another event of the direction holds back may be of other peers.
        for (const id of [31998, 31022]) expect(cutOff([one], sourcesWith(id, { cut: true }))).toEqual({ peers: 1, atLeast: true });
        expect(cutOff([one], sourcesWith(3021, { cut: true }))).toEqual({ peers: 1, atLeast: false });
    });

    it('is no verdict on what is required already', () =>
        expect(evidenceVerdict(basis(configured('outbound', { required: true })), 'outbound').kind).toBe('required'));

    it('takes the shorter of our record, the oldest event, and the last clearing', () => {
        const age = (one: EvidenceBasis): number | null => evidenceVerdict(one, 'outbound').ageDays;
        expect(age(basis({}, withChannel(clientAudit, { oldestEvent: daysBefore(20), oldestRecord: 400, recordCount: 9 })))).toBe(20);
        // Its first event is still there: before it there was none.
        expect(age(basis({}, withChannel(clientAudit, { oldestEvent: daysBefore(20), recordCount: 1 })))).toBe(30);
        expect(age(basis({}, withChannel(clientAudit, { oldestEvent: daysBefore(20), oldestRecord: null, recordCount: 1 })))).toBe(20);
        expect(age(basis({}, withChannel(clientAudit, { oldestEvent: daysBefore(40), recordCount: 1 })))).toBe(30);
        expect(age(basis({}, { events: [event(system, 104, named({ Channel: clientSecurity }), 17)] }))).toBe(17);
        expect(age(basis({}, { since: daysBefore(8) }))).toBe(8);
        expect(age(basis({ readAt: daysBefore(40) }))).toBe(0);
    });

    const doubts: readonly [Doubt['kind'], EvidenceBasis][] = [
        ['settingsUnknown', basis({ configuration: null })],
        ['noSwitch', basis(configured('outbound', { audit: { ...audited.outbound.audit, serverDoesNotSupportSigning: null } }))],
        ['auditOff', basis(configured('outbound', { audit: { ...audited.outbound.audit, serverDoesNotSupportSigning: false } }))],
        [
            'guestAuditOff',
            basis(configured('outbound', { insecureGuestLogons: true, audit: { ...audited.outbound.audit, insecureGuestLogon: false } }))
        ],
        ['channelMissing', basis({}, withChannel(clientAudit, { errorId: 'NoMatchingLogsFound,X' }))],
        ['channelMissing', basis({}, { channels: [] })],
        ['channelUnreadable', basis({}, withChannel(clientAudit, { errorId: 'LogInfoUnavailable' }))],
        ['channelUnreadable', basis({}, withChannel(clientSecurity, { recordCount: null }))],
        ['channelUnreadable', basis({}, withChannel(clientSecurity, { recordCount: 2, oldestEvent: 'once' }))],
        ['channelDisabled', basis({}, withChannel(clientSecurity, { enabled: false }))],
        ['logFull', basis({}, withChannel(clientAudit, { mode: 'Retain', full: true }))],
        ['smallLog', basis({}, withChannel(clientAudit, { maximumBytes: 65_536 }))],
        ['cleared', basis({}, { events: [event(system, 104, named({ Channel: clientAudit.toLowerCase() }), 3)] })],
        ['cleared', basis({}, { events: [event(system, 104, placed('admin', 'LAB', clientAudit, ''), 3)] })],
        ['cleared', basis({}, withChannel(clientAudit, { oldestRecord: 400 }))],
        ['clearingsUnknown', basis({}, withChannel(system, { oldestEvent: daysBefore(2) }))],
        ['clearingsUnknown', basis({}, withChannel(system, { errorId: 'LogInfoUnavailable' }))],
        ['moreThanRead', basis({}, { sources: sourcesWith(31998, { cut: true }) })],
        ['notRead', basis({}, { sources: sourcesWith(31997, { errorId: 'X' }) })],
        ['notRead', basis({}, { sources: allSources.filter(({ id }) => id !== 31013) })],
        ['cannotAudit', basis({}, { sources: sourcesWith(31998, { defined: false }) })],
        ['definitionsUnknown', basis({}, { sources: sourcesWith(31022, { defined: null }) })],
        ['outdatedModule', basis({}, { contract: 1 })],
        ['clearingsUnknown', basis({}, { sources: sourcesWith(104, { errorId: 'X' }) })],
        ['unrecognised', basis({}, { events: [event(clientAudit, 4711, [])] })],
        ['sinceUnknown', basis({ auditingSince: null })],
        ['sinceUnknown', basis({ auditingSince: 'last week' })],
        ['tooShort', basis({ auditingSince: daysBefore(ENOUGH_DAYS - 1) })],
        ['tooShort', basis({}, withChannel(clientSecurity, { oldestEvent: daysBefore(1), oldestRecord: 400, recordCount: 9 }))]
    ];
    for (const [kind, one] of doubts) {
        it(`is not enough: ${kind}`, () => {
            const verdict = evidenceVerdict(one, 'outbound');
            expect(verdict.kind).toBe('notEnough');
            expect(verdict.kind === 'notEnough' && verdict.reasons.map(reason => reason.kind)).toContain(kind);
        });
    }

    it('does not ask for an audit of guests where none are let in', () => {
        const one = configured('outbound', { insecureGuestLogons: false, audit: { ...audited.outbound.audit, insecureGuestLogon: false } });
        expect(evidenceVerdict(basis(one), 'outbound').kind).toBe('yes');
    });
});
