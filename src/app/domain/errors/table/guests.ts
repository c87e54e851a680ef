// SPDX-License-Identifier: MIT
import { type ErrorEntry, requirement, smbEvents } from './entry';

const guestAccess = 'Guest access in SMB2 and SMB3 disabled by default in Windows';

/** Guests, who have no key to sign or encrypt with. */
export const guestEntries: readonly ErrorEntry[] = [
    {
        id: 'guestSigning',
        // The status and the error have numbers of their own; session setup returns the former.
        ntstatus: [0xc05d0006, 0xc05d0003],
        win32: [],
        symbols: ['STATUS_SMB_GUEST_LOGON_BLOCKED_SIGNING_REQUIRED', 'ERROR_SMB_GUEST_LOGON_BLOCKED_SIGNING_REQUIRED'],
        remedies: ['guestOffAtDevice', 'realAccount', 'testDevice', 'guestCaution'],
        inbound: ['accountHere', 'signingAtClient'],
        source: requirement
    },
    {
        id: 'guestBlocked',
        // Has two meanings: the one that people meet comes first.
        ntstatus: [0xc05d0002],
        win32: [1272],
        symbols: ['STATUS_SMB_GUEST_LOGON_BLOCKED', 'ERROR_SMB_GUEST_LOGON_BLOCKED'],
        events: [31017],
        remedies: ['guestOffAtDevice', 'realAccount', 'testDevice', 'guestCaution'],
        inbound: ['accountHere'],
        source: requirement
    },
    {
        id: 'guestAllowed',
        ntstatus: [],
        win32: [],
        symbols: [],
        events: [31022, 31997, 3023],
        remedies: ['guestOffAtDevice', 'realAccount'],
        inbound: ['accountHere'],
        source: guestAccess
    },
    {
        id: 'guestEncryption',
        ntstatus: [0xc05d0004],
        win32: [],
        symbols: ['ERROR_SMB_GUEST_ENCRYPTION_NOT_SUPPORTED', 'STATUS_SMB_GUEST_ENCRYPTION_NOT_SUPPORTED'],
        remedies: ['guestOffAtDevice', 'realAccount'],
        inbound: ['accountHere'],
        source: 'Windows SDK, wincred.h'
    },
    {
        id: 'anonymousRefused',
        ntstatus: [],
        win32: [],
        symbols: [],
        events: [1009],
        remedies: ['checkAccount'],
        inbound: ['accountHere'],
        end: 'inbound',
        source: smbEvents
    }
];
