// SPDX-License-Identifier: MIT
import { hostKey, parseHost } from '../../domain/negotiate/hosts';
import type { DeviceTest } from '../../readings/device-tests';
import { format, Strings } from '../../strings/strings';
import { clockTime } from '../../ui/texts/date-time';
import { failureText } from '../dry-run/dry-run-view';

/** A device, and the computer that tests it. */
export interface DeviceFrom {
    readonly device: string;
    readonly from: string;
}

/** What became of a device in a test; empty: it is not of that test, or was stopped before its turn. */
export function deviceTestText(test: DeviceTest | null, device: string, { Device, Peers, ...strings }: Strings): string {
    const host = parseHost(device);
    const isIt = (one: DeviceTest['hosts'][number]): boolean => host !== null && hostKey(one) === hostKey(host);
    if (!test?.hosts.some(isIt)) return '';
    const result = test.results.find(one => isIt(one.host));
    if (!result) {
        const isRunning = test.state === 'running';
        return isRunning ? Peers.Testing : test.failure ? format(Peers.TestFailed, failureText(test.failure, strings)) : '';
    }
    const { outcome } = result;
    if (outcome.kind === 'callFailed') return format(Peers.TestFailed, failureText(outcome.failure, strings));
    return format(Peers.TestResult, clockTime(result.testedAt), Device[outcome.kind].Name);
}
