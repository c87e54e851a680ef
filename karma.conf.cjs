// SPDX-License-Identifier: MIT
// Unit specs in a real browser. Run by tools/unit.mjs, which bundles them and sets CHROME_BIN.
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

/** Leaves the result of the suite, see tools/steps/test-report.mjs. */
function ResultReporter() {
    const skipped = [];
    const tests = [];
    const failures = [];
    this.onSpecComplete = (_, { suite, description, skipped: isSkipped, success, log, time }) => {
        const name = [...suite, description].join(' › ');
        if (isSkipped) skipped.push(name);
        else tests.push({ name, seconds: time / 1000 });
        if (!success && !isSkipped) failures.push({ name, why: log.join('\n') });
    };
    this.onRunComplete = (_, { success, failed, error }) => {
        mkdirSync('test-results', { recursive: true });
        const result = { passed: success, failed: failed + (error && failed === 0 ? 1 : 0), skipped, tests, failures };
        writeFileSync('test-results/unit.json', JSON.stringify(result));
    };
}

/** zone.js before Jasmine, whose clock wants the timers that it found, and which zone.js replaces. */
function ZoneFirst(files) {
    files.unshift({ pattern: require.resolve('zone.js'), included: true, served: true, watched: false });
}
ZoneFirst.$inject = ['config.files'];

module.exports = config =>
    config.set({
        frameworks: ['jasmine', 'source-map-support', 'zone-first'],
        files: ['.cache/specs/specs.js'],
        plugins: [
            require('karma-jasmine'),
            require('karma-chrome-launcher'),
            require('karma-source-map-support'),
            { 'framework:zone-first': ['factory', ZoneFirst] },
            { 'reporter:result': ['type', ResultReporter] }
        ],
        client: { clearContext: false, jasmine: { random: true } },
        reporters: ['dots', 'result'],
        browsers: ['Headless'],
        customLaunchers: { Headless: { base: 'ChromeHeadless', flags } },
        singleRun: true,
        restartOnFileChange: false,
        // A property test keeps the browser from answering for a while, on a busy machine for long.
        browserNoActivityTimeout: 300_000,
        browserDisconnectTimeout: 60_000,
        pingTimeout: 300_000
    });
