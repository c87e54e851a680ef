// SPDX-License-Identifier: MIT
// A reporter for node:test that leaves the numbers for the one line at the end of `npm test`.

/** @param {AsyncIterable<{ type: string, data: { details?: { type?: string }, skip?: unknown } }>} events */
export default async function* count(events) {
    let passed = 0;
    let failed = 0;
    for await (const { type, data } of events) {
        if (data?.details?.type === 'suite' || data?.skip !== undefined) continue;
        if (type === 'test:pass') passed++;
        if (type === 'test:fail') failed++;
    }
    yield JSON.stringify({ passed, failed });
}
