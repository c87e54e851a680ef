// SPDX-License-Identifier: MIT
import { defineConfig } from '@playwright/test';
import { root } from './dev-gateway/root';
import { browserFlags, testBrowser } from './tools/steps/browser.mjs';

const browser = testBrowser(root);

// A person's tasks in a real browser. Each worker has a gateway of its own (test/e2e/fixtures.ts).
export default defineConfig({
    testDir: 'test/e2e',
    outputDir: 'test-results/e2e',
    forbidOnly: true,
    fullyParallel: true,
    workers: 2,
    timeout: 60_000,
    expect: { timeout: 15_000 },
    reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
    use: {
        launchOptions: {
            executablePath: browser.executablePath,
            args: browserFlags,
            env: { ...(process.env as Record<string, string>), ...(browser.libraryPath ? { LD_LIBRARY_PATH: browser.libraryPath } : {}) }
        },
        screenshot: 'only-on-failure',
        trace: 'retain-on-failure'
    }
});
