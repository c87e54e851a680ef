// SPDX-License-Identifier: MIT

export type ErrorId =
    | 'invalidSignature'
    | 'guestSigning'
    | 'guestBlocked'
    | 'guestEncryption'
    | 'badNetworkPath'
    | 'ntlmBlocked'
    | 'accessDenied'
    | 'notSupported'
    | 'logonFailure'
    | 'noHashInCommon'
    | 'clusterDialect'
    | 'noSigningAlgorithm'
    | 'downgrade'
    | 'sessionEnded'
    | 'invalidNetworkResponse'
    | 'nameNotFound';

/** What to do about an error, in the order to try it: the device, a real account, and the caution only last. */
export type Remedy =
    | 'signingAtDevice'
    | 'updateDevice'
    | 'realAccount'
    | 'guestOffAtDevice'
    | 'findServer'
    | 'testDevice'
    | 'kerberosName'
    | 'ntlmException'
    | 'checkName'
    | 'checkAccount'
    | 'encryptionAtDevice'
    | 'dialectRange'
    | 'checkPath'
    | 'reconnect'
    | 'caution'
    /** The caution where guests have a part: what it takes depends on the computer, see `lastWay`. */
    | 'guestCaution';

/** An error that has to do with SMB signing, or is shown in its place. */
export interface ErrorEntry {
    readonly id: ErrorId;
    /** NTSTATUS values, unsigned. */
    readonly ntstatus: readonly number[];
    /** Windows error numbers below 65536, as "System error N" and HRESULT 0x8007NNNN show them. */
    readonly win32: readonly number[];
    readonly symbols: readonly string[];
    /** Its English sentences, for texts that carry no number. In lower case, without punctuation at the end. */
    readonly sentences: readonly string[];
    readonly remedies: readonly Remedy[];
    readonly source: string;
}

const requirement = 'Control SMB signing behavior (preview)';
const erref = '[MS-ERREF]';
const smb2 = '[MS-SMB2]';

