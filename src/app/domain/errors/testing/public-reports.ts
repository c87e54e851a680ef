// SPDX-License-Identifier: MIT
import type { Report } from './report';

const guide = 'common wording';

/** Inputs from public reports, with personal details replaced. Each stands for its kind. */
export const publicReports: readonly Report[] = [
    { from: 'github.com/duplicati/duplicati/issues/4752', text: 'Invalid signature.', errors: ['invalidSignature'] },
    {
        from: 'github.com/openwrt/openwrt/issues/24224',
        text: '\\\\router\\share is not accessible. Invalid Signature',
        errors: ['invalidSignature'],
        says: ['updateDevice']
    },
    { from: 'github.com/namjaejeon/ksmbd/issues/515', text: 'Error 0x80090006: Invalid Signature', errors: ['invalidSignature'] },
    { from: 'KB2756452', text: 'Copying files: Invalid Signature', errors: ['invalidSignature'] },
    {
        from: 'github.com/marmos91/dittofs/issues/1530',
        text: 'System error 1359 has occurred.\r\n\r\nAn internal error occurred.',
        errors: ['internalError']
    },
    {
        from: 'a router guide in Russian',
        text: 'Вы не можете получить доступ к этой общей папке, так как политики безопасности вашей организации блокируют гостевой доступ без проверки подлинности.',
        errors: ['guestBlocked']
    },
    {
        from: 'github.com/hierynomus/smbj/issues/554',
        text: 'com.hierynomus.smbj.common.SMBRuntimeException: Cannot require message signing when authenticating with a guest account',
        errors: ['guestSigning'],
        end: 'inbound'
    },
    {
        from: 'github.com/AgNO3/jcifs-ng/issues/57',
        text: 'jcifs.smb.SmbException: Signature validation failed ... The server did not sign a message we expected to be signed',
        errors: ['invalidSignature'],
        end: 'inbound'
    },
    {
        from: 'github.com/AgNO3/jcifs-ng/issues/115',
        text: 'jcifs.smb.SmbException: Signatures are required but the server does not support them',
        errors: ['cannotSign'],
        end: 'inbound'
    },
    {
        from: 'github.com/fortra/impacket/issues/817',
        text: 'SMB SessionError: STATUS_NOT_SUPPORTED(The request is not supported.)',
        errors: ['notSupported']
    },
    {
        from: 'github.com/Pennyw0rth/NetExec/issues/1312',
        text: 'SMB SessionError: STATUS_NOT_SUPPORTED; RestrictReceivingNTLMTraffic=2',
        errors: ['notSupported'],
        end: 'inbound',
        says: ['kerberosHere']
    },
    {
        from: 'github.com/Node-SMB/marsaud-smb2/issues/46',
        text: 'Error: STATUS_ACCESS_DENIED (0xC0000022) : {Access Denied} at node_modules/@marsaud/smb2/lib/tools/smb2-forge.js:22:15',
        errors: ['accessDenied'],
        end: 'inbound',
        says: ['signingAtClient']
    },
    {
        from: 'github.com/hierynomus/smbj/issues/606',
        text: 'com.hierynomus.mssmb2.SMBApiException: STATUS_ACCESS_DENIED (0xc0000022): Authentication failed for user',
        errors: ['accessDenied'],
        end: 'inbound',
        says: ['spnAtClient']
    },
    {
        from: 'medium.com/tenable-techblog (SPN target name validation)',
        text: '<Event><System><Provider Name="Microsoft-Windows-Security-Auditing"/><EventID>5168</EventID></System><EventData><Data Name="SpnName">N/A</Data><Data Name="ErrorCode">0xc0000022</Data></EventData></Event>',
        errors: ['spnCheck'],
        end: 'inbound'
    },
    {
        from: 'github.com/egdels/SambaLite/issues/10',
        text: '10-06 08:59:07.108  3775  3817 W SmbRepository: connect failed (attempt 1): STATUS_ACCESS_DENIED (0xc0000022)\n10-06 08:59:07.110  3775  3817 W SmartErrorHandler: Error recorded',
        errors: ['accessDenied'],
        end: 'inbound',
        says: ['encryptionAtClient']
    },
    {
        from: 'github.com/thomasmauerer/hassio-addons/issues/143',
        text: 'Server requested LANMAN password (share-level security) but client lanman auth = no or NTLMv2\ntree connect failed: NT_STATUS_ACCESS_DENIED',
        errors: ['smb1Only'],
        end: 'inbound'
    },
    {
        from: 'github.com/TalAloni/SMBLibrary/issues/20',
        text: 'SessionSetup response: STATUS_MORE_PROCESSING_REQUIRED 0xc0000016\nTreeConnect response: STATUS_ACCESS_DENIED',
        errors: ['accessDenied']
    },
    {
        from: 'github.com/kubernetes-csi/csi-driver-smb/issues/655',
        text: 'New-SmbGlobalMapping failed: System error 65 has occurred. Network access is denied.',
        errors: ['networkAccessDenied']
    },
    {
        from: 'Azure Data Box share-access guide',
        text: 'SMB Session Authentication Failure\nLog: Microsoft-Windows-SMBServer/Security\nEvent ID: 551\nStatus: The attempted logon is invalid. (0xC000006D)',
        errors: ['logonFailure'],
        end: 'inbound',
        says: ['ntlmVersion']
    },
    {
        from: 'github.com/miketeo/pysmb/issues/108',
        text: 'smb.smb_structs.OperationFailure: status 0xC000006A',
        errors: ['wrongPassword']
    },
    {
        from: 'github.com/home-assistant/addons/issues/416',
        text: 'session setup failed: NT_STATUS_WRONG_PASSWORD',
        errors: ['wrongPassword'],
        end: 'inbound'
    },
    {
        from: 'several guides',
        text: 'System error 86 has occurred.\r\n\r\nThe specified network password is not correct.',
        errors: ['wrongPassword']
    },
    { from: 'KB3181029', text: 'Logon Failure: The target account name is incorrect.', errors: ['targetName'], says: ['useAlias'] },
    { from: 'KB3181029', text: 'System error 1396 has occurred.', errors: ['targetName'], says: ['useAlias'] },
    { from: 'KB3181029', text: 'System error 1327 has occurred. Logon failure: user account restriction.', errors: ['accountRestriction'] },
    { from: 'public repositories', text: '此账户并未得到从这个工作站登录的授权。', errors: ['lanManager'] },
    { from: 'public repositories', text: 'The account is not authorized to log in from this station.', errors: ['lanManager'] },
    {
        from: 'KB5065426, KB5068222, KB5066913',
        text: 'There is a partial mismatch in the machine ID. SEC_E_NO_CREDENTIALS (0x8009030E)',
        errors: ['noCredentials']
    },
    { from: 'github.com/vmware/photon/issues/717', text: '0xc000018d STATUS_TRUSTED_RELATIONSHIP_FAILURE', errors: ['domainTrust'] },
    {
        from: 'github.com/microsoft/WSL/issues/9691',
        text: '[   12.345678] CIFS: Status code returned 0xc000006d NT_STATUS_LOGON_FAILURE\nmount error(13): Permission denied',
        errors: ['logonFailure'],
        end: 'inbound'
    },
    {
        from: 'Azure Files troubleshooting',
        text: 'System error 53 has occurred. Access is denied.',
        errors: ['badNetworkPath', 'accessDenied'],
        says: ['port445']
    },
    {
        from: 'github.com/winfsp/sshfs-win/issues/459',
        text: "net use X: \\\\sshfs\\me@host\nL'erreur système 67 s'est produite.",
        errors: ['nameNotFound'],
        says: ['providerInstalled']
    },
    {
        from: 'github.com/docker/for-win/issues/577',
        text: 'System error 64 has occurred.',
        errors: ['sessionEnded'],
        says: ['whenRepeated']
    },
    {
        from: 'github.com/home-assistant/addons/issues/3873',
        text: 'Der angegebene Server kann den angeforderten Vorgang nicht ausführen.',
        errors: ['invalidNetworkResponse']
    },
    {
        from: 'github.com/dockur/samba/issues/26',
        text: 'System error 1707: The network address is invalid. (port 446)',
        errors: ['badAddress'],
        says: ['checkPort']
    },
    { from: 'guides (Explorer, German)', text: 'Fehlercode: 0x80004005 Unbekannter Fehler', errors: ['unspecified'], says: ['testDevice'] },
    {
        from: 'many guides',
        text: "System error 384 has occurred.\n\nYou can't connect to the file share because it's not secure. This share requires the obsolete SMB1 protocol, which is unsafe and could expose your system to attack.",
        errors: ['smb1Only']
    },
    { from: 'github.com/drudge/n8n-nodes-smb2/issues/7', text: 'Error Code: 3221225473', errors: ['unspecified'] },
    {
        from: 'github.com/hierynomus/smbj/issues/777',
        text: 'SMBApiException: STATUS_INVALID_PARAMETER (0xc000000d): Dialect negotiation failed',
        errors: ['invalidParameter'],
        says: ['dialectRange']
    },
    {
        from: 'github.com/home-assistant/core/issues/94334',
        text: 'Jun 09 10:12:01 homeassistant mount[1234]: mount error: Server abruptly closed the connection.\nJun 09 10:12:01 homeassistant mount[1234]: This can happen if the server does not support the SMB version you are trying to use.',
        errors: ['smb1Only'],
        end: 'inbound'
    },
    {
        from: 'github.com/motioneye-project/motioneyeos/issues/1783',
        text: '[Thu Jan  1 01:51:09 1970] CIFS VFS: Server does not support signing!\n[Thu Jan  1 01:51:09 1970] CIFS VFS: cifs_mount failed w/return code = -524',
        errors: ['cannotSign'],
        end: 'inbound'
    },
    {
        from: 'github.com/kubernetes-csi/csi-driver-smb/issues/250',
        text: 'mount error(13): Permission denied',
        errors: ['accessDenied'],
        end: 'inbound'
    },
    {
        from: 'github.com/mr-manuel/raspberry-pi-backup/issues/11',
        text: 'mount error(95): Operation not supported',
        errors: ['notSupported'],
        end: 'inbound'
    },
    {
        from: 'github.com/docker/for-win/issues/2556',
        text: 'CIFS VFS: SMB signature verification returned error = -13',
        errors: ['invalidSignature'],
        end: 'inbound'
    },
    { from: 'github.com/miketeo/pysmb/issues/151', text: 'Bad SMB2 signature for message', errors: ['invalidSignature'] },
    { from: 'github.com/openwrt/packages/issues/25767', text: 'ksmbd: bad smb2 signature', errors: ['invalidSignature'] },
    {
        from: 'github.com/OpenPrinting/cups/issues/1633',
        text: 'Scan to folder fails on the Canon with #806',
        errors: ['copierLogon'],
        end: 'inbound'
    },
    {
        from: 'github.com/dianlight/hassio-addons/issues/344',
        text: 'Sonos was unable to add the music folder from your network. Access to the shared folder "\\\\nas\\music" is denied.',
        errors: ['smb1Only'],
        end: 'inbound'
    },
    {
        from: 'github.com/boostorg/filesystem/issues/334',
        text: 'Log Name: Microsoft-Windows-SmbClient/Security\nEvent ID: 31013\nThe signing validation failed.',
        errors: ['invalidSignature']
    },
    {
        from: 'github.com/namjaejeon/ksmbd/issues/296',
        text: 'Microsoft-Windows-SmbClient/Connectivity\nEvent ID: 30816\nThe server does not support any dialect that the client is trying to negotiate.',
        errors: ['noDialect']
    },
    {
        from: 'scan-to-folder threads',
        text: 'Event ID 31010: The SMB client failed to connect to the share. Error: {Access Denied} A process has requested access to an object, but has not been granted those access rights.',
        errors: ['accessDenied']
    },
    {
        from: 'github.com/microsoft/Windows-Admin-Center-Ideas-and-Feedback/issues/300',
        text: 'Event ID 1061',
        errors: ['dialectLimits'],
        end: 'inbound'
    },
    {
        from: 'github.com/ume05rw/SharpCifs.Std/issues/41',
        text: 'SharpCifs.Smb.SmbException: This client does not support the negotiated dialect.',
        errors: ['noDialect'],
        end: 'inbound'
    },
    { from: guide, text: 'On Windows 11 I get: System error 53 has occurred.', errors: ['badNetworkPath'] },
    { from: guide, text: 'Windows 11: System error 67 has occurred.', errors: ['nameNotFound'] },
    { from: guide, text: 'Server 2025 error 53', errors: ['badNetworkPath'] },
    { from: guide, text: 'Am 5. November 2025, 10:02 Uhr: Systemfehler 53', errors: ['badNetworkPath'] },
    { from: guide, text: 'Attempt 5 of 10 failed: System error 53', errors: ['badNetworkPath'] },
    { from: guide, text: 'Msg 3201, Level 16, State 1: Betriebssystemfehler 1272', errors: ['guestBlocked'] },
    { from: guide, text: 'Error: timeout after 53 seconds', errors: [] },
    { from: guide, text: 'Error opening 5 files', errors: [] },
    { from: guide, text: 'เกิดข้อผิดพลาดของระบบ 53', errors: ['badNetworkPath'] },
    { from: guide, text: 'Pojavila se sistemska pogreška 53.', errors: ['badNetworkPath'] },
    { from: guide, text: 'Възникна системна грешка 53.', errors: ['badNetworkPath'] },
    { from: guide, text: 'Đã xảy ra lỗi hệ thống 53.', errors: ['badNetworkPath'] },
    { from: guide, text: 'Prišlo je do sistemske napake 53.', errors: ['badNetworkPath'] },
    { from: guide, text: 'Įvyko 53 sistemos klaida.', errors: ['badNetworkPath'] },
    { from: guide, text: 'Ilmnes süsteemi tõrge 53.', errors: ['badNetworkPath'] }
];
