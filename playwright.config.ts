// SPDX-License-Identifier: MIT
import { defineConfig } from '@playwright/test';

// A person's tasks in a real browser. Each worker has a gateway of its own, and test/e2e/fixtures.ts says which browser:
// this file is read by the checks too, where there is none.
export default defineConfig({
    testDir: 'test/e2e',
    outputDir: 'test-results/e2e',
    forbidOnly: true,
    fullyParallel: true,
    // One more than cores: some tests wait for half a minute.
    workers: 3,
    // Nothing here is to be quick: on a busy machine all takes many times as long.
    timeout: 300_000,
    expect: { timeout: 60_000 },
    reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
    use: {
        // No trace: it costs a quarter of the time. For one file: npx playwright test FILE --trace on
        // Pictures of failures are taken by test/e2e/fixtures.ts: here one would be taken of each test.
        screenshot: 'off',
        // Where nothing moves, drawing costs half as much, an eighth of all.
        contextOptions: { reducedMotion: 'reduce' }
    }
});
