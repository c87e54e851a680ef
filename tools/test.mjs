// SPDX-License-Identifier: MIT
// Runs the test suites and ends with one line: "N passed, N failed". Usage: npm test, or npm run test:unit|node|e2e.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root, setUp } from './setup.mjs';
import { testBrowser } from './steps/browser.mjs';
import { PlainError } from './steps/run.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const results = join(root, 'test-results');

/** @type {Record<string, { args: () => string[], count: () => Count }>} */
const suites = {
    unit: {
        args: () => ['node_modules/@angular/cli/bin/ng.js', 'test', '--watch=false'],
        count: () => JSON.parse(readFileSync(join(results, 'unit.json'), 'utf8'))
    },
    node: {
        args: () => [
            '--import',
            'tsx',
            '--test',
            '--test-reporter=spec',
            '--test-reporter-destination=stdout',
            '--test-reporter=./tools/steps/count-reporter.mjs',
            '--test-reporter-destination=test-results/node.json',
            ...nodeTests()
        ],
        count: () => JSON.parse(readFileSync(join(results, 'node.json'), 'utf8'))
    },
    e2e: {
        args: () => ['node_modules/@playwright/test/cli.js', 'test'],
        count: () => {
            const { stats } = JSON.parse(readFileSync(join(results, 'e2e.json'), 'utf8'));
            return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
        }
    }
};

function nodeTests() {
    const files = readdirSync(join(root, 'test/node'), { recursive: true, encoding: 'utf8' });
    return files
        .filter(file => file.endsWith('.test.ts'))
        .sort()
        .map(file => join('test/node', file));
}

/** Runs one suite. A suite that does not finish counts as one failed. @param {string} name @returns {Promise<Count>} */
async function runSuite(name) {
    const suite = suites[name];
    if (!suite) throw new PlainError(`There is no suite "${name}": choose from ${Object.keys(suites).join(', ')}.`);
    console.log(`\n=== ${name} ===`);
    const browser = testBrowser(root);
    const code = await new Promise(done =>
        spawn(process.execPath, suite.args(), {
            cwd: root,
            stdio: 'inherit',
            env: {
                ...process.env,
                CHROME_BIN: browser.executablePath,
                ...(browser.libraryPath ? { LD_LIBRARY_PATH: browser.libraryPath } : {})
            }
        }).on('exit', done)
    );
    const file = join(results, `${name}.json`);
    const count = existsSync(file) ? suite.count() : { passed: 0, failed: 0 };
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

try {
    await setUp({ tests: true });
    rmSync(results, { recursive: true, force: true });
    mkdirSync(results, { recursive: true });
    const chosen = process.argv.slice(2);
    const total = { passed: 0, failed: 0 };
    for (const name of chosen.length > 0 ? chosen : Object.keys(suites)) {
        const { passed, failed } = await runSuite(name);
        total.passed += passed;
        total.failed += failed;
    }
    console.log(`\n${total.passed} passed, ${total.failed} failed`);
    process.exitCode = total.failed > 0 ? 1 : 0;
} catch (error) {
    fail(error);
}
