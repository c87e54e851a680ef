// SPDX-License-Identifier: MIT
import { gatewayOf, measureEvidence } from './many-computers';
import type { Measurement } from './row';

const [computers, latency, atOnce, limit] = [1000, 250, 10, 1.15];

/** Reading the evidence of many computers, at most three calls each, beside the time that it could not take less than. */
export const evidenceOfMany: Measurement = async ({ browser }) => {
    const gateway = await gatewayOf(computers, latency);
    try {
        const { took, calls } = await measureEvidence(browser, gateway, atOnce);
        if (calls > 3 * computers) throw new Error(`${calls} calls for ${computers} computers.`);
        const ideal = Math.ceil(calls / atOnce) * latency;
        return [
            {
                what: `evidence of ${computers} computers, ${calls} calls that take ${latency} ms each, ${atOnce} computers at once`,
                target: `at most ${limit.toFixed(2)} times the ideal`,
                measured: `${(took / ideal).toFixed(2)} times the ideal: ${(took / 1000).toFixed(1)} s for ${(ideal / 1000).toFixed(1)} s`,
                withinTarget: took <= ideal * limit
            }
        ];
    } finally {
        await gateway.close();
    }
};
