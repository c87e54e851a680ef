// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { sample } from '../../remote/testing/samples';
import { makePlan } from '../change/plan';
import { type Direction, directions, type SigningConfiguration } from '../computer/facts';
import { signsOf, sortEvidence } from '../evidence/groups';
import { channelNames, type EvidenceReading } from '../evidence/reading';
import { anyReading, anyTime } from '../evidence/testing/any-reading';
import { collectedAt, daysBefore, event, named } from '../evidence/testing/logged';
import { audited, silent } from '../evidence/testing/silent';
import { evidenceVerdict } from '../evidence/verdict';
import type { ConnectionFacts } from '../peers/connections';
import { impactsOf, type Suspect } from '../peers/impact';
import { anyConnections, anySuspects } from '../testing/any-connections';
import { anyFacts } from '../testing/any-facts';
import type { KnownHere } from './advice';
import { recommendation } from './recommendation';

const noConnections: ConnectionFacts = {
    contract: 1,
    outbound: { total: 0, rows: [] },
    inbound: { total: 0, rows: [] },
    guestLogons: [],
    aliases: [],
    unavailable: [],
    notReported: [],
    collectedAt
};

const read = (reading: Partial<EvidenceReading> = {}): KnownHere['evidence'] => ({
    reading: { ...silent, ...reading },
    readAt: collectedAt
});
const since = (time: string | null): KnownHere['auditingSince'] => ({ outbound: time, inbound: time });

/** A computer that has been audited for long, whose logs were read and name nobody. */
const proven: KnownHere = {
    configuration: audited,
    connections: noConnections,
    suspects: [],
    evidence: read(),
    auditingSince: since(daysBefore(30))
};

function having(direction: Direction, facts: object, configuration = audited): { configuration: SigningConfiguration } {
    return { configuration: { ...configuration, [direction]: { ...configuration[direction], ...facts } } };
}

/** Kind and directions, as one text. */
function told(known: KnownHere): string {
    const found = recommendation(known);
    return found.kind === 'nothing' ? 'nothing' : `${found.advice.kind}: ${found.directions.join(', ')}`;
}

const guest: Suspect = { direction: 'outbound', peer: 'nas', why: 'guest', lastSeen: daysBefore(1) };
const noSigning = event(channelNames.serverAudit, 3021, named({ ClientName: 'scanner' }));
const required = { required: true, stored: { required: 1 } };
const inboundOnly = having('outbound', required);
const outboundOnly = having('inbound', required);
const both = having('outbound', required, outboundOnly.configuration);
const policy = (value: number | null): object => ({ ...audited.outbound.policy, status: 'found', gpoName: 'Files', value });
const byPolicy = having('outbound', { policy: policy(0) }, outboundOnly.configuration);
const open = having('inbound', { required: false }, having('outbound', { required: false }, sample('srv2025')).configuration);
const logs = (facts: object): KnownHere['evidence'] =>
    read({ channels: silent.channels.map(channel => (channel.name === channelNames.serverSecurity ? { ...channel, ...facts } : channel)) });
const oldLog = { recordCount: 5, oldestRecord: 900_000, oldestEvent: daysBefore(5) };
const cleared = event(channelNames.system, 104, named({ Channel: channelNames.serverSecurity }), 2);
const service = (state: string): object => ({ service: { state, startMode: 'Manual' } });

/** Inbound is not required, and a policy says that clients that cannot sign are not audited. */
const heldOff = having(
    'inbound',
    {
        audit: { ...open.configuration.inbound.audit, clientDoesNotSupportSigning: false },
        settings: { ...open.configuration.inbound.settings, auditClientDoesNotSupportSigning: { stored: 1, policy: 0 } }
    },
    having('outbound', required, open.configuration).configuration
);

