// SPDX-License-Identifier: MIT
// 5,000 rows while their answers stream in: whether the page stays at hand, and what it holds in memory.
import { type BenchRow, gatewayOf, measureScan, printIfMain } from './many-computers';

const computers = 5000;

export async function tableRows(): Promise<readonly BenchRow[]> {
    const gateway = await gatewayOf(computers, 0);
    try {
        const { longTasks, heap, took } = await measureScan(gateway, 50);
        const longest = Math.round(Math.max(0, ...longTasks));
        return [
            {
                what: `Tasks over 50 ms while ${computers} rows stream in (${(took / 1000).toFixed(0)} s)`,
                measured: longTasks.length === 0 ? 'none' : `${longTasks.length}, the longest ${longest} ms`,
                target: 'none'
            },
            {
                what: `JavaScript heap of the page with ${computers} computers read`,
                measured: `${Math.round(heap / 2 ** 20)} MB`,
                target: '–'
            }
        ];
    } finally {
        await gateway.close();
    }
}

await printIfMain(import.meta.url, tableRows);
