// SPDX-License-Identifier: MIT
import { erref, type ErrorEntry, smb2 } from './entry';

const hardening = 'Microsoft network server: Server SPN target name validation level';
const lmLevel = 'Network security: LAN Manager authentication level';

/** Accounts, passwords and rights. */
export const logonEntries: readonly ErrorEntry[] = [
    {
        id: 'ntlmBlocked',
        ntstatus: [0xc0000418],
        win32: [1937],
        symbols: ['STATUS_NTLM_BLOCKED', 'ERROR_NTLM_BLOCKED'],
        events: [31023],
        remedies: ['kerberosName', 'testDevice', 'ntlmException'],
        inbound: ['kerberosHere', 'spnAtClient'],
        source: erref
    },
    {
        id: 'accessDenied',
        ntstatus: [0xc0000022],
        win32: [5],
        symbols: ['STATUS_ACCESS_DENIED', 'ERROR_ACCESS_DENIED', 'E_ACCESSDENIED'],
        events: [31010],
        remedies: ['checkAccount', 'testDevice', 'encryptionAtDevice', 'updateDevice'],
        inbound: ['rightsHere', 'signingAtClient', 'encryptionAtClient', 'spnAtClient', 'clientEvents'],
        source: `${smb2} 3.3.5.5`
    },
    {
        id: 'networkAccessDenied',
        ntstatus: [0xc00000ca],
        win32: [65],
        symbols: ['STATUS_NETWORK_ACCESS_DENIED', 'ERROR_NETWORK_ACCESS_DENIED'],
        remedies: ['checkAccount', 'port445', 'testDevice'],
        inbound: ['rightsHere', 'firewallHere'],
        source: erref
    },
    {
        id: 'spnCheck',
        insteadOf: ['accessDenied'],
        ntstatus: [],
        win32: [],
        symbols: [],
        events: [5168],
        remedies: ['useAlias', 'kerberosName'],
        inbound: ['spnAtClient', 'updateClient'],
        end: 'inbound',
        source: hardening
    },
    {
        id: 'logonFailure',
        ntstatus: [0xc000006d, 0xc0000064, 0x8009030c],
        win32: [1326, 1317],
        symbols: ['STATUS_LOGON_FAILURE', 'ERROR_LOGON_FAILURE', 'STATUS_NO_SUCH_USER', 'ERROR_NO_SUCH_USER', 'SEC_E_LOGON_DENIED'],
        remedies: ['checkAccount', 'realAccount', 'ntlmVersion'],
        inbound: ['accountHere', 'ntlmVersion', 'clientEvents'],
        source: erref
    },
    {
        id: 'wrongPassword',
        ntstatus: [0xc000006a],
        win32: [86, 1323],
        symbols: ['STATUS_WRONG_PASSWORD', 'ERROR_INVALID_PASSWORD', 'ERROR_WRONG_PASSWORD'],
        remedies: ['checkAccount', 'ntlmVersion'],
        inbound: ['accountHere', 'ntlmVersion'],
        source: erref
    },
    {
        id: 'accountRestriction',
        ntstatus: [0xc000006e, 0xc000006f, 0xc0000070],
        win32: [1327, 1328, 1329],
        symbols: [
            'STATUS_ACCOUNT_RESTRICTION',
            'ERROR_ACCOUNT_RESTRICTION',
            'STATUS_INVALID_LOGON_HOURS',
            'ERROR_INVALID_LOGON_HOURS',
            'STATUS_INVALID_WORKSTATION',
            'ERROR_INVALID_WORKSTATION'
        ],
        remedies: ['setPassword', 'checkAccount'],
        inbound: ['setPassword', 'accountHere'],
        source: erref
    },
    {
        id: 'accountUnusable',
        ntstatus: [0xc0000072, 0xc0000071, 0xc0000193, 0xc0000224, 0xc0000234],
        win32: [1331, 1330, 1793, 1907, 1909],
        symbols: [
            'STATUS_ACCOUNT_DISABLED',
            'ERROR_ACCOUNT_DISABLED',
            'STATUS_PASSWORD_EXPIRED',
            'ERROR_PASSWORD_EXPIRED',
            'STATUS_ACCOUNT_EXPIRED',
            'ERROR_ACCOUNT_EXPIRED',
            'STATUS_PASSWORD_MUST_CHANGE',
            'ERROR_PASSWORD_MUST_CHANGE',
            'STATUS_ACCOUNT_LOCKED_OUT',
            'ERROR_ACCOUNT_LOCKED_OUT'
        ],
        remedies: ['checkAccount'],
        inbound: ['accountHere'],
        source: erref
    },
    {
        id: 'logonType',
        ntstatus: [0xc000015b],
        win32: [1385],
        symbols: ['STATUS_LOGON_TYPE_NOT_GRANTED', 'ERROR_LOGON_TYPE_NOT_GRANTED'],
        remedies: ['networkLogonRight', 'realAccount'],
        inbound: ['networkLogonRight', 'accountHere'],
        source: erref
    },
    {
        id: 'lanManager',
        ntstatus: [],
        win32: [1240],
        symbols: ['ERROR_LOGIN_WKSTA_RESTRICTION'],
        remedies: ['ntlmVersion', 'realAccount', 'updateDevice', 'testDevice'],
        inbound: ['ntlmVersion', 'accountHere', 'updateClient'],
        source: lmLevel
    },
    {
        id: 'noLogonServers',
        ntstatus: [0xc000005e, 0x80090311, 0xc00000df, 0xc0000192],
        win32: [1311, 1355, 1792],
        symbols: [
            'STATUS_NO_LOGON_SERVERS',
            'ERROR_NO_LOGON_SERVERS',
            'SEC_E_NO_AUTHENTICATING_AUTHORITY',
            'STATUS_NO_SUCH_DOMAIN',
            'STATUS_NETLOGON_NOT_STARTED'
        ],
        remedies: ['kerberosName', 'repairTrust'],
        inbound: ['repairTrust'],
        source: erref
    },
    {
        id: 'noLogonSession',
        ntstatus: [0xc000005f],
        win32: [1312],
        symbols: ['STATUS_NO_SUCH_LOGON_SESSION', 'ERROR_NO_SUCH_LOGON_SESSION'],
        remedies: ['checkAccount', 'reconnect'],
        inbound: ['accountHere'],
        source: erref
    },
    {
        id: 'noCredentials',
        ntstatus: [0x8009030e],
        win32: [],
        symbols: ['SEC_E_NO_CREDENTIALS'],
        remedies: ['duplicateSid', 'checkAccount'],
        inbound: ['duplicateSid', 'accountHere'],
        source: 'Windows updates KB5065426, KB5068222 and KB5066913'
    },
    {
        id: 'targetName',
        ntstatus: [0x80090322, 0x80090303],
        win32: [1396],
        symbols: [
            'SEC_E_WRONG_PRINCIPAL',
            'SEC_E_TARGET_UNKNOWN',
            'ERROR_WRONG_TARGET_NAME',
            'KRB_AP_ERR_MODIFIED',
            'KDC_ERR_S_PRINCIPAL_UNKNOWN'
        ],
        remedies: ['kerberosName', 'useAlias', 'repairTrust'],
        inbound: ['useAlias', 'repairTrust'],
        source: 'KB3181029'
    },
    {
        id: 'domainTrust',
        ntstatus: [0xc000018a, 0xc000018b, 0xc000018c, 0xc000018d],
        win32: [1786, 1787, 1788, 1789],
        symbols: [
            'STATUS_NO_TRUST_LSA_SECRET',
            'STATUS_NO_TRUST_SAM_ACCOUNT',
            'STATUS_TRUSTED_DOMAIN_FAILURE',
            'STATUS_TRUSTED_RELATIONSHIP_FAILURE',
            'ERROR_NO_TRUST_LSA_SECRET',
            'ERROR_NO_TRUST_SAM_ACCOUNT',
            'ERROR_TRUSTED_DOMAIN_FAILURE',
            'ERROR_TRUSTED_RELATIONSHIP_FAILURE'
        ],
        remedies: ['repairTrust'],
        inbound: ['repairTrust'],
        source: erref
    },
    {
        id: 'clockSkew',
        ntstatus: [0xc0000133, 0x80090324],
        win32: [1398],
        symbols: ['STATUS_TIME_DIFFERENCE_AT_DC', 'ERROR_TIME_SKEW', 'SEC_E_TIME_SKEW', 'KRB_AP_ERR_SKEW'],
        remedies: ['syncClock'],
        inbound: ['syncClock'],
        source: erref
    }
];
