// SPDX-License-Identifier: MIT
import { gatewayOf, measureScan } from './many-computers';
import type { Measurement, Row } from './row';

const computers = 1000;
/** Milliseconds. A real session takes about a second to be made alone. */
const latency = 250;
const limit = 1.1;

/** So many at once are measured, but have no target. */
const withoutTarget = 100;

/** A scan of many computers, some at once, by the stream and by posts over HTTP/2, beside the time that it could not take less than. */
export const scanMany: Measurement = async ({ browser }) => {
    const gateway = await gatewayOf(computers, latency);
    const rows: Row[] = [];
    try {
        for (const atOnce of [1, 4, 10, 25, 50, withoutTarget]) {
            for (const way of ['the stream', 'posts'] as const) {
                gateway.streams.fault = way === 'posts' ? 'refused' : null;
                const { took, calls, streamed } = await measureScan(browser, gateway, atOnce, { traced: false });
                if (calls !== computers) throw new Error(`${calls} calls for ${computers} computers.`);
                // The first ones go by post until the line is open.
                const asWanted = way === 'posts' ? streamed === 0 : streamed >= computers / 2;
                if (!asWanted) throw new Error(`${streamed} of ${calls} calls by the stream.`);
                const ideal = Math.ceil(computers / atOnce) * latency;
                rows.push({
                    what: `scan of ${computers} computers that take ${latency} ms each, ${atOnce} at once, by ${way}`,
                    target: atOnce === withoutTarget ? '–' : `at most ${limit.toFixed(2)} times the ideal`,
                    measured: `${(took / ideal).toFixed(2)} times the ideal: ${seconds(took)} for ${seconds(ideal)}`,
                    withinTarget: atOnce === withoutTarget ? null : took <= ideal * limit
                });
            }
        }
    } finally {
        await gateway.close();
    }
    return rows;
};

function seconds(milliseconds: number): string {
    return `${(milliseconds / 1000).toFixed(1)} s`;
}
