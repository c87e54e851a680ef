// SPDX-License-Identifier: MIT
import { gatewayOf, measureScan } from './many-computers';
import type { Measurement } from './row';

const computers = 20_000;
const measurements = 1;
/** In MB. */
const mostMemory = 60;

/** Very many rows while their answers stream in: whether the page stays at hand, and what it holds in memory. */
export const tableOfMany: Measurement = async ({ browser }) => {
    const gateway = await gatewayOf(computers, 0);
    try {
        const longest: number[] = [];
        let heap = 0;
        let took = 0;
        for (let measured = 0; measured < measurements; measured++) {
            const seen = await measureScan(browser, gateway, 50, { traced: true });
            longest.push(Math.round(Math.max(0, ...seen.longTasks)));
            heap = Math.max(heap, seen.heap / 2 ** 20);
            took = Math.max(took, seen.took);
        }
        const long = longest.filter(one => one > 0);
        return [
            {
                what: `tasks over 50 ms while ${computers} rows stream in (at most ${(took / 1000).toFixed(0)} s), ${measurements} measurements`,
                target: 'none in any',
                measured: long.length === 0 ? 'none in any' : `in ${long.length} of ${measurements}, the longest ${Math.max(...long)} ms`,
                withinTarget: long.length === 0
            },
            {
                what: `JavaScript heap of the page with ${computers} computers read`,
                target: `at most ${mostMemory} MB`,
                measured: `${Math.round(heap)} MB`,
                withinTarget: heap <= mostMemory
            }
        ];
    } finally {
        await gateway.close();
    }
};
