// SPDX-License-Identifier: MIT
import type { Sentences } from './sentence';

/** The messages of Windows in English ([MS-ERREF] 2.2 and 2.3), and of its events. */
export const english: Sentences = {
    invalidSignature: [
        'the cryptographic signature is invalid',
        'invalid signature',
        'the signing validation failed',
        'signature validation failed',
        'the message or signature supplied for verification has been altered'
    ],
    guestBlocked: [
        "you can't access this shared folder because your organization's security policies block unauthenticated guest access",
        'security policies block unauthenticated guest access',
        'rejected an insecure guest logon'
    ],
    guestAllowed: ['allowed an insecure guest logon'],
    badNetworkPath: ['the network path was not found', 'the network path cannot be located', 'no such host is known'],
    nameNotFound: ['the network name cannot be found', 'the specified share name cannot be found on the remote server'],
    badAddress: ['the network address is invalid', 'the format of the specified network name is invalid'],
    timedOut: [
        'the semaphore timeout period has expired',
        'this operation returned because the timeout period expired',
        'a connection attempt failed because the connected party did not properly respond'
    ],
    connectionRefused: [
        'the remote computer refused the network connection',
        'no connection could be made because the target machine actively refused it'
    ],
    connectionReset: [
        'an existing connection was forcibly closed by the remote host',
        'the network connection was aborted by the local system',
        'the transport connection is now disconnected',
        'the transport connection has been reset'
    ],
    unreachable: [
        'the network location cannot be reached',
        'the remote network is not reachable by the transport',
        'the remote computer is not available'
    ],
    sessionEnded: [
        'the specified network name is no longer available',
        'an unexpected network error occurred',
        'the specified network resource or device is no longer available',
        'the remote user session has been deleted'
    ],
    noProvider: ['no network provider accepted the given network path', 'the network is not present or not started'],
    credentialConflict: [
        'multiple connections to a server or shared resource by the same user, using more than one user name, are not allowed'
    ],
    driveInUse: ['the local device name is already in use'],
    tooManyConnections: ['no more connections can be made to this remote computer at this time'],
    ntlmBlocked: ['authentication failed because ntlm was blocked', 'authentication failed because ntlm authentication has been disabled'],
    accessDenied: [
        'access is denied',
        'access to the path',
        'access to the shared folder',
        'a process has requested access to an object, but has not been granted those access rights',
        'you do not have permission to access \\\\'
    ],
    networkAccessDenied: ['network access is denied'],
    spnCheck: ['spn check for smb/smb2 failed', 'smbservernamehardeninglevel=2'],
    logonFailure: [
        'the user name or password is incorrect',
        'logon failure: unknown user name or bad password',
        'the attempted logon is invalid',
        'the logon attempt failed',
        'the specified account does not exist'
    ],
    wrongPassword: ['the specified network password is not correct', 'the value provided as the current password is not correct'],
    accountRestriction: [
        'account restrictions are preventing this user from signing in',
        'user account restriction',
        'a user account restriction has prevented you from logging on',
        'your account has time restrictions that keep you from signing in right now',
        'this user is not allowed to sign in to this computer'
    ],
    accountUnusable: [
        'this user is not allowed to sign in because the account is currently disabled',
        'account currently disabled',
        'the referenced account is currently disabled',
        'the referenced account is currently locked out',
        'the password for this account has expired',
        "the user's password must be changed before signing in",
        "the user's account has expired"
    ],
    logonType: [
        'the user has not been granted the requested logon type at this computer',
        'a user has requested a type of logon (for example, interactive or network) that has not been granted'
    ],
    lanManager: ['the account is not authorized to log in from this station', 'the account is not authorized to login from this station'],
    noLogonServers: [
        'there are currently no logon servers available to service the logon request',
        "we can't sign you in with this credential because your domain isn't available",
        'no authority could be contacted for authentication'
    ],
    noLogonSession: ['a specified logon session does not exist. it may already have been terminated'],
    noCredentials: ['no credentials are available in the security package', 'partial mismatch in the machine id'],
    targetName: ['the target account name is incorrect', 'the target principal name is incorrect'],
    domainTrust: [
        'the trust relationship between this workstation and the primary domain failed',
        'the trust relationship between the primary domain and the trusted domain failed',
        'the security database on the server does not have a computer account for this workstation trust relationship',
        'the logon request failed because the trust relationship'
    ],
    clockSkew: [
        'there is a time and/or date difference between the client and server',
        'the clocks on the client and server machines are skewed'
    ],
    smb1Only: [
        'this share requires the obsolete smb1 protocol',
        "you can't connect to the file share because it's not secure",
        'a client attempted to access the server using smb1'
    ],
    notSupported: ['the request is not supported'],
    noDialect: ['the server does not support any dialect that the client is trying to negotiate'],
    dialectLimits: ['invalid smb dialect', 'smb2dialectmin is greater than smb2dialectmax'],
    invalidNetworkResponse: ['the specified server cannot perform the requested operation', 'the network responded incorrectly'],
    invalidParameter: ['the parameter is incorrect', 'an invalid parameter was passed to a service or function'],
    internalError: ['an internal error occurred'],
    extendedError: ['an extended error has occurred'],
    unspecified: [
        // Explorer says these beside any error.
        'check the spelling of the name. otherwise, there might be a problem with your network',
        'you might not have permission to use this network resource',
        'unspecified error',
        'the requested operation was unsuccessful',
        'a device attached to the system is not functioning'
    ]
};
