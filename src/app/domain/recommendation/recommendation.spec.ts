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
import { type KnownHere, recommendation } from './recommendation';

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
const inboundOnly = having('outbound', { required: true });
const policy = (value: number | null): object => ({ ...audited.outbound.policy, status: 'found', gpoName: 'Files', value });
const unaudited = sample('srv2025');
const open = having('inbound', { required: false }, having('outbound', { required: false }, unaudited).configuration);

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
        [
            'counts those that a test or a connection shows',
            'seePeers: outbound',
            { ...proven, ...having('inbound', { required: true }), suspects: [guest] }
        ],
        ['knows them without the logs', 'seePeers: outbound', { ...proven, suspects: [guest], evidence: null }],
        [
            'does not require outbound while connections are not read',
            'notEnough: outbound',
            { ...proven, ...having('inbound', { required: true }), connections: null }
        ],
        ['turns on auditing before logs are read', 'turnOnAuditing: outbound, inbound', { ...proven, ...open, evidence: null }],
        ['turns on auditing where the logs could not say', 'turnOnAuditing: outbound, inbound', { ...proven, ...open }],
        ['reads the logs where auditing is on', 'readEvidence: outbound, inbound', { ...proven, evidence: null }],
        ['waits until a weekly task has run twice', 'wait: outbound, inbound', { ...proven, auditingSince: since(daysBefore(3)) }],
        ['finds out more where the time is not known', 'notEnough: outbound, inbound', { ...proven, auditingSince: since(null) }],
        [
            'leaves to Group Policy what it names',
            'ownerDecides: outbound',
            { ...proven, ...having('outbound', { policy: policy(0) }, having('inbound', { required: true }).configuration) }
        ],
        [
            'requires what Group Policy wants required',
            'require: outbound, inbound',
            { ...proven, ...having('outbound', { policy: policy(1) }) }
        ],
        [
            'warns of a policy that takes a requirement back',
            'ownerDecides: outbound',
            { ...proven, ...having('outbound', { required: true, policy: policy(0) }, having('inbound', { required: true }).configuration) }
        ],
        [
            'says what is in the way',
            'blocked: outbound',
            { ...proven, ...having('outbound', { stored: null }, having('inbound', { required: true }).configuration) }
        ],
        [
            'never takes what is not known for required',
            'notKnown: outbound',
            { ...proven, ...having('outbound', { required: null }, having('inbound', { required: true }).configuration) }
        ],
        [
            'has nothing to do where both are required',
            'nothing',
            { ...proven, ...having('outbound', { required: true }, having('inbound', { required: true }).configuration) }
        ],
        [
            'asks nothing of a Server service that takes no connections',
            'nothing',
            { ...proven, ...having('inbound', { service: { state: 'Stopped', startMode: 'Disabled' } }, inboundOnly.configuration) }
        ],
        [
            'asks of one whose state is not known',
            'require: inbound',
            { ...proven, ...having('inbound', { service: null }, inboundOnly.configuration) }
        ]
    ];
    for (const [what, wanted, known] of cases) it(what, () => expect(told(known)).toBe(wanted));

    it('counts whom it would cut off, by what the plan names, else by the logs', () => {
        const events = [noSigning, event(channelNames.serverAudit, 3021, named({ ClientName: 'printer' }))];
        const reading = { ...silent, events };
        const known = { ...proven, ...inboundOnly, evidence: read({ events }) };
        const byLogs = recommendation(known);
        const byPlan = recommendation({ ...known, suspects: signsOf(sortEvidence(reading)) });
        expect([byLogs, byPlan].map(found => (found.kind === 'advice' && found.advice.kind === 'seePeers' ? found.advice : null))).toEqual([
            { kind: 'seePeers', cutOff: 2, mayBe: 0, atLeast: false, inPlan: false },
            { kind: 'seePeers', cutOff: 2, mayBe: 0, atLeast: false, inPlan: true }
        ]);
    });

    it('says what of the owners could not be read, where there is nothing to do', () => {
        const both = having('outbound', { required: true }, having('inbound', { required: true }).configuration);
        const unread = having('outbound', { policy: { ...audited.outbound.policy, status: 'unavailable' } }, both.configuration);
        expect(recommendation({ ...proven, ...unread })).toEqual({ kind: 'nothing', isOwnerUnread: true, isInboundIdle: false });
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
                    return;
                }
                for (const direction of found.directions) expect(directions).toContain(direction);
                if (found.advice.kind !== 'require') return;
                required++;
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
