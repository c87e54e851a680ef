// SPDX-License-Identifier: MIT
// What the test suites leave behind, and what `npm test` says of it at its end.
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {{ name: string, seconds: number }} TimedTest
 * @typedef {object} Result what one suite leaves in test-results
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} skipped names
 * @property {readonly TimedTest[]} tests those that ran
 * @property {readonly { name: string, why: string }[]} failures what failed, with the runner's own words
 */

/** A suite that left nothing. @type {Result} */
export const nothing = { passed: 0, failed: 0, skipped: [], tests: [], failures: [] };

/**
 * What Playwright's JSON reporter wrote. A test that passed only when it was repeated has failed.
 * @param {{ suites: readonly object[], stats: { expected: number, unexpected: number, flaky: number } }} report
 * @returns {Result}
 */
export function ofPlaywright({ suites, stats }) {
    const specs = suites.flatMap(suite => specsOf(suite, ''));
    const isSkipped = (/** @type {{ tests: any[] }} */ { tests }) => tests.some(({ status }) => status === 'skipped');
    return {
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: specs.filter(isSkipped).map(({ name }) => name),
        tests: specs
            .filter(spec => !isSkipped(spec))
            .map(({ name, tests }) => ({
                name,
                seconds: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0) / 1000
            })),
        failures: specs
            .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
            .map(({ name, tests }) => {
                const errors = tests.flatMap(({ results }) => results).flatMap(({ errors }) => errors ?? []);
                return { name, why: errors.map(({ message }) => message).join('\n') };
            })
    };
}

/** @param {any} suite @param {string} path @returns {{ name: string, tests: any[] }[]} */
function specsOf(suite, path) {
    const here = path ? `${path} › ${suite.title}` : suite.title;
    return [
        ...(suite.specs ?? []).map((/** @type {any} */ spec) => ({ name: `${here} › ${spec.title}`, tests: spec.tests })),
        ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => specsOf(inner, here))
    ];
}

/**
 * The lines at the end of a run: the time of each suite, the slowest tests, those that were skipped, those that failed and
 * why (a long run's record may keep no more than its end), and the numbers.
 * @param {readonly { name: string, seconds: number, result: Result }[]} suites
 * @returns {string[]}
 */
export function summary(suites) {
    const tests = suites.flatMap(({ name, result }) => result.tests.map(test => ({ ...test, name: `${name}: ${test.name}` })));
    const slowest = tests.sort((one, other) => other.seconds - one.seconds).slice(0, 10);
    const skipped = suites.flatMap(({ name, result }) => result.skipped.map(test => `  ${name}: ${test}`));
    const failed = suites.flatMap(({ name, result }) =>
        result.failures.flatMap(failure => [`  ${name}: ${failure.name}`, ...plainLines(failure.why)])
    );
    const sum = (/** @type {'passed' | 'failed'} */ key) => suites.reduce((total, { result }) => total + result[key], 0);
    return [
        '',
        'Suites:',
        ...suites.map(({ name, seconds }) => line(seconds, name)),
        'Slowest tests:',
        ...slowest.map(({ name, seconds }) => line(seconds, name)),
        ...(skipped.length > 0 ? ['Skipped:', ...skipped] : []),
        ...(failed.length > 0 ? ['Failed:', ...failed] : []),
        '',
        `${sum('passed')} passed, ${sum('failed')} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`
    ];
}

/** At most 20 lines of 200 characters, without a terminal's colours and other control characters. @param {string} text */
function plainLines(text) {
    return stripVTControlCharacters(text)
        .split('\n')
        .slice(0, 20)
        .map(line => `      ${line.replace(/\p{Cc}/gu, ' ').slice(0, 200)}`);
}

/** @param {number} seconds @param {string} name */
function line(seconds, name) {
    return `${seconds.toFixed(1).padStart(7)} s  ${name}`;
}

/**
 * Whether a run has passed. Where everything must be tested (CI), a skipped test is a failure.
 * @param {readonly { result: Result }[]} suites
 * @param {boolean} nothingMaySkip
 */
export function isGreen(suites, nothingMaySkip) {
    return suites.every(({ result }) => result.failed === 0 && !(nothingMaySkip && result.skipped.length > 0));
}
