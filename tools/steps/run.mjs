// SPDX-License-Identifier: MIT
import { spawn } from 'node:child_process';

/** A failure that is told to the person in one sentence, without a stack. */
export class PlainError extends Error {}

/**
 * Runs a program; its output is kept and shown only if it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string> }} options
 * @returns {Promise<string>} what it printed
 */
export function run(program, args, { cwd, env = {} }) {
    return new Promise((done, failed) => {
        // On Windows npm is a .cmd file, which needs a shell; all arguments here are the project's own.
        const child = spawn(program, args, {
            cwd,
            env: { ...process.env, ...env },
            shell: process.platform === 'win32' && program === 'npm'
        });
        let output = '';
        child.stdout.on('data', data => (output += data));
        child.stderr.on('data', data => (output += data));
        child.on('error', error => failed(new PlainError(`${program} could not be started: ${error.message}`)));
        // Not 'exit': what the program printed may still be on its way then.
        child.on('close', code =>
            code === 0 ? done(output) : failed(new PlainError(`${output.trim()}\n${program} ${args.join(' ')} failed (${code}).`))
        );
    });
}
