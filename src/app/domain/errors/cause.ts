// SPDX-License-Identifier: MIT
import { areLimited } from '../peers/dialects';
import type { SigningConfiguration } from '../computer/facts';
import { refusesNtlm } from '../findings/surroundings';
import type { ErrorId } from './entries';
import type { InboundCause } from './inbound-cause';

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
    | 'unknown'
    | InboundCause;

type Part = 'guest' | 'ntlm' | 'maybeNtlm' | 'encryption' | 'dialect' | 'signing' | 'maybeSigning' | 'maybeGuest';

/** The settings that have a part in an error where this computer connects, in the order to look at them. */
const parts: Readonly<Partial<Record<ErrorId, readonly Part[]>>> = {
    invalidSignature: ['signing'],
    cannotSign: ['signing'],
    noSigningAlgorithm: ['signing'],
    guestSigning: ['guest'],
    guestBlocked: ['guest'],
    guestAllowed: ['guest'],
    guestEncryption: ['encryption'],
    encryptionMissing: ['encryption'],
    badNetworkPath: ['maybeSigning', 'maybeGuest'], // how Explorer shows both
    unspecified: ['maybeSigning', 'maybeGuest'],
    internalError: ['maybeSigning'],
    ntlmBlocked: ['ntlm'],
    accessDenied: ['encryption', 'maybeSigning'],
    notSupported: ['maybeNtlm', 'dialect'],
    noDialect: ['dialect'],
    clusterDialect: ['dialect'],
    invalidParameter: ['dialect'],
    connectionReset: ['dialect']
};

/** The likely cause where this computer connects; null where its settings have no part in the error. `unknown`: they could not be read. */
export function likelyCause(id: ErrorId, configuration: SigningConfiguration | null): Cause | null {
    const looked = parts[id] ?? [];
    if (looked.length === 0) return null;
    if (!configuration) return 'unknown';
    for (const part of looked) {
        const cause = causeOf(part, configuration);
        if (cause) return cause;
    }
    return null;
}

function causeOf(part: Part, configuration: SigningConfiguration): Cause | null {
    const { outbound } = configuration;
    switch (part) {
        case 'guest':
            return guestCause(outbound.required, outbound.insecureGuestLogons);
        case 'ntlm':
            if (refusesNtlm(configuration)) return 'ntlmBlocked';
            return outbound.blockNtlm === null ? 'unknown' : 'ntlmNotBlocked';
        case 'maybeNtlm':
            return refusesNtlm(configuration) ? 'ntlmBlocked' : null;
        case 'encryption':
            return outbound.requireEncryption ? 'encryptionRequired' : null;
        case 'dialect':
            return areLimited(outbound) ? 'dialectLimited' : null;
        case 'signing':
            return outbound.required === null ? 'unknown' : outbound.required ? 'signingRequired' : 'signingNotRequired';
        case 'maybeSigning':
            return outbound.required ? 'maybeSigning' : null;
        case 'maybeGuest':
            return outbound.insecureGuestLogons === false ? 'maybeGuestOff' : null;
    }
}

/** A guest is let in only where both settings allow it. */
function guestCause(required: boolean | null, guests: boolean | null): Cause {
    if (required === null || guests === null) return required ? 'guestNeedsSigning' : 'unknown';
    if (required) return guests ? 'guestNeedsSigning' : 'guestOffAndSigning';
    return guests ? 'guestAllowed' : 'guestOff';
}

/**
 * What would have to be weakened on this computer to make the error go away, where guests have a part in it: the requirement,
 * the refusal of insecure guest logons, or both. Null where neither is in the way.
 */
export function lastWay(id: ErrorId, configuration: SigningConfiguration | null): 'signing' | 'guests' | 'both' | null {
    const required = configuration?.outbound.required ?? null;
    const guests = configuration?.outbound.insecureGuestLogons ?? null;
    // Where something is not known, the error's own words decide.
    const signing = required ?? id !== 'guestBlocked';
    if (id === 'badNetworkPath') return signing ? 'signing' : guests === false ? 'guests' : null;
    if (guests === true) return signing ? 'signing' : null;
    return signing ? 'both' : 'guests';
}
