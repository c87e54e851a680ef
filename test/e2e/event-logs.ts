// SPDX-License-Identifier: MIT
// Event logs of an emulated computer, as a patch puts them there.

/** What Windows Admin Center notes of commands. */
export const commandLog = 'Microsoft-ServerManagementExperience';
export const clientAudit = 'Microsoft-Windows-SmbClient/Audit';
export const clientSecurity = 'Microsoft-Windows-SmbClient/Security';
export const serverAudit = 'Microsoft-Windows-SMBServer/Audit';
const serverOperational = 'Microsoft-Windows-SMBServer/Operational';
export const serverSecurity = 'Microsoft-Windows-SMBServer/Security';
export const systemLog = 'System';

/** The events that the newest Windows can log. */
const eventProviders = {
    'Microsoft-Windows-SMBClient': [31013, 31017, 31022, 31997, 31998, 31999, 32000, 32002],
    'Microsoft-Windows-SMBServer': [551, 1004, 3000, 3002, 3021, 3022, 3023, 3027]
};

/** What has a computer audit both directions, whatever its Windows: the cmdlets report the switches, and they are on. */
export const auditing = {
    eventProviders,
    outbound: {
        AuditServerDoesNotSupportSigning: true,
        AuditServerDoesNotSupportEncryption: true,
        AuditInsecureGuestLogon: true,
        EnableInsecureGuestLogons: true
    },
    inbound: { AuditClientDoesNotSupportSigning: true, AuditClientDoesNotSupportEncryption: true, AuditInsecureGuestLogon: true }
};

interface Logged {
    readonly id: number;
    readonly time: string;
    readonly data: Readonly<Record<string, string>>;
    readonly provider?: string;
    readonly xml?: string;
}

/** An event that was logged so many days ago. */
export function logged(id: number, daysAgo: number, data: Readonly<Record<string, string>>, provider?: string): Logged {
    const time = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
    return { id, time, data: asWindowsLogs(id, data), ...(provider === undefined ? {} : { provider }) };
}

/** The fields of an event as the published manifest orders them: a name's length stands before it. */
function asWindowsLogs(id: number, data: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    if (![31013, 31017, 31022, 31997, 31998, 31999, 3021, 3022, 3023, 1004].includes(id)) return data;
    const named = Object.entries(data).flatMap(([name, value]) => [
        [`${name}Length`, String(value.length)],
        [name, value]
    ]);
    const request = { Smb2Command: '5', MessageId: '1', SessionId: '2', TreeId: '3' };
    return { ...(id === 31013 ? request : {}), ...Object.fromEntries(named) };
}

/** A log of the usual size with these events. */
export function eventLogs(...events: readonly Logged[]): { maximumSizeInBytes: number; events: readonly Logged[] } {
    return { maximumSizeInBytes: 8_388_608, events };
}

/** Peers of every kind, as Windows logs them. */
export const peersOfEveryKind = {
    [clientAudit]: eventLogs(
        logged(31998, 3, { ServerName: '\\nas-1' }),
        logged(31998, 1, { ServerName: '\\NAS-1' }),
        logged(31999, 2, { ServerName: '\\nas-1' })
    ),
    [clientSecurity]: eventLogs(logged(31022, 4, { UserName: 'scan', ServerName: 'nas-2' }), logged(31013, 5, { ServerName: '\\filer' })),
    [serverAudit]: eventLogs(logged(3021, 6, { ClientName: '192.0.2.7', ServerRequiresSigning: 'False' })),
    [serverOperational]: eventLogs(logged(3023, 7, { ClientName: '\\scan-7' })),
    [serverSecurity]: eventLogs()
};

/** Someone ran a command of this tool from another browser, just now. */
export function ranBy(user: string, command: string): { readonly eventLogs: object } {
    const names = { PowerShell: command, CIM: '', Module: 'SMB signing', Gateway: 'wac.lab.example' };
    const data = { ...names, UserOnGateway: user, UserOnTarget: '', Delegation: 'False', LAPS: 'False', File: '' };
    const event = { id: 4000, provider: 'SMEGateway', level: 4, time: new Date().toISOString(), data };
    return { eventLogs: { [commandLog]: { maximumSizeInBytes: 1_052_672, events: [event] } } };
}
