// SPDX-License-Identifier: MIT
import { isAbove, isBelow, leaves, limitOf } from '../peers/dialects';
import type { SigningConfiguration } from '../computer/facts';
import { refusesNtlm } from '../findings/surroundings';
import type { Smb2Answer } from './answer';
import type { DeviceOutcome, DeviceResult } from './device';
import { isAddress } from './hosts';

/**
 * Whether the computer, as it is set now, can connect to a device. `signed`, `encrypted`: yes, and so, with a real account:
 * whether the device lets in guests only is not tested, and those can do neither. `unsigned`: yes, and so. `no`: for the reason.
 * `unlikely`: no, unless something that was not read is so: the SMB 1 client is installed, or the device is an exception where
 * NTLM is refused. `unknown`: too little is known of the computer or the device, or the test failed on the computer.
 */
export type Verdict =
    | { readonly kind: 'signed' | 'unsigned' | 'encrypted' }
    | { readonly kind: 'no'; readonly reason: 'signing' | 'encryption' | 'dialect' | 'connection' | 'refused' }
    | { readonly kind: 'unlikely'; readonly reason: 'smb1' | 'ntlm' }
    | {
          readonly kind: 'unknown';
          readonly reason: 'computer' | 'device' | 'dialectMax' | 'nameTimedOut' | 'notAllowed' | 'failed' | 'callFailed';
      };

/** What to do next, in the order to try it: the device, a real account, and the caution only last. */
export type Step =
    | 'signingAtDevice'
    | 'requireAtDevice'
    | 'updateDevice'
    | 'smb2AtDevice'
    | 'encryptionAtDevice'
    | 'kerberosName'
    | 'ntlmException'
    | 'checkName'
    | 'checkService'
    | 'allowComputer'
    | 'checkFirewall'
    | 'checkPort'
    | 'realAccount'
    | 'testElsewhere'
    | 'caution';

type Answered = Pick<Extract<DeviceOutcome, { readonly older: unknown }>, 'answer' | 'older'>;

/** @param configuration null where the computer could not be read */
export function verdict({ outcome, host }: DeviceResult, configuration: SigningConfiguration | null): Verdict {
    switch (outcome.kind) {
        case 'required':
        case 'offered':
        case 'notOffered':
            return configuration ? smb2Verdict(outcome, isAddress(host.name), configuration) : { kind: 'unknown', reason: 'computer' };
        case 'smb1Only':
            return { kind: 'unlikely', reason: 'smb1' };
        case 'portClosed':
        case 'noAnswer':
        case 'unreachable':
        case 'nameNotFound':
        case 'closedWithoutAnswer':
        case 'notSmb':
            return { kind: 'no', reason: 'connection' };
        case 'sessionRefused':
            return { kind: 'no', reason: 'refused' };
        case 'noCommonDialect':
            return { kind: 'no', reason: 'dialect' };
        case 'again':
        case 'refusedStatus':
        case 'silent':
        case 'tooLarge':
        case 'damaged':
            return { kind: 'unknown', reason: 'device' };
        case 'nameTimedOut':
        case 'notAllowed':
        case 'failed':
        case 'callFailed':
            return { kind: 'unknown', reason: outcome.kind };
    }
}

function smb2Verdict({ answer, older }: Answered, byAddress: boolean, configuration: SigningConfiguration): Verdict {
    const { outbound } = configuration;
    const [lowest, highest] = [limitOf(outbound.dialectMin), limitOf(outbound.dialectMax)];
    if (leaves(lowest, highest) === 'crossed' || isBelow(answer.dialect, lowest)) return { kind: 'no', reason: 'dialect' };
    if (isAbove(answer.dialect, highest)) {
        // All were offered, and the device chose one that the computer would not offer.
        if (older === null) return { kind: 'unknown', reason: 'dialectMax' };
        if (older === 'none') return { kind: 'no', reason: 'dialect' };
        return smb2Verdict({ answer: older, older: null }, byAddress, configuration);
    }
    if (outbound.requireEncryption === true && answer.encryption === false) return { kind: 'no', reason: 'encryption' };
    if (refusesNtlm(configuration) && needsNtlm(answer, byAddress)) return { kind: 'unlikely', reason: 'ntlm' };
    if (outbound.requireEncryption === true && answer.encryption === true) return { kind: 'encrypted' };
    if (outbound.required === null) return { kind: 'unknown', reason: 'computer' };
    if (answer.signing.required) return { kind: 'signed' };
    if (!outbound.required) return { kind: 'unsigned' };
    return answer.signing.offered ? { kind: 'signed' } : { kind: 'no', reason: 'signing' };
}

/** Kerberos needs a name, and a device that offers it. */
function needsNtlm({ mechanisms }: Smb2Answer, byAddress: boolean): boolean {
    return byAddress || (mechanisms !== null && mechanisms.includes('ntlm') && !mechanisms.includes('kerberos'));
}

/** The next steps for a result, in the order to try them. */
export function steps(result: DeviceResult, found: Verdict): readonly Step[] {
    const byKind: Readonly<Record<DeviceOutcome['kind'], readonly Step[]>> = {
        required: ['realAccount'],
        offered: ['requireAtDevice', 'realAccount'],
        notOffered: ['signingAtDevice', 'updateDevice', 'realAccount'],
        smb1Only: ['smb2AtDevice', 'updateDevice'],
        again: ['updateDevice'],
        noCommonDialect: ['smb2AtDevice', 'updateDevice'],
        refusedStatus: ['updateDevice'],
        closedWithoutAnswer: ['smb2AtDevice', 'checkService'],
        sessionRefused: ['allowComputer'],
        silent: ['checkService', 'checkFirewall'],
        notSmb: ['checkPort', 'checkService'],
        tooLarge: ['checkPort'],
        damaged: ['updateDevice', 'checkPort'],
        nameNotFound: ['checkName'],
        nameTimedOut: ['checkName'],
        portClosed: ['checkService', 'checkPort'],
        noAnswer: ['checkName', 'checkFirewall'],
        unreachable: ['checkName', 'checkFirewall'],
        notAllowed: ['testElsewhere'],
        failed: ['checkName'],
        callFailed: []
    };
    const steps = byKind[result.outcome.kind];
    if (found.kind === 'unlikely' && found.reason === 'ntlm') return ['kerberosName', 'ntlmException'];
    if (found.kind !== 'no') return steps;
    switch (found.reason) {
        case 'encryption':
            return ['encryptionAtDevice', 'updateDevice'];
        case 'dialect':
            return ['smb2AtDevice', 'updateDevice'];
        case 'signing':
            return [...steps, 'caution'];
        case 'connection':
        case 'refused':
            return steps;
    }
}
