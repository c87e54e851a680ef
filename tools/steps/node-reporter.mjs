// SPDX-License-Identifier: MIT
// A reporter for node:test that leaves the result of the suite, see test-report.mjs.
import { basename } from 'node:path';

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* report(events) {
    let passed = 0;
    let failed = 0;
    const skipped = [];
    const tests = [];
    const failures = [];
    for await (const { type, data } of events) {
        if (!/^test:(pass|fail)$/.test(type)) continue;
        if (data.skip !== undefined) skipped.push(data.name); // also a whole suite, whose tests are not told then
        if (data.skip !== undefined || data.details?.type === 'suite') continue;
        const name = data.file ? `${basename(data.file)} › ${data.name}` : data.name;
        if (type === 'test:pass') passed++;
        else {
            failed++;
            const error = data.details?.error;
            failures.push({ name, why: String(error?.cause?.stack ?? error?.cause ?? error) });
        }
        tests.push({ name, seconds: (data.details?.duration_ms ?? 0) / 1000 });
    }
    yield JSON.stringify({ passed, failed, skipped, tests, failures });
}
