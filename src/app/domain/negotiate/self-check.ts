// SPDX-License-Identifier: MIT
import type { InboundFacts } from '../computer/facts';
import { type DeviceOutcome, wasReached } from './device';

/** Who asked a computer's SMB server; `notKnown`: under a name that may be its own. */
export type Asking = 'another' | 'itself' | 'notKnown';

/**
 * What an answer of the computer's SMB server shows. `agrees`, `disagrees`: with what is in force. `answers`: no more than
 * that its server answers. `notProven`: who asked isn't known. `notComparable`: one of the two is missing.
 */
export type SelfCheck = 'agrees' | 'disagrees' | 'answers' | 'notProven' | 'notComparable';

/**
 * Whether the computer's own SMB server does what the setting says. The security mode of its answer has the bit "required"
 * exactly where the server requires signing ([MS-SMB2] 3.3.5.4); a computer that accepts no connections has a closed port.
 * To a connection from the computer itself, recent versions of Windows say "required" whatever is set.
 */
export function selfCheck(outcome: DeviceOutcome, inbound: InboundFacts | null, asking: Asking): SelfCheck {
    if (asking === 'itself') return wasReached(outcome) ? 'answers' : closedAsItShould(outcome, inbound) ? 'agrees' : 'notComparable';
    if (closedAsItShould(outcome, inbound)) return asking === 'another' ? 'agrees' : 'notProven';
    if (!inbound || inbound.required === null || isStopped(inbound)) return 'notComparable';
    if (outcome.kind !== 'required' && outcome.kind !== 'offered' && outcome.kind !== 'notOffered') return 'notComparable';
    if (asking === 'notKnown') return 'notProven';
    return inbound.required === (outcome.kind === 'required') ? 'agrees' : 'disagrees';
}

function isStopped({ service }: InboundFacts): boolean {
    return service !== null && service.state !== 'Running';
}

function closedAsItShould(outcome: DeviceOutcome, inbound: InboundFacts | null): boolean {
    return inbound !== null && isStopped(inbound) && outcome.kind === 'portClosed';
}
