// SPDX-License-Identifier: MIT
// Rings, audits and peers of generated computers, by their numbers: one NAS and one copier that many of them meet, guests, a
// client that is known by its address only, PCs of the list, and computers that audit nothing yet.
import { emptyEventLogs, serverOperationalLog, systemLog } from './event-logs';
import type { PeerVisit, Scenario } from './scenario';
import { serverKey, workstationKey } from './windows';

const day = 24 * 60;

/** The rings that it is rolled out in, and where it stands; some have no tag. */
function tagsOf(index: number): readonly string[] {
    if (index % 10 === 7) return [];
    const ring = index % 9 === 2 ? 'Ring 1 - pilots' : index % 3 === 0 ? 'Ring 2' : 'Ring 3';
    return index % 5 === 0 ? [ring, 'Berlin'] : [ring];
}

const audits = {
    outbound: ['AuditServerDoesNotSupportSigning', 'AuditInsecureGuestLogon'],
    inbound: ['AuditClientDoesNotSupportSigning', 'AuditInsecureGuestLogon']
} as const;

/** With the audits of signing and guests on, in force and stored, if its Windows has them. */
function audited(scenario: Scenario): Scenario {
    const on = (side: keyof typeof audits, value: true | 1): Record<string, typeof value> =>
        Object.fromEntries(audits[side].filter(name => name in scenario[side]).map(name => [name, value]));
    return {
        ...scenario,
        outbound: { ...scenario.outbound, ...on('outbound', true) },
        inbound: { ...scenario.inbound, ...on('inbound', true) },
        registry: {
            ...scenario.registry,
            [workstationKey]: { ...scenario.registry[workstationKey], ...(on('outbound', 1) as Record<string, 1>) },
            [serverKey]: { ...scenario.registry[serverKey], ...(on('inbound', 1) as Record<string, 1>) }
        }
    };
}

/** Whom it has met in the last three weeks. */
function visitsOf(index: number, isServer: boolean): readonly PeerVisit[] {
    const fromPc = (number: number, domain = ''): PeerVisit => ({
        peer: `pc-${String(number).padStart(4, '0')}${domain}`,
        direction: 'inbound',
        does: 'signs'
    });
    const copier: PeerVisit = {
        peer: 'copier-3',
        direction: 'inbound',
        does: 'cannotSign',
        times: 6,
        minutesAgo: 90 + index,
        everyMinutes: 3 * day
    };
    const guest: PeerVisit = { peer: 'scan-7', direction: 'inbound', does: 'guest', times: 2, minutesAgo: 2 * day, everyMinutes: 7 * day };
    const linux: PeerVisit = { peer: '192.0.2.44', direction: 'inbound', does: 'cannotSign', times: 40, minutesAgo: 30, everyMinutes: 60 };
    const nas: PeerVisit = {
        peer: 'nas1',
        direction: 'outbound',
        does: 'cannotSign',
        times: 3,
        minutesAgo: day + index,
        everyMinutes: 6 * day
    };
    return [
        ...(isServer ? [fromPc(3), fromPc(9, '.lab.example')] : []),
        ...(index % 12 === 0 ? [copier] : []),
        ...(index % 12 === 8 ? [guest] : []),
        ...(index % 8 === 4 ? [linux] : []),
        ...(index % 4 === 0 || index % 7 === 3 ? [nas] : [])
    ];
}

/** A generated computer with its tags, what it audits, and the peers that it has met. */
export function withPeers(scenario: Scenario, index: number): Scenario {
    const visits = visitsOf(index, scenario.connectionType === 'server');
    const audits = index % 4 === 0 ? audited(scenario) : scenario;
    return { ...(index % 40 === 38 ? cleared(audits) : audits), tags: tagsOf(index), visits };
}

/** One on which somebody clears the log of inbound connections again and again, the last time five days ago. */
function cleared(scenario: Scenario): Scenario {
    const log = emptyEventLogs(0)[systemLog];
    const clearing = {
        id: 104,
        provider: 'Microsoft-Windows-Eventlog',
        level: 4,
        time: 5 * day,
        data: { SubjectUserName: 'admin', Channel: serverOperationalLog },
        userData: true
    };
    return {
        ...scenario,
        eventLogs: { ...scenario.eventLogs, [systemLog]: { ...log, events: [...(log?.events ?? []), clearing] } },
        steadyLogs: [systemLog]
    };
}
