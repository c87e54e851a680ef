// SPDX-License-Identifier: MIT
// Unit specs in a real browser. Run by tools/test.mjs, which sets CHROME_BIN.
const { mkdirSync, writeFileSync } = require('node:fs');

const flags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
];

/** Leaves the numbers for the one line at the end of `npm test`. */
function CountReporter() {
    this.onRunComplete = (_, { success, failed, error }) => {
        mkdirSync('test-results', { recursive: true });
        writeFileSync('test-results/unit.json', JSON.stringify({ passed: success, failed: failed + (error && failed === 0 ? 1 : 0) }));
    };
}

module.exports = config =>
    config.set({
        frameworks: ['jasmine', '@angular-devkit/build-angular'],
        plugins: [
            require('karma-jasmine'),
            require('karma-chrome-launcher'),
            require('@angular-devkit/build-angular/plugins/karma'),
            { 'reporter:count': ['type', CountReporter] }
        ],
        client: { clearContext: false, jasmine: { random: true } },
        reporters: ['dots', 'count'],
        browsers: ['Headless'],
        customLaunchers: { Headless: { base: 'ChromeHeadless', flags } },
        singleRun: true,
        restartOnFileChange: false,
        // A property test keeps the browser from answering for a while, on a busy machine for long.
        browserNoActivityTimeout: 300_000,
        browserDisconnectTimeout: 60_000,
        pingTimeout: 300_000
    });
