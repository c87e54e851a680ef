// SPDX-License-Identifier: MIT
// Runs the set-up's steps. Plain Node without dependencies: it installs them.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} does what it does, for the person who waits: "Installing dependencies"
 * @property {readonly string[]} inputs files and folders whose content decides whether the step must run again
 * @property {readonly string[]} outputs files that must exist afterwards; if one is missing the step runs again
 * @property {readonly string[]} [after] names of steps that must have ended before; those not among the steps count as ended
 * @property {() => boolean} [holds] whether what the outputs say still holds outside this folder
 * @property {() => Promise<void>} run
 */

/**
 * Runs the steps whose inputs changed since they last succeeded, each as soon as those that it comes after have ended: one
 * alone rarely keeps two cores busy. Each is noted in .cache/steps.log as "ran" or "fresh". Rejects with the first failure,
 * once nothing runs any more; what comes after a failed step is left out.
 * @param {readonly Step[]} steps each below those that it comes after
 * @param {string} root the folder that inputs and outputs are relative to
 * @param {(line: string) => void} say
 */
export async function runSteps(steps, root, say) {
    mkdirSync(join(root, '.cache/stamps'), { recursive: true });
    /** @type {Map<string, Promise<void>>} */
    const running = new Map();
    for (const step of steps) {
        const before = Promise.all((step.after ?? []).map(name => running.get(name)));
        running.set(
            step.name,
            before.then(() => runStep(step, root, say))
        );
    }
    const ended = await Promise.allSettled(running.values());
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

/** @param {Step} step @param {string} root @param {(line: string) => void} say */
async function runStep(step, root, say) {
    const stampFile = join(root, '.cache/stamps', step.name);
    const stamp = hashOf(
        step.inputs.map(input => join(root, input)),
        root
    );
    const fresh =
        existsSync(stampFile) &&
        readFileSync(stampFile, 'utf8') === stamp &&
        step.outputs.every(output => existsSync(join(root, output))) &&
        (step.holds?.() ?? true);
    if (!fresh) {
        rmSync(stampFile, { force: true }); // a step that fails half-way must not look done
        const start = Date.now();
        say(`${step.does}…`);
        await step.run();
        const missing = step.outputs.filter(output => !existsSync(join(root, output)));
        if (missing.length > 0) throw new Error(`The step "${step.name}" ended without ${missing.join(', ')}.`);
        writeFileSync(stampFile, stamp);
        say(`${step.does}: done in ${((Date.now() - start) / 1000).toFixed(0)} s`);
    }
    appendFileSync(join(root, '.cache/steps.log'), `${new Date().toISOString()} ${step.name} ${fresh ? 'fresh' : 'ran'}\n`);
}

/**
 * A hash over names and contents.
 * @param {readonly string[]} paths
 * @param {string} root
 */
function hashOf(paths, root) {
    const hash = createHash('sha256');
    for (const file of paths.flatMap(filesBelow).sort()) {
        hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
    }
    return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
    if (!existsSync(path)) return [];
    if (statSync(path).isFile()) return [path];
    return readdirSync(path)
        .filter(name => name !== 'bin' && name !== 'obj')
        .flatMap(name => filesBelow(join(path, name)));
}
