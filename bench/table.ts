// SPDX-License-Identifier: MIT
import { gatewayOf, measureScan } from './many-computers';
import type { Measurement } from './row';

const computers = 5000;

/** Very many rows while their answers stream in: whether the page stays at hand, and what it holds in memory. */
export const tableOfMany: Measurement = async ({ browser }) => {
    const gateway = await gatewayOf(computers, 0);
    try {
        const { longTasks, heap, took } = await measureScan(browser, gateway, 50, { traced: true });
        const longest = Math.round(Math.max(0, ...longTasks));
        return [
            {
                what: `tasks over 50 ms while ${computers} rows stream in (${(took / 1000).toFixed(0)} s)`,
                target: 'none',
                measured: longTasks.length === 0 ? 'none' : `${longTasks.length}, the longest ${longest} ms`,
                withinTarget: longTasks.length === 0
            },
            {
                what: `JavaScript heap of the page with ${computers} computers read`,
                target: '–',
                measured: `${Math.round(heap / 2 ** 20)} MB`,
                withinTarget: null
            }
        ];
    } finally {
        await gateway.close();
    }
};
