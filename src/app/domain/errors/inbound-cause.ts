// SPDX-License-Identifier: MIT
import { areLimited } from '../peers/dialects';
import type { InboundFacts, SigningConfiguration } from '../computer/facts';
import type { ErrorId } from './entries';

/** What on this computer makes an error likely at others that connect to it. */
export type InboundCause =
    | 'notAccepting'
    | 'inboundSigning'
    | 'inboundNoSigning'
    | 'inboundEncryption'
    | 'spnRequired'
    | 'spnChecked'
    | 'smb1Refused'
    | 'smb1Accepted'
    | 'inboundDialects';

type Part = 'service' | 'signing' | 'maybeSigning' | 'encryption' | 'spn' | 'smb1' | 'dialect';

const reached: readonly Part[] = ['service'];

/** The settings that have a part in an error where others connect to this computer. */
const parts: Readonly<Partial<Record<ErrorId, readonly Part[]>>> = {
    invalidSignature: ['signing'],
    cannotSign: ['signing'],
    noSigningAlgorithm: ['signing'],
    guestSigning: ['signing'],
    accessDenied: ['maybeSigning', 'encryption', 'spn'],
    spnCheck: ['spn'],
    encryptionMissing: ['encryption'],
    guestEncryption: ['encryption'],
    logonFailure: ['spn'],
    copierLogon: ['maybeSigning', 'encryption', 'spn'],
    copierConnection: ['service', 'smb1', 'maybeSigning'],
    unspecified: ['service', 'maybeSigning', 'encryption'],
    sessionEnded: ['maybeSigning'],
    smb1Only: ['smb1'],
    connectionReset: ['service', 'smb1', 'dialect'],
    noDialect: ['smb1', 'dialect'],
    notSupported: ['dialect'],
    clusterDialect: ['dialect'],
    invalidParameter: ['dialect'],
    dialectLimits: ['dialect'],
    connectionRefused: reached,
    timedOut: reached,
    badNetworkPath: reached
};

/** All that is likely; empty where its settings have no part. `unknown`: they could not be read. */
export function inboundCauses(id: ErrorId, configuration: SigningConfiguration | null): readonly (InboundCause | 'unknown')[] {
    const looked = parts[id] ?? [];
    if (looked.length === 0) return [];
    if (!configuration) return ['unknown'];
    const found = looked.flatMap(part => causeOf(part, configuration.inbound) ?? []);
    return found.includes('notAccepting') ? ['notAccepting'] : found;
}

function causeOf(part: Part, inbound: InboundFacts): InboundCause | 'unknown' | null {
    switch (part) {
        case 'service':
            return inbound.service?.state && inbound.service.state !== 'Running' ? 'notAccepting' : null;
        case 'signing':
            return inbound.required === null ? 'unknown' : inbound.required ? 'inboundSigning' : 'inboundNoSigning';
        case 'maybeSigning':
            return inbound.required ? 'inboundSigning' : null;
        case 'encryption':
            // Without rejecting unencrypted access, clients that cannot encrypt are let in.
            return inbound.encryptData && inbound.rejectUnencryptedAccess ? 'inboundEncryption' : null;
        case 'spn':
            return inbound.nameHardening === 2 ? 'spnRequired' : inbound.nameHardening === 1 ? 'spnChecked' : null;
        case 'smb1':
            return inbound.smb1 === null ? null : inbound.smb1 ? 'smb1Accepted' : 'smb1Refused';
        case 'dialect':
            return areLimited(inbound) ? 'inboundDialects' : null;
    }
}
