// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../facts';
import type { ErrorId } from './entries';

/** What on this computer makes an error likely. */
export type Cause =
    | 'signingRequired'
    | 'signingNotRequired'
    | 'guestNeedsSigning'
    | 'guestOff'
    | 'guestOffAndSigning'
    | 'guestAllowed'
    | 'ntlmBlocked'
    | 'ntlmNotBlocked'
    | 'encryptionRequired'
    | 'dialectLimited'
    | 'maybeSigning'
    | 'unknown';

/** The likely cause on this computer; null where its settings have no part in the error. `unknown`: they could not be read. */
export function likelyCause(id: ErrorId, configuration: SigningConfiguration | null): Cause | null {
    const parts = partsOf(id);
    if (parts.length === 0) return null;
    if (!configuration) return 'unknown';
    const { outbound } = configuration;
    for (const part of parts) {
        if (part === 'guest') return guestCause(outbound.required, outbound.insecureGuestLogons);
        if (part === 'ntlm') return outbound.blockNtlm === null ? 'unknown' : outbound.blockNtlm ? 'ntlmBlocked' : 'ntlmNotBlocked';
        if (part === 'encryption' && outbound.requireEncryption) return 'encryptionRequired';
        if (part === 'dialect' && (limits(outbound.dialectMin) || limits(outbound.dialectMax))) return 'dialectLimited';
        if (part === 'maybeSigning' && outbound.required) return 'maybeSigning';
        if (part === 'signing')
            return outbound.required === null ? 'unknown' : outbound.required ? 'signingRequired' : 'signingNotRequired';
    }
    return null;
}

type Part = 'guest' | 'ntlm' | 'encryption' | 'dialect' | 'signing' | 'maybeSigning';

/** The settings that have a part in an error. */
function partsOf(id: ErrorId): readonly Part[] {
    switch (id) {
        case 'invalidSignature':
        case 'noSigningAlgorithm':
            return ['signing'];
        case 'guestSigning':
        case 'guestBlocked':
            return ['guest'];
        case 'guestEncryption':
            return ['encryption'];
        case 'badNetworkPath':
            return ['maybeSigning'];
        case 'ntlmBlocked':
            return ['ntlm'];
        case 'accessDenied':
            return ['encryption', 'maybeSigning'];
        case 'notSupported':
        case 'clusterDialect':
            return ['dialect'];
        case 'logonFailure':
        case 'noHashInCommon':
        case 'downgrade':
        case 'sessionEnded':
        case 'invalidNetworkResponse':
        case 'nameNotFound':
            return [];
    }
}

/** A guest is let in only where both settings allow it. */
function guestCause(required: boolean | null, guests: boolean | null): Cause {
    if (required === null || guests === null) return required ? 'guestNeedsSigning' : 'unknown';
    if (required) return guests ? 'guestNeedsSigning' : 'guestOffAndSigning';
    return guests ? 'guestAllowed' : 'guestOff';
}

function limits(dialect: string | null): boolean {
    return dialect !== null && dialect !== 'None' && dialect !== '0';
}
