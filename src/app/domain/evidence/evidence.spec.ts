// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { sample } from '../../remote/testing/samples';
import type { Direction, SigningConfiguration } from '../facts';
import { sortEvidence, suspectsOf } from './groups';
import { ChannelFacts, channelNames, EvidenceReading, LoggedEvent } from './reading';
import { collectedAt, daysBefore, event, named, placed } from './testing/logged';
import { Doubt, ENOUGH_DAYS, EvidenceBasis, evidenceVerdict } from './verdict';

const { clientAudit, clientSecurity, serverAudit, serverSecurity, system } = channelNames;

const channel = (name: string, facts: Partial<ChannelFacts> = {}): ChannelFacts => ({
    name,
    enabled: true,
    mode: 'Circular',
    maximumBytes: 8_388_608,
    fileBytes: 69_632,
    full: false,
    recordCount: 0,
    oldestRecord: 1,
    oldestEvent: null,
    errorId: null,
    words: null,
    ...facts
});

const silent: EvidenceReading = {
    channels: [
        channel(clientAudit),
        channel(clientSecurity),
        channel(serverAudit),
        channel(serverSecurity),
        channel(system, { recordCount: 900, oldestEvent: daysBefore(90) })
    ],
    events: [],
    most: 300,
    collectedAt
};

const srv2022 = sample('srv2022');
const audited: SigningConfiguration = {
    ...srv2022,
    outbound: {
        ...srv2022.outbound,
        required: false,
        audit: { serverDoesNotSupportSigning: true, serverDoesNotSupportEncryption: true, insecureGuestLogon: true }
    },
    inbound: {
        ...srv2022.inbound,
        required: false,
        audit: { ...srv2022.inbound.audit, clientDoesNotSupportSigning: true, insecureGuestLogon: true }
    }
};

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
        expect(suspectsOf({ groups, unrecognised })).toEqual([
            { peer: 'NAS', direction: 'outbound', why: 'noSigning', effect: 'cutOff', lastSeen: daysBefore(1) },
            { peer: 'nas', direction: 'inbound', why: 'noSigning', effect: 'cutOff', lastSeen: daysBefore(9) },
            { peer: 'filer', direction: 'outbound', why: 'badSignature', effect: 'mayBeCutOff', lastSeen: daysBefore(4) }
        ]);
    });

    it('are at least so many where a log was not read to its end', () => {
        const events = [1, 2, 3].map(days => event(clientAudit, 31998, named({ ServerName: 'nas' }), days));
        expect(sortEvidence({ ...silent, events, most: 3 }).groups[0]?.more).toBe(true);
        expect(sortEvidence({ ...silent, events, most: 4 }).groups[0]?.more).toBe(false);
    });
});

