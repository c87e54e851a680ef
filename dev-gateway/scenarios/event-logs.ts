// SPDX-License-Identifier: MIT
import type { EventLogs, EventProviders, LoggedEvent } from './scenario';

export const clientSecurityLog = 'Microsoft-Windows-SmbClient/Security';
export const clientAuditLog = 'Microsoft-Windows-SmbClient/Audit';
export const serverSecurityLog = 'Microsoft-Windows-SMBServer/Security';
export const serverAuditLog = 'Microsoft-Windows-SMBServer/Audit';
export const serverOperationalLog = 'Microsoft-Windows-SMBServer/Operational';
export const systemLog = 'System';
export const applicationLog = 'Application';

const empty = { maximumSizeInBytes: 8_388_608, events: [] };

/** Three months ago: the computer was started, and nothing happened since that matters here. */
const started = { id: 6005, provider: 'EventLog', level: 4, time: 90 * 24 * 60 };

/** What the security settings extension logs once it has applied them. */
export function policyApplied(time: LoggedEvent['time']): LoggedEvent {
    const message = 'Security policy in the Group policy objects has been applied successfully.';
    return { id: 1704, provider: 'SceCli', level: 4, time, message };
}

/** The event logs on SMB that a Windows of this build has, empty, and those of the system and of programs. */
export function emptyEventLogs(build: number): EventLogs {
    return {
        [systemLog]: { maximumSizeInBytes: 20_971_520, events: [started] },
        [applicationLog]: { maximumSizeInBytes: 20_971_520, events: [] },
        [clientSecurityLog]: empty,
        [serverSecurityLog]: empty,
        [serverOperationalLog]: empty,
        ...(build >= 14393 ? { [serverAuditLog]: empty } : {}),
        ...(build >= 16299 ? { [clientAuditLog]: empty } : {})
    };
}

/** The logs with further events; as they were where that log does not exist or is off. */
export function withEvent(logs: EventLogs, name: string, ...events: readonly LoggedEvent[]): EventLogs {
    const log = logs[name];
    return log && log.enabled !== false ? { ...logs, [name]: { ...log, events: [...log.events, ...events] } } : logs;
}

/** The update of September 2025 of each older Windows, which brings the audit of clients that cannot sign: build to revision. */
const auditUpdates: Readonly<Record<number, number>> = {
    14393: 8422,
    17763: 7792,
    19045: 6332,
    20348: 4171,
    22631: 5909,
    25398: 1849
};

const clientAudits = [31997, 31998, 31999, 32000, 32002];
const serverAudits = [3021, 3024, 3025, 3026, 3027];

/** The events on peers that the providers of this Windows can log. */
export function definedEvents(build: number, revision: number): EventProviders {
    const isNew = build >= 26100;
    const isUpdated = isNew || revision >= (auditUpdates[build] ?? Infinity);
    return {
        'Microsoft-Windows-SMBClient': [31001, 31013, 31017, ...(build >= 16299 ? [31022] : []), ...(isNew ? clientAudits : [])],
        'Microsoft-Windows-SMBServer': [551, 1004, 1009, 3000, ...(isUpdated ? serverAudits : []), ...(isNew ? [3002, 3022, 3023] : [])]
    };
}
