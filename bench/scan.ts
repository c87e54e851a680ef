// SPDX-License-Identifier: MIT
import { gatewayOf, measureScan } from './many-computers';
import type { Measurement, Row } from './row';

const computers = 1000;
/** Milliseconds. A real session takes about a second to be made alone. */
const latency = 250;
const limit = 1.1;

/** A scan of many computers over HTTP/2, some at once, beside the time that it could not take less than. */
export const scanMany: Measurement = async ({ browser }) => {
    const gateway = await gatewayOf(computers, latency);
    const rows: Row[] = [];
    try {
        for (const atOnce of [1, 4, 10, 25, 50]) {
            const { took, calls } = await measureScan(browser, gateway, atOnce, { traced: false });
            if (calls !== computers) throw new Error(`${calls} calls for ${computers} computers.`);
            const ideal = Math.ceil(computers / atOnce) * latency;
            rows.push({
                what: `scan of ${computers} computers that take ${latency} ms each, ${atOnce} at once`,
                target: `at most ${limit.toFixed(2)} times the ideal`,
                measured: `${(took / ideal).toFixed(2)} times the ideal: ${seconds(took)} for ${seconds(ideal)}`,
                withinTarget: took <= ideal * limit
            });
        }
    } finally {
        await gateway.close();
    }
    return rows;
};

function seconds(milliseconds: number): string {
    return `${(milliseconds / 1000).toFixed(1)} s`;
}
