// SPDX-License-Identifier: MIT
// Devices as a test found them.
import { deviceOutcome, type DeviceOutcome, type DeviceResult, type Probe } from '../device';

const nothing: Probe = {
    request: 'smb2',
    ended: 'complete',
    words: null,
    addresses: [],
    canonicalName: null,
    address: null,
    connectMilliseconds: null,
    answerMilliseconds: null,
    answer: new Uint8Array()
};

/** A device whose requests brought this, and nothing else. */
export function tested(name: string, ...found: readonly Partial<Probe>[]): DeviceResult {
    const probes = found.map(probe => ({ ...nothing, ...probe }));
    return { host: { name, port: 445 }, outcome: deviceOutcome(probes), probes, testedAt: new Date(0) };
}

/** A device of this outcome; nothing else is known of it. */
export function withOutcome(outcome: DeviceOutcome, name = 'nas'): DeviceResult {
    return { host: { name, port: 445 }, outcome, probes: [], testedAt: new Date(0) };
}
