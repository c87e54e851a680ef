// SPDX-License-Identifier: MIT
import type { Direction } from '../../computer/facts';
import type { ErrorId } from '../entries';
import type { Report } from './report';

type Row = readonly [string, ...ErrorId[]];

const of = (from: string, end: Direction, rows: readonly Row[]): readonly Report[] =>
    rows.map(([text, ...errors]) => ({ from, text, errors, end }));

/** Others of the kinds that the public reports stand for. */
export const variations: readonly Report[] = [
    ...of('a number at an error word counts, no other', 'outbound', [
        ['Windows Server 2019 (1809), build 17763.5: error 1326', 'logonFailure'],
        ['[2026-11-05 10:02:33] PID 1240: net use failed, error code 86', 'wrongPassword'],
        ['Retry 3/5 after 30 s: System error 1219 has occurred.', 'credentialConflict'],
        ['robocopy: 2026/11/05 10:02:33 ERROR 5 (0x00000005) Copying File \\\\nas\\x\\y.txt', 'accessDenied'],
        ['2026/11/05 10:02:33 ERROR 64 (0x00000040) Scanning Source Directory \\\\nas\\x', 'sessionEnded'],
        ['ERROR 1240 --- [main] c.e.Application: it did not work'],
        ['smbd_error[1272]: something'],
        ['5 errors, 53 warnings'],
        ['Error: 5 files could not be copied'],
        ['Fehler: 53 Dateien nicht kopiert'],
        ['Erreur : 5 fichiers non copiés'],
        ['error on line 53 of deploy.ps1'],
        ['Error at index.js:53:5'],
        ['The process exited with code 5'],
        ['HTTP status code 1326'],
        ['Error 5 of 10'],
        ['SpnegoError (16): Operation not available'],
        ['MY_ACCESS_DENIED_COUNT, SHARING_ACCESS_DENIED'],
        ["Access to the path '\\\\nas\\x' is denied.", 'accessDenied'],
        ['Operating system error 5(Access is denied.)', 'accessDenied'],
        ['2026-11-05 10:02:33 ERROR [53] connection lost'],
        ['HTTP Error 53'],
        ['Return code: 53', 'badNetworkPath'],
        ['Windows 10 version 1909 does not connect'],
        ['See issue #1272'],
        ['PSError: New-SmbMapping : HRESULT 0x80070035', 'badNetworkPath'],
        ["[WinError 53] The network path was not found: '\\\\\\\\nas\\\\x'", 'badNetworkPath'],
        ['OSError: [WinError 64] \u6307\u5b9a\u7684\u7f51\u7edc\u540d\u4e0d\u518d\u53ef\u7528\u3002', 'sessionEnded'],
        ['Access is denied. (os error 5)', 'accessDenied'],
        ['Win32Exception (1396)', 'targetName'],
        ['GetLastError() = 1331', 'accountUnusable'],
        ['LastError: 1385', 'logonType'],
        ['{"errorCode": 1312}', 'noLogonSession'],
        [
            'net use * \\\\nas\\x\n\u30b7\u30b9\u30c6\u30e0 \u30a8\u30e9\u30fc \uff15\uff13 \u304c\u767a\u751f\u3057\u307e\u3057\u305f\u3002',
            'badNetworkPath'
        ],
        ['\uff30\uff58\uff10 error \uff11\uff12\uff13\uff11', 'unreachable'],
        ['0x\uff23\uff10\uff10\uff10\uff21\uff10\uff10\uff10', 'invalidSignature']
    ]),
    ...of('what Explorer and programs say', 'outbound', [
        [
            '\\\\nas\\scans is not accessible. You might not have permission to use this network resource.\n\nThe account is not authorized to log in from this station.',
            'lanManager'
        ],
        ['You might not have permission to use this network resource.', 'unspecified'],
        [
            'Windows cannot access \\\\nas\\x\nCheck the spelling of the name. Otherwise, there might be a problem with your network.\nError code: 0x80070043',
            'nameNotFound'
        ],
        [
            "Failed to connect to share '\\\\nas\\backup'. Multiple connections to a server or shared resource by the same user, using more than one user name, are not allowed. Code: 1219",
            'credentialConflict'
        ],
        ['System.ComponentModel.Win32Exception (0x80004005): The network path was not found', 'badNetworkPath'],
        [
            '[2026/11/05 10:02:33.123456, 0] ../../source3/smbd/smb2_server.c:1234(smbd_smb2_request_dispatch)\n  Bad SMB2 signature for message',
            'invalidSignature'
        ]
    ]),
    ...of('numbers in any form', 'outbound', [
        ['2148073478', 'invalidSignature'],
        ['-2146893818', 'invalidSignature'],
        ['0x80090006', 'invalidSignature'],
        ['80090006', 'invalidSignature'],
        ['&H80090006', 'invalidSignature'],
        ['0xD000A000', 'invalidSignature'],
        ['NTE_BAD_SIGNATURE', 'invalidSignature'],
        ['0xC05D0002', 'guestBlocked', 'noSigningAlgorithm'],
        ['0xD05D0002', 'guestBlocked', 'noSigningAlgorithm'],
        ['0xC05D0006', 'guestSigning'],
        ['0xD05D0006', 'guestSigning'],
        ['3227320323', 'guestSigning'],
        ['3227320324', 'guestEncryption'],
        ['0xC05D0004', 'guestEncryption'],
        ['0xC05D0001', 'clusterDialect'],
        ['0xC05D0000', 'noHashInCommon'],
        ['0xC0000388', 'downgrade'],
        ['0x800704F8', 'guestBlocked'],
        ['0xC0070035', 'badNetworkPath'],
        ['0x4F8', 'guestBlocked'],
        ['error 0x4F8', 'guestBlocked'],
        ['-2147467259', 'unspecified'],
        ['0x8009030C', 'logonFailure'],
        ['0x80090322', 'targetName'],
        ['0x80070079', 'timedOut'],
        ['0x800704CF', 'unreachable'],
        ['0x800704B3', 'noProvider'],
        ['0x800704B8', 'extendedError'],
        ['0x80070055', 'driveInUse'],
        ['0x80070047', 'tooManyConnections'],
        ['0xC000005E', 'noLogonServers'],
        ['0xC000006E', 'accountRestriction'],
        ['0xC000015B', 'logonType'],
        ['0xC0000133', 'clockSkew'],
        ['0xC0000418', 'ntlmBlocked'],
        ['0xC0000016'],
        ['STATUS_PENDING (259), 0x103, 0x00000103'],
        ['STATUS_SUCCESS 0x00000000']
    ]),
    ...of('names in any spelling', 'outbound', [
        ['STATUS_CONNECTION_RESET', 'connectionReset'],
        ['status_logon_failure', 'logonFailure'],
        ['StatusAccessDenied', 'accessDenied'],
        ['NtStatusBadNetworkName', 'nameNotFound'],
        ['NTStatus.STATUS_NO_LOGON_SERVERS', 'noLogonServers'],
        ['ERROR_SMB1_NOT_AVAILABLE', 'smb1Only'],
        ['WSAECONNREFUSED', 'connectionRefused'],
        ['WSAETIMEDOUT', 'timedOut'],
        ['KRB_AP_ERR_MODIFIED', 'targetName'],
        ['SEC_E_UNSUPPORTED_FUNCTION (0x80090302)', 'notSupported']
    ]),
    ...of('names as Samba writes them', 'inbound', [
        ['protocol negotiation failed: NT_STATUS_CONNECTION_RESET', 'connectionReset'],
        ['tree connect failed: NT_STATUS_BAD_NETWORK_NAME', 'nameNotFound'],
        ['session setup failed: NT_STATUS_ACCOUNT_LOCKED_OUT', 'accountUnusable'],
        ['NT_STATUS_NETWORK_UNREACHABLE', 'unreachable']
    ]),
    ...of('Linux', 'inbound', [
        ['mount error(2): No such file or directory', 'nameNotFound'],
        ['mount error(5): Input/output error', 'unspecified'],
        ['mount error(22): Invalid argument', 'invalidParameter'],
        ['mount error(112): Host is down', 'connectionReset'],
        ['mount error(110): Connection timed out', 'timedOut'],
        ['mount error(111): Connection refused', 'connectionRefused'],
        ['mount error(113): No route to host', 'unreachable'],
        ['mount error(115): could not connect to 192.0.2.7', 'timedOut'],
        ['mount error(126): Required key not available', 'noCredentials'],
        ['mount error(127): Key has expired', 'accountUnusable'],
        ['mount error 13 = Permission denied', 'accessDenied'],
        ['kernel: CIFS: VFS: server error 112 at reconnect', 'connectionReset'],
        ['CIFS: VFS: cifs_mount failed w/return code = -13', 'accessDenied'],
        ['CIFS: VFS: \\\\nas Send error in SessSetup = -13', 'accessDenied'],
        ['Nov 05 12:00:01 pve kernel: CIFS: VFS: \\\\192.0.2.7 cifs_reconnect rc = -112', 'connectionReset'],
        ['CIFS: VFS: \\\\192.0.2.7 sign fail cmd 0x3 message id 0x5', 'invalidSignature'],
        ['CIFS VFS: Unexpected SMB signature', 'invalidSignature'],
        ['CIFS VFS: signing required but server lacks support', 'cannotSign'],
        ['CIFS: VFS: \\\\nas failed to connect to IPC (rc=-11)', 'timedOut'],
        ['PermissionError: [Errno 13] Permission denied: /mnt/nas/x (cifs)', 'accessDenied'],
        ['OSError: [Errno 112] Host is down: /mnt/share', 'connectionReset'],
        ['thread panicked: Permission denied (os error 13), cifs', 'accessDenied'],
        ['CIFS: VFS: BAD_NETWORK_NAME: \\\\nas\\share', 'nameNotFound'],
        ['Status code returned 0xc00000bb STATUS_NOT_SUPPORTED (cifs, flags 0x5, cmd 0x35)', 'notSupported']
    ]),
    ...of('macOS', 'inbound', [
        ['mount_smbfs: server rejected the connection: Authentication error', 'logonFailure'],
        ['mount_smbfs: server connection failed: No route to host', 'unreachable'],
        ['The Finder can\u2019t complete the operation (Error code -36)', 'unspecified'],
        ['macOS: There was a problem connecting to the server \u201cnas\u201d.', 'unspecified']
    ]),
    ...of('libraries', 'inbound', [
        ['jcifs.smb.SmbException: 0xC000018B', 'domainTrust'],
        ['Traceback: smbprotocol.exceptions.SMBException: Server message signature could not be verified', 'invalidSignature'],
        ['Error: connect ECONNREFUSED 192.0.2.7:445\n    at node_modules/smb2', 'connectionRefused'],
        ['Error: read ECONNRESET at node_modules/@marsaud/smb2', 'connectionReset'],
        ['java.net.SocketException: Connection reset\n at com.hierynomus.smbj', 'connectionReset'],
        ['impacket.smbconnection.SessionError: STATUS_LOGON_FAILURE(The attempted logon is invalid.)', 'logonFailure'],
        ['smbj: Server requires encryption, but it is not supported', 'encryptionMissing']
    ]),
    ...of('copiers', 'inbound', [
        ['Canon iR-ADV: error code 751', 'copierConnection'],
        ['Kyocera TASKalfa: send error 1102', 'copierLogon'],
        ['Kyocera: 1103', 'copierPath'],
        ['Xerox 016-781', 'copierConnection'],
        ['Authentication with the destination has failed. Check settings.', 'copierLogon']
    ]),
    ...of('events of the SMB client', 'outbound', [
        ['31017', 'guestBlocked'],
        ['Event 31017, SMBClient', 'guestBlocked'],
        ['Ereignis-ID: 31017\nEinen unsicheren Gastanmeldeversuch abgelehnt', 'guestBlocked'],
        ['ID de l\u2019\u00e9v\u00e9nement : 31013', 'invalidSignature'],
        ['\u041a\u043e\u0434 \u0441\u043e\u0431\u044b\u0442\u0438\u044f: 31013', 'invalidSignature'],
        ['\u30a4\u30d9\u30f3\u30c8 ID: 31022', 'guestAllowed'],
        [
            '<Event><System><Provider Name="Microsoft-Windows-SMBClient"/><EventID>31013</EventID><EventRecordID>1272</EventRecordID></System><EventData><Data Name="Status">3221266432</Data></EventData></Event>',
            'invalidSignature'
        ],
        ['Warning\t11/5/2026 10:02:33 AM\tSMBClient\t31998\tNone', 'cannotSign'],
        ['TimeCreated : 11/5/2026 10:02:33 AM\nId          : 31999\nProviderName: Microsoft-Windows-SMBClient', 'encryptionMissing'],
        ['Event 32000, SMBClient', 'smb1Only'],
        ['Event 31023 SMBClient', 'ntlmBlocked']
    ]),
    ...of('events of the SMB server', 'inbound', [
        ['Event 1004, SMBServer', 'invalidSignature'],
        ['Microsoft-Windows-SMBServer/Audit Event ID: 3021', 'cannotSign'],
        ['Event ID: 3022 Source: SMBServer', 'encryptionMissing'],
        ['Event 3000, SMBServer', 'smb1Only'],
        ['Event ID 1009 (SMBServer)', 'anonymousRefused'],
        ['Ereignis-ID: 551, Microsoft-Windows-SMBServer/Security, Status 0xC0000072', 'accountUnusable'],
        ['Information\t11/5/2026 10:02:33 AM\tSMBServer\t1004\tNone', 'invalidSignature'],
        ['SMBServer 3021', 'cannotSign'],
        ['3021', 'cannotSign'],
        ['Event ID 551', 'unspecified'],
        ['SmbServerNameHardeningLevel=2, STATUS_ACCESS_DENIED', 'spnCheck']
    ])
];
