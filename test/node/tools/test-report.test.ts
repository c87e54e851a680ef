// SPDX-License-Identifier: MIT
// The end of `npm test`, from what the runners really write; and a landing whose judges cannot be installed.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isGreen, ofPlaywright, summary, type Result } from '../../../tools/steps/test-report.mjs';

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), 'test-report-'))));
after(() => rmSync(folder, { recursive: true }));

const result = (more: Partial<Result>): Result => ({ passed: 0, failed: 0, skipped: [], tests: [], failures: [], ...more });

describe('the end of a test run', () => {
    it('is one line of numbers, below the time of each suite and the ten slowest tests of all', () => {
        const tests = Array.from({ length: 12 }, (_, place) => ({ name: `test ${place}`, seconds: place }));
        const lines = summary([
            { name: 'unit', seconds: 20, result: result({ passed: 12, tests }) },
            { name: 'e2e', seconds: 30, result: result({ passed: 1, failed: 1, tests: [{ name: 'long', seconds: 9.5 }] }) }
        ]);
        assert.equal(lines.at(-1), '13 passed, 1 failed');
        const from = lines.indexOf('Slowest tests:');
        assert.deepEqual(
            lines.slice(from + 1, -2).map(line => line.trim()),
            [11, 10, 9.5, 9, 8, 7, 6, 5, 4, 3].map(seconds =>
                seconds === 9.5 ? '9.5 s  e2e: long' : `${seconds.toFixed(1)} s  unit: test ${seconds}`
            )
        );
        assert.deepEqual(
            lines.slice(lines.indexOf('Suites:') + 1, from).map(line => line.trim()),
            ['20.0 s  unit', '30.0 s  e2e']
        );
    });

    it('says what failed and why, without colours and in few lines', () => {
        const why = `\x1b[31mexpected\x1b[39m 1\0\n${'x'.repeat(1000)}\n${'at there\n'.repeat(100)}`;
        const lines = summary([{ name: 'node', seconds: 1, result: result({ failed: 1, failures: [{ name: 'a › b', why }] }) }]);
        const from = lines.indexOf('Failed:');
        assert.deepEqual(lines.slice(from + 1, from + 3), ['  node: a › b', '      expected 1 ']);
        assert.ok(lines.length - from < 30 && lines.every(line => line.length < 220));
        assert.equal(lines.at(-1), '0 passed, 1 failed');
    });

    it('names what was skipped, which fails a run where nothing may be', () => {
        const suites = [{ name: 'node', seconds: 1, result: result({ passed: 2, skipped: ['with Samba'] }) }];
        const lines = summary(suites);
        assert.equal(lines.at(-1), '2 passed, 0 failed, 1 skipped');
        assert.ok(lines.includes('  node: with Samba'));
        assert.deepEqual([isGreen(suites, false), isGreen(suites, true)], [true, false]);
        assert.equal(isGreen([{ result: result({ failed: 1 }) }], false), false);
    });
});

it("the reporter of node's tests counts the skipped, one by one and as a suite", () => {
    const file = join(folder, 'some.test.mjs');
    writeFileSync(
        file,
        `import { describe, it } from 'node:test';
        describe('suite', () => { it('passes', () => {}); it('fails', () => { throw 1; }); it('is skipped', { skip: 'why' }, () => {}); });
        describe('skipped suite', { skip: true }, () => it('inner', () => {}));
        it('is not skipped', { skip: false }, () => {});`
    );
    const reporter = resolve('tools/steps/node-reporter.mjs');
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
    const { stdout } = spawnSync(process.execPath, ['--test', `--test-reporter=${reporter}`, file], { encoding: 'utf8', env });
    const { tests, failures, ...rest } = JSON.parse(stdout) as Result;
    assert.deepEqual(rest, { passed: 2, failed: 1, skipped: ['is skipped', 'skipped suite'] });
    assert.deepEqual(
        tests.map(({ name }) => name),
        ['some.test.mjs › passes', 'some.test.mjs › fails', 'some.test.mjs › is not skipped']
    );
    assert.deepEqual(failures, [{ name: 'some.test.mjs › fails', why: '1' }]);
});

it("Playwright's report: a test that had to be repeated has failed", () => {
    const spec = (title: string, status: string, ...durations: number[]): object => ({
        title,
        tests: [{ status, results: durations.map(duration => ({ duration, errors: [{ message: `after ${duration}` }] })) }]
    });
    const read = ofPlaywright({
        stats: { expected: 1, unexpected: 0, flaky: 1 },
        suites: [
            {
                title: 'a.spec.ts',
                specs: [spec('one', 'expected', 1500), spec('three', 'skipped', 0)],
                suites: [{ title: 'in the list', specs: [spec('two', 'flaky', 1000, 2000)] }]
            }
        ]
    });
    assert.deepEqual(read, {
        passed: 1,
        failed: 1,
        skipped: ['a.spec.ts › three'],
        tests: [
            { name: 'a.spec.ts › one', seconds: 1.5 },
            { name: 'a.spec.ts › in the list › two', seconds: 3 }
        ],
        failures: [{ name: 'a.spec.ts › in the list › two', why: 'after 1000\nafter 2000' }]
    });
});

describe('a landing', { skip: process.platform === 'win32' && 'it runs on Debian' }, () => {
    /** Runs .ci/run where nmap is missing, with an apt-get of our own. @returns exit code, output */
    function land(name: string, aptGet: string): { status: number | null; output: string } {
        const bin = join(folder, name, 'bin');
        mkdirSync(bin, { recursive: true });
        cpSync('.ci/run', join(folder, name, '.ci/run'));
        for (const tool of ['bash', 'env', 'dirname', 'xargs', 'echo', 'chmod', 'cp'])
            symlinkSync(execFileSync('which', [tool], { encoding: 'utf8' }).trim(), join(bin, tool));
        for (const [program, script] of Object.entries({
            id: 'echo 0',
            'firefox-esr': 'exit 0',
            'ansible-playbook': 'exit 0',
            'ansible-lint': 'exit 0',
            npm: 'echo "npm $*, CI $CI"',
            'apt-get': aptGet
        })) {
            writeFileSync(join(bin, program), `#!${join(bin, 'bash')}\n${script}\n`);
            chmodSync(join(bin, program), 0o755);
        }
        const { status, stdout, stderr } = spawnSync(join(folder, name, '.ci/run'), { encoding: 'utf8', env: { PATH: bin } });
        return { status, output: stdout + stderr };
    }

    it('fails where a judge cannot be installed, and runs no test', () => {
        const { status, output } = land('refused', 'exit 100');
        assert.equal(status, 1);
        assert.match(output, /^Missing, and could not be installed: .*nmap$/m);
        assert.doesNotMatch(output, /npm/);
    });

    it('installs what is missing, and then nothing may be skipped', () => {
        const { status, output } = land('installs', `[ "$1" = update ] || cp "$(dirname "$0")/id" "$(dirname "$0")/nmap"`);
        const ran = [...output.matchAll(/^npm (.*), CI true$/gm)].map(([, what]) => what);
        assert.deepEqual(ran, [
            'run check',
            'run judge',
            'run soak -- --only generators --count 10000 --seed 20260',
            'run soak -- --only histories --count 2500',
            'run soak -- --only languages',
            'test'
        ]);
        assert.equal(status, 0);
    });
});