describe('the verdict', () => {
    it('is yes where nobody showed up in long enough a time', () => {
        for (const direction of ['outbound', 'inbound'] as const)
            expect(evidenceVerdict(basis(), direction)).toEqual({ kind: 'yes', ageDays: 30 });
    });

    it('is no where a peer would be cut off, on however little evidence', () => {
        const events = [event(clientAudit, 31998, placed('?'), 0)];
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
        const cutOff = (events: readonly LoggedEvent[], most = 300): unknown => {
            const found = evidenceVerdict(basis({}, { events, most }), 'outbound');
            return found.kind === 'no' && found.cutOff;
        };
        expect(cutOff(unnamed)).toEqual({ peers: 1, atLeast: true });
        expect(cutOff([...unnamed, one])).toEqual({ peers: 1, atLeast: true });
        expect(cutOff([one])).toEqual({ peers: 1, atLeast: false });
        expect(cutOff([one], 1)).toEqual({ peers: 1, atLeast: true });
        // What the other log of the direction holds back may be of other peers.
        expect(cutOff([one, ...[1, 2].map(days => event(clientSecurity, 31017, named({ ServerName: 'x' }), days))], 2)).toEqual({
            peers: 1,
            atLeast: true
        });
    });

    it('is no verdict on what is required already', () =>
        expect(evidenceVerdict(basis(configured('outbound', { required: true })), 'outbound').kind).toBe('required'));

    it('takes the shorter of our record, the oldest event, and the last clearing', () => {
        const age = (one: EvidenceBasis): number | null => evidenceVerdict(one, 'outbound').ageDays;
        expect(age(basis({}, withChannel(clientAudit, { oldestEvent: daysBefore(20), recordCount: 1 })))).toBe(20);
        expect(age(basis({}, withChannel(clientAudit, { oldestEvent: daysBefore(40), recordCount: 1 })))).toBe(30);
        expect(age(basis({}, { events: [event(system, 104, named({ Channel: clientSecurity }), 17)] }))).toBe(17);
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
        ['moreThanRead', basis({}, { most: 1, events: [event(clientAudit, 31999, named({ ServerName: 'x' }))] })],
        ['unrecognised', basis({}, { events: [event(clientAudit, 4711, [])] })],
        ['sinceUnknown', basis({ auditingSince: null })],
        ['sinceUnknown', basis({ auditingSince: 'last week' })],
        ['tooShort', basis({ auditingSince: daysBefore(ENOUGH_DAYS - 1) })],
        ['tooShort', basis({}, withChannel(clientSecurity, { oldestEvent: daysBefore(1), recordCount: 1 }))]
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

describe('whatever a computer answers', () => {
    const anyTime = fc.oneof(fc.integer({ min: -5, max: 60 }).map(daysBefore), fc.constant('no time'), fc.constant(''));
    const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 6 });
    const anyChannel = fc.record({
        name: fc.constantFrom(...Object.values(channelNames), 'Application'),
        enabled: maybe(fc.boolean()),
        mode: maybe(fc.constantFrom('Circular', 'Retain', 'AutoBackup')),
        maximumBytes: maybe(fc.constantFrom(0, 65_536, 1_048_576, 8_388_608)),
        fileBytes: maybe(fc.nat()),
        full: maybe(fc.boolean()),
        recordCount: maybe(fc.nat(5)),
        oldestRecord: maybe(fc.nat(5)),
        oldestEvent: maybe(anyTime),
        errorId: fc.option(fc.constantFrom('NoMatchingLogsFound,X', 'LogInfoUnavailable'), { freq: 1 }).map(id => id),
        words: fc.constant(null)
    });
    const anyEvent = fc.record({
        channel: fc.constantFrom(...Object.values(channelNames)),
        id: fc.constantFrom(31998, 31999, 31013, 31017, 31022, 3021, 3022, 3023, 104, 1),
        recordId: maybe(fc.nat()),
        time: anyTime,
        fields: fc.array(
            fc.record({
                name: maybe(fc.constantFrom('ServerName', 'ClientName', 'ClientAddress', 'Channel', 'x')),
                value: fc.oneof(fc.fullUnicodeString({ maxLength: 20 }), fc.constantFrom('\\\\nas', '192.0.2.1', clientAudit))
            }),
            { maxLength: 4 }
        ),
        raw: fc.constant('')
    });
    const anyReading = fc.record({
        channels: fc.oneof(
            fc.array(anyChannel, { maxLength: 8 }),
            fc.tuple(...silent.channels.map(one => anyChannel.map(facts => ({ ...one, ...facts, name: one.name }))))
        ),
        events: fc.array(anyEvent, { maxLength: 4 }),
        most: fc.integer({ min: 1, max: 5 }),
        collectedAt: fc.oneof({ weight: 5, arbitrary: fc.constant(collectedAt) }, { weight: 1, arbitrary: anyTime })
    });

    it('is judged, and never with yes on too little', () => {
        let yes = 0;
        fc.assert(
            fc.property(
                fc.oneof({ weight: 3, arbitrary: anyReading }, { weight: 1, arbitrary: fc.constant(silent) }),
                maybe(anyTime),
                maybe(fc.constantFrom(audited, srv2022)),
                fc.constantFrom('outbound' as const, 'inbound' as const),
                (reading, auditingSince, configuration, direction) => {
                    const evidence = sortEvidence(reading);
                    const verdict = evidenceVerdict({ reading, evidence, readAt: collectedAt, configuration, auditingSince }, direction);
                    if (verdict.kind !== 'yes') return;
                    yes++;
                    const names: readonly string[] =
                        direction === 'outbound' ? [clientAudit, clientSecurity] : [serverAudit, serverSecurity];
                    const logs = names.map(name => reading.channels.find(one => one.name === name));
                    expect(configuration).toBe(audited);
                    expect(Date.parse(collectedAt) - Date.parse(auditingSince ?? '')).toBeGreaterThanOrEqual(ENOUGH_DAYS * 86_400_000);
                    expect(logs.every(log => log && log.enabled && log.errorId === null && (log.maximumBytes ?? 0) >= 1_048_576)).toBe(
                        true
                    );
                    for (const log of logs) {
                        const age = Date.parse(reading.collectedAt) - Date.parse(log?.oldestEvent ?? '');
                        if (log?.recordCount !== 0) expect(age).toBeGreaterThanOrEqual(ENOUGH_DAYS * 86_400_000);
                    }
                    expect(reading.events.filter(one => names.includes(one.channel) && ![31999, 31017, 3022].includes(one.id))).toEqual([]);
                }
            ),
            { numRuns: 5000 }
        );
        expect(yes).toBeGreaterThan(20);
    });
});
