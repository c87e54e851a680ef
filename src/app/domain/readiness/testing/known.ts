// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { type ComputerFacts, directions, type SigningConfiguration } from '../../computer/facts';
import { channelNames, type EvidenceReading, type LoggedEvent } from '../../evidence/reading';
import { collectedAt, daysBefore, event, named } from '../../evidence/testing/logged';
import { audited, silent } from '../../evidence/testing/silent';
import type { ConnectionFacts } from '../../peers/connections';
import { type Accepted, acceptedBy } from '../accepted';
import type { KnownOfComputer } from '../known';

export const noConnections: ConnectionFacts = {
    contract: 1,
    outbound: { total: 0, rows: [] },
    inbound: { total: 0, rows: [] },
    guestLogons: [],
    aliases: [],
    unavailable: [],
    notReported: [],
    collectedAt
};

/** Null: it was not read. */
interface Parts {
    readonly computer?: string;
    readonly configuration?: SigningConfiguration | null;
    readonly reading?: EvidenceReading | null;
    readonly events?: readonly LoggedEvent[];
    readonly connections?: ConnectionFacts | null;
    readonly since?: string | null;
    readonly readAt?: string;
}

/** A computer that has been audited for long, whose logs were read and name nobody, unless it is said otherwise. */
export function knownOf(parts: Parts = {}, facts: Partial<KnownOfComputer> = {}): KnownOfComputer {
    const {
        computer = 'fs1',
        configuration = audited,
        reading = { ...silent, events: parts.events ?? [] },
        connections = noConnections,
        since = daysBefore(30),
        readAt = collectedAt
    } = parts;
    return {
        kept: {
            computer,
            identity: null,
            configuration: configuration && { value: configuration, readAt },
            evidence: reading && { value: reading, readAt },
            connections: connections && { value: connections, readAt }
        },
        suspects: [],
        auditingSince: { outbound: since, inbound: since },
        isReading: false,
        failed: false,
        ...facts
    };
}

const { clientAudit, clientSecurity, serverAudit, serverOperational, serverSecurity } = channelNames;

/** Accepted in both directions. */
export const accepting = (...peers: readonly string[]): Accepted =>
    acceptedBy(peers.flatMap(peer => directions.map(direction => ({ peer, direction, by: 'Anna', note: '', at: collectedAt }))));

/** A client that can't sign, a guest, a wrong signature. */
export const cannotSign = (peer: string, days = 1): LoggedEvent => event(serverAudit, 3021, named({ ClientName: peer }), days);
export const guest = (peer: string, days = 1): LoggedEvent => event(serverOperational, 3023, named({ ClientName: peer }), days);
export const wrongSignature = (peer: string, days = 1): LoggedEvent => event(serverOperational, 1004, named({ ClientName: peer }), days);
/** A server that can't sign. */
export const serverCannotSign = (peer: string, days = 1): LoggedEvent => event(clientAudit, 31998, named({ ServerName: peer }), days);

export const peerNames = ['nas', 'NAS', 'nas.lab.example', 'nas.other.example', '192.0.2.7', '2001:db8::7', 'scan_3', '<b>', '__proto__'];

/** An event that speaks against a peer, or against nobody that it names. */
export const graveEvent: fc.Arbitrary<LoggedEvent> = fc
    .record({
        source: fc.constantFrom(
            [clientAudit, 31998],
            [clientAudit, 31997],
            [clientAudit, 32000],
            [clientSecurity, 31013],
            [clientSecurity, 31022],
            [serverAudit, 3021],
            [serverAudit, 3002],
            [serverOperational, 1004],
            [serverOperational, 3023],
            [serverSecurity, 3023],
            [serverSecurity, 551]
        ) as fc.Arbitrary<[string, number]>,
        peer: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...peerNames) }, { weight: 1, arbitrary: fc.constant('-') }),
        days: fc.integer({ min: 0, max: 300 }).map(tenths => tenths / 10),
        count: fc.integer({ min: 1, max: 10_000 }),
        required: fc.constantFrom(null, true, false)
    })
    .map(({ source: [channel, id], peer, days, ...facts }) => ({
        ...event(channel, id, named({ [channel.includes('Client') ? 'ServerName' : 'ClientName']: peer }), days),
        ...facts
    }));

/** With its own names, and what is in force inbound. */
export const being = (computer: Partial<ComputerFacts>, facts: Partial<SigningConfiguration['inbound']> = {}): SigningConfiguration => ({
    ...audited,
    computer: { ...audited.computer, name: null, fqdn: null, cluster: null, domainJoined: true, ...computer },
    inbound: { ...audited.inbound, ...facts }
});
/** A computer of the domain lab.example. */
export const pc = (name: string, events: readonly LoggedEvent[] = [], facts: Partial<ComputerFacts> = {}): KnownOfComputer =>
    knownOf({ computer: name, events, configuration: being({ name: name.toUpperCase(), fqdn: `${name}.lab.example`, ...facts }) });
/** What says nothing against a peer. */
export const harmless = (peer: string, days = 1): LoggedEvent => event(channelNames.serverAudit, 3022, named({ ClientName: peer }), days);
