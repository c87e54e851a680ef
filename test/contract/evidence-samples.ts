// SPDX-License-Identifier: MIT
import { clientAuditLog, clientSecurityLog, serverAuditLog, serverSecurityLog, systemLog } from '../../dev-gateway/scenarios/event-logs';
import type { EventLog, EventLogs, LoggedEvent, Scenario } from '../../dev-gateway/scenarios/scenario';
import { srv2025 } from '../../dev-gateway/scenarios/srv2025';
import { sorted } from './samples';

const size = { maximumSizeInBytes: 8_388_608 };
const at = (day: number): string => `2026-10-${String(day).padStart(2, '0')}T08:30:00.000Z`;
const log = (...events: readonly LoggedEvent[]): EventLog => ({ ...size, events });
const system = log({ id: 6005, provider: 'EventLog', time: at(1) });

const full: EventLogs = {
    [clientAuditLog]: log(
        { id: 31998, time: at(4), data: { ServerName: '\\nas-1' } },
        { id: 31999, time: at(5), data: { ServerName: '\\nas-1' } },
        { id: 31998, time: at(6), xml: '<Event><EventData><Data Name="Sur' }
    ),
    [clientSecurityLog]: log(
        {
            id: 31013,
            time: at(3),
            data: { Smb2Command: 5, MessageId: 1, SessionId: 2, TreeId: 3, ServerNameLength: 6, ServerName: '\\nas-2', Status: 0 },
            userData: true
        },
        { id: 31017, time: at(7), data: { UserNameLength: 4, UserName: 'scan', ServerNameLength: 5, ServerName: 'nas-3' } },
        {
            id: 31022,
            time: at(8),
            data: { UserNameLength: 4, UserName: 'scan', ServerNameLength: 5, ServerName: 'nas-3' },
            message: 'Allowed an insecure guest logon.'
        },
        { id: 31001, time: at(9), data: { Reason: 1 } }
    ),
    [serverAuditLog]: log(
        { id: 3021, time: at(2), data: { ClientName: '192.0.2.7' } },
        { id: 3022, time: at(2), data: { ClientName: '192.0.2.7' } },
        { id: 3000, time: at(1), data: { ClientName: 'old' } }
    ),
    [serverSecurityLog]: {
        ...log({ id: 3023, time: at(2), data: { UserName: 'Guest', ClientName: '\\\\scan-7' } }),
        oldestRecordNumber: 40
    },
    [systemLog]: system
};

const quiet: EventLogs = {
    [clientAuditLog]: log(),
    [clientSecurityLog]: log(),
    [serverAuditLog]: log(),
    [serverSecurityLog]: log(),
    [systemLog]: system
};

const cleared: LoggedEvent = {
    id: 104,
    provider: 'Microsoft-Windows-Eventlog',
    time: at(9),
    data: { SubjectUserName: 'admin', SubjectDomainName: 'LAB', Channel: clientAuditLog, BackupPath: '' },
    userData: true
};

/** Computers whose logs are of different kinds, by what is special about them. */
export const evidenceCases: Readonly<Record<string, Scenario>> = {
    full: { ...srv2025, eventLogs: full },
    empty: { ...srv2025, eventLogs: quiet },
    cleared: { ...srv2025, eventLogs: { ...quiet, [systemLog]: { ...system, events: [...system.events, cleared] } } },
    small: { ...srv2025, eventLogs: { ...quiet, [clientAuditLog]: { maximumSizeInBytes: 69_632, isLogFull: true, events: [] } } },
    disabled: { ...srv2025, eventLogs: { ...quiet, [serverAuditLog]: { ...size, enabled: false, events: [] } } },
    denied: { ...srv2025, eventLogs: { ...quiet, [serverSecurityLog]: { ...size, denied: true, events: [] } } },
    old: {
        ...srv2025,
        registry: {
            ...srv2025.registry,
            'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': { CurrentBuildNumber: '9600' }
        },
        eventLogs: { [systemLog]: system }
    }
};

/** An answer without what differs from run to run and from one way of running to another. */
export function normaliseEvidence(answer: unknown): unknown {
    return sorted({ ...(answer as object), collectedAt: '2026-11-01T00:00:00.0000000Z', languageMode: 'FullLanguage' });
}
