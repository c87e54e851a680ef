// SPDX-License-Identifier: MIT
import type { EventLogs } from './scenario';

export const clientSecurityLog = 'Microsoft-Windows-SmbClient/Security';
export const clientAuditLog = 'Microsoft-Windows-SmbClient/Audit';
export const serverSecurityLog = 'Microsoft-Windows-SMBServer/Security';
export const serverAuditLog = 'Microsoft-Windows-SMBServer/Audit';
const serverOperationalLog = 'Microsoft-Windows-SMBServer/Operational';
export const systemLog = 'System';

const empty = { maximumSizeInBytes: 8_388_608, events: [] };

/** Three months ago: the computer was started, and nothing happened since that matters here. */
const started = { id: 6005, provider: 'EventLog', level: 4, time: 90 * 24 * 60 };

/** The event logs on SMB that a Windows of this build has, empty, and the system's own. */
export function emptyEventLogs(build: number): EventLogs {
    return {
        [systemLog]: { maximumSizeInBytes: 20_971_520, events: [started] },
        [clientSecurityLog]: empty,
        [serverSecurityLog]: empty,
        [serverOperationalLog]: empty,
        ...(build >= 14393 ? { [serverAuditLog]: empty } : {}),
        ...(build >= 16299 ? { [clientAuditLog]: empty } : {})
    };
}
