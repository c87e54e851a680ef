// SPDX-License-Identifier: MIT
import { keepsOut, limitOf } from '../dialects';
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
    | 'maybeGuestOff'
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
        if (part === 'dialect' && (isLimited(outbound.dialectMin, 'dialectMin') || isLimited(outbound.dialectMax, 'dialectMax')))
            return 'dialectLimited';
        if (part === 'maybeSigning' && outbound.required) return 'maybeSigning';
        if (part === 'maybeGuest' && outbound.insecureGuestLogons === false) return 'maybeGuestOff';
        if (part === 'signing')
            return outbound.required === null ? 'unknown' : outbound.required ? 'signingRequired' : 'signingNotRequired';
    }
    return null;
}

type Part = 'guest' | 'ntlm' | 'encryption' | 'dialect' | 'signing' | 'maybeSigning' | 'maybeGuest';

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
            return ['maybeSigning', 'maybeGuest']; // how Explorer shows both
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

/**
 * What would have to be weakened on this computer for the error to go, where guests have a part in it: the requirement, that
 * insecure guest logons are off, or both. Null where neither is in the way.
 */
export function lastWay(id: ErrorId, configuration: SigningConfiguration | null): 'signing' | 'guests' | 'both' | null {
    const required = configuration?.outbound.required ?? null;
    const guests = configuration?.outbound.insecureGuestLogons ?? null;
    // What is not known is taken as the error's own words have it.
    const signing = required ?? id !== 'guestBlocked';
    if (id === 'badNetworkPath') return signing ? 'signing' : guests === false ? 'guests' : null;
    if (guests === true) return signing ? 'signing' : null;
    return signing ? 'both' : 'guests';
}

function isLimited(text: string | null, which: 'dialectMin' | 'dialectMax'): boolean {
    return keepsOut(limitOf(text), which) === true;
}
