// SPDX-License-Identifier: MIT
// A scan of 1,000 computers over HTTP/2, some at once, beside the time that it could not take less than.
import { type BenchRow, gatewayOf, measureScan, printIfMain } from './many-computers';

const computers = 1000;
const latency = 100;

export async function scanRows(): Promise<readonly BenchRow[]> {
    const gateway = await gatewayOf(computers, latency);
    const rows: BenchRow[] = [];
    try {
        for (const atOnce of [1, 4, 10, 25, 50]) {
            const { took, calls } = await measureScan(gateway, atOnce);
            if (calls !== computers) throw new Error(`${calls} calls for ${computers} computers.`);
            const ideal = Math.ceil(computers / atOnce) * latency;
            rows.push({
                what: `Scan of ${computers} computers, ${latency} ms each, ${atOnce} at once`,
                measured: `${seconds(took)}, ${(took / ideal).toFixed(2)} times the ideal ${seconds(ideal)}`,
                target: 'at most 1.10 times'
            });
        }
    } finally {
        await gateway.close();
    }
    return rows;
}

function seconds(milliseconds: number): string {
    return `${(milliseconds / 1000).toFixed(1)} s`;
}

await printIfMain(import.meta.url, scanRows);
