// SPDX-License-Identifier: MIT
import type { EventLogs } from './scenario';

export const clientSecurityLog = 'Microsoft-Windows-SmbClient/Security';
const clientAuditLog = 'Microsoft-Windows-SmbClient/Audit';
const serverSecurityLog = 'Microsoft-Windows-SMBServer/Security';
const serverAuditLog = 'Microsoft-Windows-SMBServer/Audit';
const serverOperationalLog = 'Microsoft-Windows-SMBServer/Operational';

const empty = { maximumSizeInBytes: 8_388_608, events: [] };

/** The event logs on SMB that a Windows of this build has, empty. */
export function emptyEventLogs(build: number): EventLogs {
    return {
        [clientSecurityLog]: empty,
        [serverSecurityLog]: empty,
        [serverOperationalLog]: empty,
        ...(build >= 14393 ? { [serverAuditLog]: empty } : {}),
        ...(build >= 16299 ? { [clientAuditLog]: empty } : {})
    };
}
