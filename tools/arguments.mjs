// SPDX-License-Identifier: MIT
import { parseArgs } from 'node:util';
import { PlainError } from './steps/run.mjs';

/**
 * Reads the command line of `npm start` and `npm run dev`.
 * @param {string} usage printed for --help
 * @returns {{ port: number, open: boolean } | null} null: help was asked for and given
 * @throws {PlainError} for an option or port that does not exist
 */
export function readArguments(usage) {
    let values;
    try {
        ({ values } = parseArgs({ options: { port: { type: 'string' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean' } } }));
    } catch (error) {
        // parseArgs throws for what it does not know
        throw new PlainError(`${error instanceof Error ? error.message.split(/\. |\n/)[0] : error}. Use --help to see the options.`);
    }
    if (values.help) {
        console.log(usage);
        return null;
    }
    const port = Number(values.port ?? 6516);
    if (!/^\d+$/.test(values.port ?? '6516') || port < 1 || port > 65535)
        throw new PlainError(`--port needs a number from 1 to 65535, not "${values.port}".`);
    return { port, open: !values['no-open'] };
}
