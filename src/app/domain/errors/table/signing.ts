// SPDX-License-Identifier: MIT
import { erref, type ErrorEntry, requirement, smb2, smbEvents } from './entry';

/** Signatures, encryption and dialects: what the two ends agree on. */
export const signingEntries: readonly ErrorEntry[] = [
    {
        id: 'invalidSignature',
        // 0x80090006, NTE_BAD_SIGNATURE, is the form in which programs show it; 0x8009030F is the one of the security packages.
        ntstatus: [0xc000a000, 0x80090006, 0x8009030f],
        win32: [],
        symbols: ['STATUS_INVALID_SIGNATURE', 'NTE_BAD_SIGNATURE', 'SEC_E_MESSAGE_ALTERED'],
        events: [31013, 1004],
        remedies: ['signingAtDevice', 'testDevice', 'findServer', 'updateDevice', 'realAccount', 'caution'],
        inbound: ['updateClient', 'signingAtClient', 'clientEvents', 'accountHere', 'inboundCaution'],
        source: requirement
    },
    {
        id: 'cannotSign',
        ntstatus: [],
        win32: [],
        symbols: [],
        events: [31998, 3021],
        remedies: ['signingAtDevice', 'updateDevice', 'testDevice', 'realAccount', 'caution'],
        inbound: ['signingAtClient', 'updateClient', 'clientEvents', 'accountHere', 'inboundCaution'],
        source: requirement
    },
    {
        id: 'noHashInCommon',
        ntstatus: [0xc05d0000],
        win32: [],
        symbols: ['STATUS_SMB_NO_PREAUTH_INTEGRITY_HASH_OVERLAP', 'ERROR_SMB_NO_PREAUTH_INTEGRITY_HASH_OVERLAP'],
        remedies: ['updateDevice', 'testDevice'],
        inbound: ['updateClient'],
        source: `${smb2} 3.3.5.4`
    },
    {
        id: 'clusterDialect',
        ntstatus: [0xc05d0001],
        win32: [],
        symbols: ['STATUS_SMB_BAD_CLUSTER_DIALECT', 'ERROR_SMB_BAD_CLUSTER_DIALECT'],
        remedies: ['finishUpgrade', 'updateDevice', 'dialectRange'],
        inbound: ['finishUpgrade', 'updateClient', 'inboundDialects'],
        source: `${smb2} 3.3.5.4`
    },
    {
        id: 'noSigningAlgorithm',
        ntstatus: [0xc05d0002],
        win32: [],
        symbols: ['STATUS_SMB_NO_SIGNING_ALGORITHM_OVERLAP', 'ERROR_SMB_NO_SIGNING_ALGORITHM_OVERLAP'],
        remedies: ['updateDevice', 'testDevice'],
        inbound: ['updateClient'],
        source: `${smb2} 3.3.5.4`
    },
    {
        id: 'downgrade',
        ntstatus: [0xc0000388],
        win32: [1265],
        symbols: ['STATUS_DOWNGRADE_DETECTED', 'ERROR_DOWNGRADE_DETECTED'],
        events: [31012, 1005],
        remedies: ['checkName', 'updateDevice', 'testDevice'],
        inbound: ['updateClient', 'clientEvents'],
        source: erref
    },
    {
        id: 'encryptionMissing',
        ntstatus: [],
        win32: [],
        symbols: [],
        events: [31999, 3022, 1003],
        remedies: ['encryptionAtDevice', 'updateDevice'],
        inbound: ['encryptionAtClient', 'updateClient'],
        source: smbEvents
    },
    {
        id: 'notSupported',
        ntstatus: [0xc00000bb, 0x80090302],
        win32: [50],
        symbols: ['STATUS_NOT_SUPPORTED', 'ERROR_NOT_SUPPORTED', 'SEC_E_UNSUPPORTED_FUNCTION'],
        remedies: ['testDevice', 'kerberosName', 'updateDevice', 'dialectRange'],
        inbound: ['smb2AtClient', 'kerberosHere', 'updateClient', 'inboundDialects'],
        source: `${smb2} 3.3.5.4`
    },
    {
        id: 'noDialect',
        ntstatus: [],
        win32: [],
        symbols: [],
        events: [30816],
        remedies: ['smb2AtDevice', 'testDevice', 'updateDevice', 'dialectRange'],
        inbound: ['smb2AtClient', 'updateClient', 'inboundDialects'],
        source: `${smb2} 3.3.5.4`
    },
    {
        id: 'dialectLimits',
        ntstatus: [],
        win32: [],
        symbols: [],
        events: [1061],
        remedies: ['dialectRange'],
        inbound: ['inboundDialects'],
        end: 'inbound',
        source: smbEvents
    },
    {
        id: 'smb1Only',
        insteadOf: ['accessDenied', 'connectionReset', 'sessionEnded'],
        ntstatus: [],
        win32: [384],
        symbols: ['ERROR_SMB1_NOT_AVAILABLE', 'STATUS_SMB1_NOT_AVAILABLE'],
        events: [32000, 32002, 3000, 3002, 1001],
        remedies: ['smb2AtDevice', 'updateDevice', 'testDevice'],
        inbound: ['smb2AtClient', 'updateClient'],
        source: 'SMBv1 is not installed by default in Windows'
    },
    {
        id: 'invalidNetworkResponse',
        ntstatus: [0xc00000c3],
        win32: [58],
        symbols: ['STATUS_INVALID_NETWORK_RESPONSE', 'ERROR_BAD_NET_RESP'],
        remedies: ['updateDevice', 'testDevice', 'realAccount'],
        inbound: ['updateClient', 'clientEvents'],
        source: `${smb2} 3.2.5.3.3`
    },
    {
        id: 'invalidParameter',
        ntstatus: [0xc000000d],
        win32: [87],
        symbols: ['STATUS_INVALID_PARAMETER', 'ERROR_INVALID_PARAMETER'],
        remedies: ['testDevice', 'updateDevice', 'dialectRange'],
        inbound: ['updateClient', 'smb2AtClient', 'inboundDialects'],
        source: `${smb2} 3.3.5.4`
    }
];
