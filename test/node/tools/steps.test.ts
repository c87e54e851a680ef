// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { alone } from '../../../tools/steps/alone.mjs';
import { runSteps } from '../../../tools/steps/runner.mjs';

type Step = Parameters<typeof runSteps>[0][number];

async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise(resolve => setImmediate(resolve));
}

describe('the set-up', () => {
    let root: string;
    let ran: string[];
    const quiet = (): void => undefined;
    const step = (name: string, inputs: string[]): Step => ({
        name,
        does: name,
        inputs,
        outputs: [`${name}.out`],
        run: async () => {
            ran.push(name);
            writeFileSync(join(root, `${name}.out`), name);
        }
    });

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), 'steps-'));
        writeFileSync(join(root, 'a.in'), 'a');
        writeFileSync(join(root, 'b.in'), 'b');
        ran = [];
        return () => rmSync(root, { recursive: true });
    });

    it('runs no step twice whose inputs are the same, and logs which ran', async () => {
        const steps = [step('a', ['a.in']), { ...step('b', ['b.in']), after: ['a'] }];
        await runSteps(steps, root, quiet);
        writeFileSync(join(root, 'b.in'), 'changed');
        await runSteps(steps, root, quiet);
        assert.deepEqual(ran, ['a', 'b', 'b']);
        const log = readFileSync(join(root, '.cache/steps.log'), 'utf8')
            .trim()
            .split('\n')
            .map(line => line.split(' ').slice(1).join(' '));
        assert.deepEqual(log, ['a ran', 'b ran', 'a fresh', 'b ran']);
    });

    it('runs a step again whose output is gone', async () => {
        await runSteps([step('a', ['a.in'])], root, quiet);
        rmSync(join(root, 'a.out'));
        await runSteps([step('a', ['a.in'])], root, quiet);
        assert.deepEqual(ran, ['a', 'a']);
    });

    it('runs a step again whose result no longer holds', async () => {
        let installed = true;
        const steps = [{ ...step('a', ['a.in']), holds: () => installed }];
        await runSteps(steps, root, quiet);
        await runSteps(steps, root, quiet);
        installed = false;
        await runSteps(steps, root, quiet);
        assert.deepEqual(ran, ['a', 'a']);
    });

    it('runs at the same time what waits for nothing, and the rest in its order', async () => {
        let goOn = (): void => undefined;
        const gate = new Promise<void>(resolve => (goOn = resolve));
        const slow = { ...step('a', ['a.in']), run: () => gate.then(step('a', []).run) };
        const after = { ...step('c', ['b.in']), after: ['a', 'one that is skipped'] };
        const running = runSteps([slow, step('b', ['b.in']), after], root, quiet);
        await until(() => ran.includes('b'));
        goOn();
        await running;
        assert.deepEqual(ran, ['b', 'a', 'c']);
    });

    it('runs a step again that failed, leaves out what comes after it, and waits for the others', async () => {
        const failing = { ...step('a', ['a.in']), run: async () => Promise.reject(new Error('no network')) };
        await runSteps([step('a', ['a.in'])], root, quiet);
        writeFileSync(join(root, 'a.in'), 'changed');
        const others = [{ ...step('b', ['b.in']), after: ['a'] }, step('c', [])];
        await assert.rejects(runSteps([failing, ...others], root, quiet), /no network/);
        await runSteps([step('a', ['a.in'])], root, quiet);
        assert.deepEqual(ran, ['a', 'c', 'a']);
    });

    it('does not believe a step that left no output', async () => {
        await assert.rejects(runSteps([{ ...step('a', ['a.in']), run: async () => undefined }], root, quiet), /ended without a\.out/);
    });

    it('is done once at a time, and by the next one where its process was ended', async () => {
        const lock = join(root, '.cache/setup.lock');
        const gone = spawnSync(process.execPath, ['--version']).pid;
        mkdirSync(join(root, '.cache'));
        writeFileSync(lock, String(gone));
        let [under, most, waited] = [0, 0, 0];
        const work = async (): Promise<void> => {
            most = Math.max(most, ++under);
            await new Promise(resolve => setTimeout(resolve, 20));
            under--;
        };
        await Promise.all([1, 2, 3].map(() => alone(lock, () => waited++, work)));
        assert.deepEqual([most, waited, existsSync(lock)], [1, 2, false]);
        await assert.rejects(
            alone(
                lock,
                () => waited++,
                () => Promise.reject(new Error('failed'))
            ),
            /failed/
        );
        assert.deepEqual([waited, existsSync(lock)], [2, false]);
    });
});
