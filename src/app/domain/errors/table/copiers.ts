// SPDX-License-Identifier: MIT
import type { ErrorEntry } from './entry';

const none = { ntstatus: [], win32: [], symbols: [], end: 'inbound' as const, source: 'Public manuals of copiers' };

/** What copiers show when a scan cannot be stored in a shared folder. */
export const copierEntries: readonly ErrorEntry[] = [
    {
        ...none,
        id: 'copierLogon',
        remedies: ['checkAccount', 'updateDevice'],
        inbound: ['accountHere', 'encryptionAtClient', 'signingAtClient', 'updateClient', 'clientEvents']
    },
    {
        ...none,
        id: 'copierPath',
        remedies: ['checkPath', 'checkName'],
        inbound: ['shareHere', 'rightsHere', 'updateClient']
    },
    {
        ...none,
        id: 'copierConnection',
        remedies: ['checkName', 'testDevice'],
        inbound: ['firewallHere', 'smb2AtClient', 'signingAtClient', 'clientEvents']
    }
];
