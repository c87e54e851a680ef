// SPDX-License-Identifier: MIT
import type { DeviceResult } from '../negotiate/device';
import { hostText } from '../negotiate/hosts';

/** What a test of a device showed of it as a server. */
export interface TestedDevice {
    /** The computer that tested it. */
    readonly computer: string;
    /** As the test names it: by a name, or an address. */
    readonly peer: string;
    /** Whether it offers or requires signing. */
    readonly canSign: boolean;
    /** ISO 8601, UTC, by the browser's clock. */
    readonly testedAt: string;
}

/** What tests from a computer showed; those that say nothing of signing are left out. */
export function testedDevices(computer: string, results: readonly DeviceResult[]): readonly TestedDevice[] {
    return results.flatMap(({ host, outcome: { kind }, testedAt }) =>
        kind === 'required' || kind === 'offered' || kind === 'notOffered'
            ? [{ computer, peer: hostText(host), canSign: kind !== 'notOffered', testedAt: testedAt.toISOString() }]
            : []
    );
}