describe('what to do', () => {
    const cases: readonly (readonly [string, string, KnownHere])[] = [
        ['requires what evidence of weeks speaks for', 'require: outbound, inbound', proven],
        ['requires the one direction that is left', 'require: inbound', { ...proven, ...inboundOnly }],
        [
            'does not require what would cut somebody off',
            'seePeers: inbound',
            { ...proven, ...inboundOnly, evidence: read({ events: [noSigning] }) }
        ],
        ['rather requires the other direction', 'require: outbound', { ...proven, evidence: read({ events: [noSigning] }) }],
        ['counts those that a test or a connection shows', 'seePeers: outbound', { ...proven, ...outboundOnly, suspects: [guest] }],
        ['knows them without the logs', 'seePeers: outbound', { ...proven, suspects: [guest], evidence: null }],
        [
            'does not require outbound while connections are not read',
            'notEnough: outbound',
            { ...proven, ...outboundOnly, connections: null }
        ],
        ['does not require inbound while connections are not read', 'notEnough: inbound', { ...proven, ...inboundOnly, connections: null }],
        ['nor while they are being read', 'notEnough: outbound, inbound', { ...proven, connections: 'reading' }],
        [
            'does not require inbound where SMB 1 clients would not be seen',
            'notEnough: inbound',
            {
                ...proven,
                ...having('inbound', { smb1: true, audit: { ...audited.inbound.audit, smb1Access: false } }, inboundOnly.configuration)
            }
        ],
        ['turns on auditing before logs are read', 'turnOnAuditing: outbound, inbound', { ...proven, ...open, evidence: null }],
        ['turns on auditing where the logs could not say', 'turnOnAuditing: outbound, inbound', { ...proven, ...open }],
        ['leaves audits to the policy that keeps them off', 'auditingHeld: inbound', { ...proven, ...heldOff, evidence: null }],
        ['still does once the logs were read', 'auditingHeld: inbound', { ...proven, ...heldOff }],
        ['reads the logs where auditing is on', 'readEvidence: outbound, inbound', { ...proven, evidence: null }],
        ['does not have them read while they are', 'readEvidence: outbound, inbound', { ...proven, evidence: 'reading' }],
        ['waits until a weekly task has run twice', 'wait: outbound, inbound', { ...proven, auditingSince: since(daysBefore(3)) }],
        ['waits where a log was cleared', 'wait: inbound', { ...proven, ...inboundOnly, evidence: read({ events: [cleared] }) }],
        ['does not wait for logs that forget too soon', 'notEnough: inbound', { ...proven, ...inboundOnly, evidence: logs(oldLog) }],
        ['finds out more where the time is not known', 'notEnough: outbound, inbound', { ...proven, auditingSince: since(null) }],
        [
            'tests servers where Windows logs none that cannot sign',
            'testDevices: outbound',
            {
                ...proven,
                ...having(
                    'outbound',
                    { audit: { serverDoesNotSupportSigning: null, serverDoesNotSupportEncryption: null, insecureGuestLogon: null } },
                    outboundOnly.configuration
                )
            }
        ],
        ['leaves to Group Policy what it names', 'ownerDecides: outbound', { ...proven, ...byPolicy }],
        ['looks at the evidence before a policy is changed', 'readEvidence: outbound', { ...proven, ...byPolicy, evidence: null }],
        ['looks at the peers before a policy is changed', 'seePeers: outbound', { ...proven, ...byPolicy, suspects: [guest] }],
        [
            'says that Group Policy will require it',
            'coming: outbound',
            { ...proven, ...having('outbound', { policy: policy(1) }, outboundOnly.configuration) }
        ],
        [
            'says that a stored value will require it',
            'coming: outbound',
            { ...proven, ...having('outbound', { stored: { required: 1 } }, outboundOnly.configuration) }
        ],
        [
            'warns first of a policy that reverts a requirement',
            'ownerReverts: outbound',
            { ...proven, ...having('outbound', { ...required, policy: policy(0) }) }
        ],
        [
            'stores a requirement that a restart would end',
            'keep: outbound',
            { ...proven, ...having('outbound', { required: true, stored: { required: 0 } }, outboundOnly.configuration) }
        ],
        [
            'says what is in the way',
            'blocked: outbound',
            { ...proven, ...having('outbound', { stored: null }, outboundOnly.configuration) }
        ],
        [
            'never takes what is not known for required',
            'notKnown: outbound',
            { ...proven, ...having('outbound', { required: null }, outboundOnly.configuration) }
        ],
        ['tells of peers that are refused', 'refused: inbound', { ...proven, ...both, evidence: read({ events: [noSigning] }) }],
        ['has nothing to do where both are required', 'nothing', { ...proven, ...both }],
        [
            'asks nothing of a Server service that is stopped and reports nothing',
            'nothing',
            { ...proven, ...having('inbound', { ...service('Stopped'), required: null }, inboundOnly.configuration) }
        ],
        [
            'asks of one that may go on',
            'require: inbound',
            { ...proven, ...having('inbound', service('Paused'), inboundOnly.configuration) }
        ]
    ];
    for (const [what, wanted, known] of cases) it(what, () => expect(told(known)).toBe(wanted));

    it('counts whom it would cut off, by what the plan names and by the logs', () => {
        const events = [noSigning, event(channelNames.serverAudit, 3021, named({ ClientName: 'printer' }))];
        const known = { ...proven, ...inboundOnly, evidence: read({ events }) };
        const inPlan = signsOf(sortEvidence({ ...silent, events }));
        const counts = [[], inPlan, inPlan.slice(0, 1)].map(suspects => {
            const found = recommendation({ ...known, suspects });
            return found.kind === 'advice' && found.advice.kind === 'seePeers' ? found.advice : null;
        });
        expect(counts.map(found => [found?.cutOff, found?.mayBe, found?.inPlan])).toEqual([
            [2, 0, false],
            [2, 0, true],
            [2, 0, false]
        ]);
    });

    it('counts nothing that is discounted, and loses no doubt by that', () => {
        const known = { ...proven, ...inboundOnly, evidence: read({ events: [noSigning] }) };
        const isDiscounted = ({ peer }: Suspect): boolean => peer === 'scanner';
        expect(told({ ...known, isDiscounted: () => false })).toBe('seePeers: inbound');
        expect(told({ ...known, isDiscounted })).toBe('require: inbound');
        expect(told({ ...known, isDiscounted, connections: null })).toBe('notEnough: inbound');
        expect(told({ ...known, isDiscounted, auditingSince: since(daysBefore(3)) })).toBe('wait: inbound');
    });

    it('says what of the owners could not be read', () => {
        const unread = { policy: { ...audited.outbound.policy, status: 'unavailable' } };
        const nothing = recommendation({ ...proven, ...having('outbound', unread, both.configuration) });
        expect(nothing).toEqual({ kind: 'nothing', isOwnerUnread: true, isInboundIdle: false });
        const require = recommendation({ ...proven, ...having('outbound', unread, outboundOnly.configuration) });
        expect(require.kind === 'advice' && require.advice).toEqual({ kind: 'require', ageDays: 30, isOwnerUnread: true });
    });

    it('never cuts off anyone who is known, whatever was read', () => {
        let required = 0;
        const facts = fc.oneof({ weight: 1, arbitrary: anyFacts }, { weight: 3, arbitrary: fc.constant(audited) });
        const readings = fc.option(fc.oneof(anyReading, fc.constant(silent)));
        const connections = fc.option(fc.oneof(anyConnections, fc.constant(noConnections)));
        const suspected = fc.oneof(anySuspects, fc.constant([]));
        const times = fc.option(fc.oneof(anyTime, fc.constant(daysBefore(30))), { freq: 6 });
        fc.assert(
            fc.property(facts, readings, connections, suspected, times, (configuration, reading, connected, suspects, time) => {
                const evidence = reading && { reading, readAt: collectedAt };
                const found = recommendation({ configuration, connections: connected, suspects, evidence, auditingSince: since(time) });
                if (found.kind === 'nothing') {
                    expect(configuration.outbound.required).toBeTrue();
                    expect(configuration.inbound.required).not.toBeFalse();
                    return;
                }
                for (const direction of found.directions) expect(directions).toContain(direction);
                if (found.advice.kind !== 'require') return;
                required++;
                expect(connected).not.toBeNull();
                for (const direction of found.directions) {
                    const plan = makePlan(configuration, { [direction]: 'required' });
                    const harmed = impactsOf(plan, configuration, connected, suspects).found.filter(one => one.direction === direction);
                    expect(harmed.filter(({ kind }) => kind === 'cutOff' || kind === 'suspect')).toEqual([]);
                    if (!reading) throw new Error('Nothing was read.');
                    const basis = { configuration, reading, readAt: collectedAt, auditingSince: time, evidence: sortEvidence(reading) };
                    expect(evidenceVerdict(basis, direction).kind).toBe('yes');
                }
            }),
            { numRuns: 1_000 }
        );
        expect(required).toBeGreaterThan(20);
    });
});
