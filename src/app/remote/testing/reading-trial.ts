// SPDX-License-Identifier: MIT
import type { FailureKind } from '../../domain/outcome';
import { until } from '../../domain/testing/time';
import type { FakeGateway } from './fake-gateway';
import { FaultName, faults } from './faults';

/** An operation that reads one computer. */
export interface ReadingTrial {
    readonly gateway: FakeGateway;
    /** The computer that is asked. */
    readonly computer: string;
    /** Asks it, and asks it again. */
    readonly begin: () => void;
    /** What a person is told; `ready` only where the answer is shown. */
    readonly told: () => 'loading' | 'ready' | FailureKind;
}

/** How long is waited for an answer in a window that is to meet this fault, in milliseconds; undefined: as long as it takes. */
export function limitFor(fault?: FaultName): number | undefined {
    return fault === 'hangs' ? 5 : undefined;
}

/**
 * Has an operation meet a fault: it is told, nothing is shown as read that was not, nothing is written, and another try works.
 * @param meanwhile called while nothing was read
 */
export async function mustMeet(
    { gateway, computer, begin, told }: ReadingTrial,
    fault: FaultName,
    meanwhile: () => void = () => undefined
): Promise<void> {
    const written = gateway.written.length;
    const isOver = (): boolean => told() !== 'loading';
    gateway.break(computer, fault);
    begin();
    const expected = faults[fault].told;
    if (expected === null) {
        expect(told()).toBe('loading');
        meanwhile();
        gateway.mend();
        gateway.release();
    } else {
        await until(isOver);
        expect(told()).toBe(expected);
        meanwhile();
        gateway.mend();
        begin();
    }
    await until(isOver);
    expect(told()).toBe('ready');
    expect(gateway.written.length).toBe(written);
}
