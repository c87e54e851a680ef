// SPDX-License-Identifier: MIT
import type { Direction } from '../../computer/facts';

export type ErrorId =
    | 'invalidSignature'
    | 'cannotSign'
    | 'guestSigning'
    | 'guestBlocked'
    | 'guestAllowed'
    | 'guestEncryption'
    | 'anonymousRefused'
    | 'badNetworkPath'
    | 'nameNotFound'
    | 'badAddress'
    | 'timedOut'
    | 'connectionRefused'
    | 'connectionReset'
    | 'unreachable'
    | 'sessionEnded'
    | 'noProvider'
    | 'credentialConflict'
    | 'driveInUse'
    | 'tooManyConnections'
    | 'ntlmBlocked'
    | 'accessDenied'
    | 'networkAccessDenied'
    | 'spnCheck'
    | 'logonFailure'
    | 'wrongPassword'
    | 'accountRestriction'
    | 'accountUnusable'
    | 'logonType'
    | 'noLogonServers'
    | 'noLogonSession'
    | 'noCredentials'
    | 'targetName'
    | 'domainTrust'
    | 'lanManager'
    | 'clockSkew'
    | 'smb1Only'
    | 'notSupported'
    | 'noDialect'
    | 'dialectLimits'
    | 'noHashInCommon'
    | 'clusterDialect'
    | 'noSigningAlgorithm'
    | 'downgrade'
    | 'encryptionMissing'
    | 'invalidNetworkResponse'
    | 'invalidParameter'
    | 'internalError'
    | 'extendedError'
    | 'unspecified'
    | 'copierLogon'
    | 'copierPath'
    | 'copierConnection';

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
    | 'ntlmVersion'
    | 'checkName'
    | 'checkAccount'
    | 'checkPort'
    | 'port445'
    | 'checkService'
    | 'encryptionAtDevice'
    | 'dialectRange'
    | 'smb2AtDevice'
    | 'checkPath'
    | 'reconnect'
    | 'whenRepeated'
    | 'useAlias'
    | 'duplicateSid'
    | 'repairTrust'
    | 'disconnectFirst'
    | 'syncClock'
    | 'finishUpgrade'
    | 'setPassword'
    | 'networkLogonRight'
    | 'providerInstalled'
    | 'wholeMessage'
    /** Steps for the other end, where it connects to this computer. */
    | 'signingAtClient'
    | 'updateClient'
    | 'encryptionAtClient'
    | 'smb2AtClient'
    | 'accountHere'
    | 'clientEvents'
    | 'spnAtClient'
    | 'kerberosHere'
    | 'rightsHere'
    | 'shareHere'
    | 'firewallHere'
    | 'inboundDialects'
    | 'caution'
    | 'inboundCaution'
    /** The caution where guests have a part: what it takes depends on the computer, see `lastWay`. */
    | 'guestCaution';

/** An error that has to do with SMB signing, or that people see in place of one that has. */
export interface ErrorEntry {
    readonly id: ErrorId;
    /** NTSTATUS values and HRESULTs, unsigned. */
    readonly ntstatus: readonly number[];
    /** Windows error numbers below 65536, as "System error N" and HRESULT 0x8007NNNN show them. */
    readonly win32: readonly number[];
    readonly symbols: readonly string[];
    /** Events that mean it, of the SMB client's and server's logs. */
    readonly events?: readonly number[];
    /** What to do where this computer connects to the other end. */
    readonly remedies: readonly Remedy[];
    /** What to do where the other end connects to this computer. */
    readonly inbound: readonly Remedy[];
    /** What the other end reports in place of this error: not explained beside it. */
    readonly insteadOf?: readonly ErrorId[];
    /** Which end this computer is, where the error itself says so. */
    readonly end?: Direction;
    readonly source: string;
}

export const requirement = 'Control SMB signing behavior (preview)';
export const erref = '[MS-ERREF]';
export const smb2 = '[MS-SMB2]';
export const winsock = 'Windows Sockets Error Codes';
export const smbEvents = 'The events of Microsoft-Windows-SMBClient and Microsoft-Windows-SMBServer';