/** The table of errors. Its texts are in the strings, under the entry's identifier. */
export const errorEntries: readonly ErrorEntry[] = [
    {
        id: 'invalidSignature',
        ntstatus: [0xc000a000],
        win32: [],
        symbols: ['STATUS_INVALID_SIGNATURE'],
        sentences: ['the cryptographic signature is invalid'],
        remedies: ['signingAtDevice', 'testDevice', 'findServer', 'updateDevice', 'realAccount', 'caution'],
        source: requirement
    },
    {
        id: 'guestSigning',
        ntstatus: [0xc05d0003],
        win32: [],
        symbols: ['STATUS_SMB_GUEST_LOGON_BLOCKED_SIGNING_REQUIRED', 'ERROR_SMB_GUEST_LOGON_BLOCKED_SIGNING_REQUIRED'],
        sentences: [],
        remedies: ['guestOffAtDevice', 'realAccount', 'testDevice', 'guestCaution'],
        source: requirement
    },
    {
        id: 'guestBlocked',
        ntstatus: [],
        win32: [1272],
        symbols: ['STATUS_SMB_GUEST_LOGON_BLOCKED', 'ERROR_SMB_GUEST_LOGON_BLOCKED'],
        sentences: ["you can't access this shared folder because your organization's security policies block unauthenticated guest access"],
        remedies: ['guestOffAtDevice', 'realAccount', 'testDevice', 'guestCaution'],
        source: requirement
    },
    {
        id: 'guestEncryption',
        ntstatus: [],
        win32: [],
        symbols: ['ERROR_SMB_GUEST_ENCRYPTION_NOT_SUPPORTED', 'STATUS_SMB_GUEST_ENCRYPTION_NOT_SUPPORTED'],
        sentences: [],
        remedies: ['guestOffAtDevice', 'realAccount'],
        source: 'Windows SDK, wincred.h'
    },
    {
        id: 'badNetworkPath',
        ntstatus: [0xc00000be],
        win32: [53],
        symbols: ['ERROR_BAD_NETPATH', 'STATUS_BAD_NETWORK_PATH'],
        sentences: ['the network path was not found'],
        remedies: ['testDevice', 'checkName', 'signingAtDevice', 'realAccount', 'guestCaution'],
        source: requirement
    },
    {
        id: 'nameNotFound',
        ntstatus: [0xc00000cc],
        win32: [67],
        symbols: ['ERROR_BAD_NET_NAME', 'STATUS_BAD_NETWORK_NAME'],
        sentences: ['the network name cannot be found'],
        remedies: ['checkPath', 'testDevice'],
        source: erref
    },
    {
        id: 'ntlmBlocked',
        ntstatus: [0xc0000418],
        win32: [1937],
        symbols: ['STATUS_NTLM_BLOCKED', 'ERROR_NTLM_BLOCKED'],
        sentences: [],
        remedies: ['kerberosName', 'testDevice', 'ntlmException'],
        source: erref
    },
    {
        id: 'accessDenied',
        ntstatus: [0xc0000022],
        win32: [5],
        symbols: ['STATUS_ACCESS_DENIED', 'ERROR_ACCESS_DENIED', 'E_ACCESSDENIED'],
        sentences: ['access is denied'],
        remedies: ['checkAccount', 'testDevice', 'encryptionAtDevice', 'updateDevice'],
        source: `${smb2} 3.3.5.5`
    },
    {
        id: 'notSupported',
        ntstatus: [0xc00000bb],
        win32: [50],
        symbols: ['STATUS_NOT_SUPPORTED', 'ERROR_NOT_SUPPORTED'],
        sentences: [],
        remedies: ['testDevice', 'updateDevice', 'dialectRange'],
        source: `${smb2} 3.3.5.4`
    },
    {
        id: 'logonFailure',
        ntstatus: [0xc000006d],
        win32: [1326],
        symbols: ['STATUS_LOGON_FAILURE', 'ERROR_LOGON_FAILURE'],
        sentences: ['the user name or password is incorrect', 'logon failure: unknown user name or bad password'],
        remedies: ['checkAccount', 'realAccount'],
        source: erref
    },
    {
        id: 'noHashInCommon',
        ntstatus: [0xc05d0000],
        win32: [],
        symbols: ['STATUS_SMB_NO_PREAUTH_INTEGRITY_HASH_OVERLAP', 'ERROR_SMB_NO_PREAUTH_INTEGRITY_HASH_OVERLAP'],
        sentences: [],
        remedies: ['updateDevice', 'testDevice'],
        source: `${smb2} 3.3.5.4`
    },
    {
        id: 'clusterDialect',
        ntstatus: [0xc05d0001],
        win32: [],
        symbols: ['STATUS_SMB_BAD_CLUSTER_DIALECT', 'ERROR_SMB_BAD_CLUSTER_DIALECT'],
        sentences: [],
        remedies: ['updateDevice', 'dialectRange'],
        source: `${smb2} 3.3.5.4`
    },
    {
        id: 'noSigningAlgorithm',
        ntstatus: [0xc05d0002],
        win32: [],
        symbols: ['STATUS_SMB_NO_SIGNING_ALGORITHM_OVERLAP', 'ERROR_SMB_NO_SIGNING_ALGORITHM_OVERLAP'],
        sentences: [],
        remedies: ['updateDevice', 'testDevice'],
        source: `${smb2} 3.3.5.4`
    },
    {
        id: 'downgrade',
        ntstatus: [0xc0000388],
        win32: [1265],
        symbols: ['STATUS_DOWNGRADE_DETECTED', 'ERROR_DOWNGRADE_DETECTED'],
        sentences: [],
        remedies: ['checkName', 'updateDevice', 'testDevice'],
        source: erref
    },
    {
        id: 'sessionEnded',
        ntstatus: [0xc0000203, 0xc000035c],
        win32: [59, 64],
        symbols: ['STATUS_USER_SESSION_DELETED', 'STATUS_NETWORK_SESSION_EXPIRED', 'ERROR_UNEXP_NET_ERR', 'ERROR_NETNAME_DELETED'],
        sentences: ['the specified network name is no longer available', 'an unexpected network error occurred'],
        remedies: ['reconnect', 'testDevice'],
        source: erref
    },
    {
        id: 'invalidNetworkResponse',
        ntstatus: [0xc00000c3],
        win32: [58],
        symbols: ['STATUS_INVALID_NETWORK_RESPONSE', 'ERROR_BAD_NET_RESP'],
        sentences: ['the specified server cannot perform the requested operation'],
        remedies: ['updateDevice', 'testDevice', 'realAccount'],
        source: `${smb2} 3.2.5.3.3`
    }
];
