// SPDX-License-Identifier: MIT
// Runs the test suites and ends with one line: "N passed, N failed", with ", N skipped" where a test was skipped, which
// fails the run where the environment says CI. Usage: npm test, or npm run test:unit|node|e2e.
// The suite of Node is in two: what needs the package, and what can run while that is being built.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fail, root, setUp } from './setup.mjs';
import { PlainError } from './steps/run.mjs';
import { isGreen, nothing, ofPlaywright, summary } from './steps/test-report.mjs';

/** @typedef {import('./steps/test-report.mjs').Result} Result */

const results = join(root, 'test-results');

/** @type {Record<string, { args: () => string[], read?: (json: any) => Result }>} */
const suites = {
    unit: { args: () => ['tools/unit.mjs'] },
    node: { args: () => nodeArguments('node', isWithoutPackage) },
    package: { args: () => nodeArguments('package', file => !isWithoutPackage(file)) },
    e2e: { args: () => ['node_modules/@playwright/test/cli.js', 'test'], read: ofPlaywright }
};

/** What the suites do without that run while the package is being built. */
const ofPackage = ['build', 'package'];

/** By its folder: the gateway serves the package, and the tools make and check it. */
const isWithoutPackage = (/** @type {string} */ file) => !/^(gateway|tools)\b/.test(file);

/** @param {string} suite @param {(file: string) => boolean} isOfSuite */
function nodeArguments(suite, isOfSuite) {
    return [
        '--import',
        'tsx',
        '--test',
        // Node's own choice leaves one core out.
        `--test-concurrency=${availableParallelism()}`,
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=./tools/steps/node-reporter.mjs',
        `--test-reporter-destination=test-results/${suite}.json`,
        ...groupsOfNodeTests(suite, isOfSuite)
    ];
}

/**
 * Some files for each process instead of one: starting Node and a PowerShell host for each costs as much as a third of the
 * tests. More groups than cores, so that one that takes long is begun beside others.
 * @param {string} suite @param {(file: string) => boolean} isOfSuite
 */
function groupsOfNodeTests(suite, isOfSuite) {
    const folder = join(results, suite);
    mkdirSync(folder, { recursive: true });
    const files = readdirSync(join(root, 'test/node'), { recursive: true, encoding: 'utf8' });
    const tests = files.filter(file => file.endsWith('.test.ts') && isOfSuite(file)).sort();
    const count = 2 * availableParallelism();
    const groups = Array.from({ length: count }, (_, group) => tests.filter((_, index) => index % count === group));
    return groups.map((group, index) => {
        const file = join(folder, `${index + 1}.mjs`);
        writeFileSync(file, group.map(test => `import ${JSON.stringify(join(root, 'test/node', test))};\n`).join(''));
        return file;
    });
}

/**
 * Runs one suite. A suite that does not finish counts as one failed.
 * @param {string} name
 * @param {boolean} live its lines are shown as they come, else at its end
 * @returns {Promise<{ name: string, seconds: number, result: Result }>}
 */
async function runSuite(name, live) {
    const suite = suites[name];
    if (!suite) throw new Error(`There is no suite "${name}".`);
    const begun = performance.now();
    if (live) console.log(`\n=== ${name} ===`);
    const child = spawn(process.execPath, suite.args(), { cwd: root, stdio: live ? 'inherit' : ['inherit', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', text => (output += text));
    child.stderr?.setEncoding('utf8').on('data', text => (output += text));
    const code = await new Promise(done => child.on('close', done));
    if (!live) console.log(`\n=== ${name} ===\n${output}`);
    const file = join(results, `${name}.json`);
    const json = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : nothing;
    const result = json !== nothing && suite.read ? suite.read(json) : json;
    return {
        name,
        seconds: (performance.now() - begun) / 1000,
        result: code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
    };
}

try {
    const chosen = process.argv.slice(2);
    const unknown = chosen.find(name => !suites[name]);
    if (unknown) throw new PlainError(`There is no suite "${unknown}": choose from ${Object.keys(suites).join(', ')}.`);
    const runs = (/** @type {string} */ name) => chosen.length === 0 || chosen.includes(name);
    await setUp({ tests: true, skip: ofPackage });
    rmSync(results, { recursive: true, force: true });
    mkdirSync(results, { recursive: true });
    // None of them alone keeps two cores busy: these run beside the build of the package.
    const besides = ['unit', 'node'].filter(runs).map(name => runSuite(name, chosen.length === 1));
    const ran = [];
    if (runs('package') || runs('e2e')) await setUp({ tests: true });
    for (const one of besides) ran.push(await one);
    if (runs('package')) ran.push(await runSuite('package', true));
    if (runs('e2e')) ran.push(await runSuite('e2e', true));
    for (const line of summary(ran)) console.log(line);
    process.exitCode = isGreen(ran, Boolean(process.env['CI'])) ? 0 : 1;
} catch (error) {
    fail(error);
}
