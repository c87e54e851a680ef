// SPDX-License-Identifier: MIT
import type { InboundFacts } from '../facts';
import type { DeviceOutcome } from './device';

/**
 * Whether the computer's own SMB server does what the setting says. The security mode of its answer has the bit "required"
 * exactly where the server requires signing ([MS-SMB2] 3.3.5.4); a computer that accepts no connections has a closed port.
 */
export function selfCheck(outcome: DeviceOutcome, inbound: InboundFacts | null): 'agrees' | 'disagrees' | 'notComparable' {
    if (!inbound) return 'notComparable';
    const stopped = inbound.service !== null && inbound.service.state !== 'Running';
    if (stopped) return outcome.kind === 'portClosed' ? 'agrees' : 'notComparable';
    if (outcome.kind !== 'required' && outcome.kind !== 'offered' && outcome.kind !== 'notOffered') return 'notComparable';
    if (inbound.required === null) return 'notComparable';
    return inbound.required === (outcome.kind === 'required') ? 'agrees' : 'disagrees';
}
