// SPDX-License-Identifier: MIT
import {
    clientAuditLog,
    clientSecurityLog,
    serverAuditLog,
    serverOperationalLog,
    serverSecurityLog,
    systemLog
} from '../../dev-gateway/scenarios/event-logs';
import type { EventLog, EventLogs, LoggedEvent, Scenario } from '../../dev-gateway/scenarios/scenario';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { sorted } from './samples';

const size = { maximumSizeInBytes: 8_388_608 };
const at = (day: number): string => `2026-10-${String(day).padStart(2, '0')}T08:30:00.000Z`;
const log = (...events: readonly LoggedEvent[]): EventLog => ({ ...size, events });
const system = log({ id: 6005, provider: 'EventLog', time: at(1) });

/** Fields as the published definitions order them: a name's length stands before it. */
const named = (field: 'ServerName' | 'ClientName', name: string): Record<string, string | number> => ({
    [`${field}Length`]: name.length,
    [field]: name
});
const packet = '5041434b455453454352455453';

const full: EventLogs = {
    [clientAuditLog]: log(
        { id: 31998, time: at(3), data: { ...named('ServerName', '\\nas-1'), ClientRequireSigning: false } },
        { id: 31998, time: at(4), data: { ...named('ServerName', '\\NAS-1'), ClientRequireSigning: false } },
        { id: 31998, time: '2026-10-04T22:10:00.000Z', data: { ...named('ServerName', '\\nas-1'), ClientRequireSigning: false } },
        { id: 31998, time: '2026-10-04T23:10:00.000Z', data: { ...named('ServerName', '\\nas-1'), ClientRequireSigning: true } },
        { id: 31999, time: at(5), data: { ...named('ServerName', '\\nas-1'), ClientRequireEncryption: false } },
        { id: 31997, time: at(5), data: named('ServerName', '\\nas-3') },
        { id: 31998, time: at(6), xml: '<Event><EventData><Data Name="Sur' }
    ),
    [clientSecurityLog]: log(
        {
            id: 31013,
            time: at(3),
            data: { Smb2Command: 5, MessageId: 1, SessionId: 2, TreeId: 3, ...named('ServerName', '\\nas-2'), Status: 0 },
            userData: true
        },
        {
            id: 31013,
            version: 2,
            time: at(4),
            data: {
                Smb2Command: 5,
                MessageId: 1,
                SessionId: 2,
                TreeId: 3,
                ...named('ServerName', '\\nas-2'),
                Status: -1073700864,
                Expected: { bytes: packet },
                Received: { bytes: packet },
                PacketLength: 13,
                Packet: { bytes: packet },
                RemoteAddressLength: 16,
                RemoteAddress: { bytes: '020001bdc00002090000000000000000' },
                LocalAddressLength: 16,
                LocalAddress: { bytes: '0200c350c00002010000000000000000' }
            }
        },
        { id: 31017, time: at(7), data: { UserNameLength: 4, UserName: 'scan', ...named('ServerName', 'nas-3') } },
        {
            id: 31022,
            time: at(8),
            data: { UserNameLength: 4, UserName: 'scan', ...named('ServerName', 'nas-3') },
            message: 'Allowed an insecure guest logon.'
        },
        { id: 31001, time: at(9), data: { Reason: 1 } }
    ),
    [serverAuditLog]: log(
        { id: 3021, time: at(2), data: { ...named('ClientName', '192.0.2.7'), ServerRequiresSigning: true } },
        { id: 3022, time: at(2), data: { ...named('ClientName', '192.0.2.7'), ServerRequiresEncryption: false } },
        { id: 3021, time: at(3), data: { ...named('ClientName', '0200c035c000022c0000000000000000'), ServerRequiresSigning: false } },
        { id: 3021, time: at(3), data: { ...named('ClientName', '0200c036c000022c0000000000000000'), ServerRequiresSigning: false } },
        { id: 3000, time: at(1), data: { ClientName: 'old' } }
    ),
    [serverOperationalLog]: log(
        { id: 3023, time: at(2), data: named('ClientName', '\\\\scan-8') },
        { id: 1004, time: at(5), data: { ...named('ClientName', '\\192.0.2.8'), UserNameLength: 4, UserName: 'anna' } },
        {
            id: 1004,
            version: 1,
            time: at(6),
            data: {
                ...named('ClientName', ''),
                UserNameLength: 4,
                UserName: 'anna',
                ClientAddressLength: 28,
                ClientAddress: { bytes: '1700c0350000000020010db800000000000000000000000700000000' },
                SessionID: 7
            }
        }
    ),
    [serverSecurityLog]: {
        ...log(
            { id: 3023, time: at(2), data: named('ClientName', '\\\\scan-7') },
            ...[50001, 50002].map(port => ({
                id: 551,
                time: at(5),
                data: {
                    SessionGUID: 'a',
                    ConnectionGUID: 'b',
                    Status: -1073741715,
                    TranslatedStatus: -1073741715,
                    ClientAddressLength: 16,
                    ClientAddress: { bytes: `0200${port.toString(16)}c00002090000000000000000` },
                    SessionID: 3,
                    UserNameLength: 4,
                    UserName: 'anna',
                    ClientNameLength: 0,
                    ClientName: ''
                }
            }))
        ),
        oldestRecordNumber: 40
    },
    [systemLog]: system
};

const quiet: EventLogs = {
    [clientAuditLog]: log(),
    [clientSecurityLog]: log(),
    [serverAuditLog]: log(),
    [serverOperationalLog]: log(),
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
            'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': { CurrentBuildNumber: '9600', UBR: 20778 }
        },
        eventLogs: { [systemLog]: system }
    }
};

/** An answer without what differs from run to run and from one way of running to another. */
export function normaliseEvidence(answer: unknown): unknown {
    return sorted({ ...(answer as object), collectedAt: '2026-11-01T00:00:00.0000000Z', languageMode: 'FullLanguage' });
}
