// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { runSteps } from '../../../tools/steps/runner.mjs';

type Step = Parameters<typeof runSteps>[0][number];

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
        const steps = [step('a', ['a.in']), step('b', ['b.in'])];
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

    it('runs a step again that failed, and stops at a failure', async () => {
        const failing = { ...step('a', ['a.in']), run: async () => Promise.reject(new Error('no network')) };
        await runSteps([step('a', ['a.in'])], root, quiet);
        writeFileSync(join(root, 'a.in'), 'changed');
        await assert.rejects(runSteps([failing, step('b', ['b.in'])], root, quiet), /no network/);
        await runSteps([step('a', ['a.in'])], root, quiet);
        assert.deepEqual(ran, ['a', 'a']);
    });

    it('does not believe a step that left no output', async () => {
        await assert.rejects(runSteps([{ ...step('a', ['a.in']), run: async () => undefined }], root, quiet), /ended without a\.out/);
    });
});
