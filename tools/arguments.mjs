// SPDX-License-Identifier: MIT
import { parseArgs } from 'node:util';
import { PlainError } from './steps/run.mjs';

/** @typedef {{ port: number, open: boolean, generate: number, latency: number, https: boolean, replay: boolean }} Options */

/** What the two commands have in common. */
export const commonUsage = `  --port N       where to listen on 127.0.0.1 (6516)
  --no-open      do not open a browser
  --computers N  generate this many computers beside the usual ones: several kinds, some of them slow,
                 refusing or unreachable, the same each time
  --latency MS   have every call to a computer take this much longer
  --https        speak HTTP/2, with a certificate made for this run
  --replay       answer readings from test/contract in place of the PowerShell engine: for many computers
  --help         show this`;

/**
 * Reads the command line of `npm start` and `npm run dev`.
 * @param {string} usage printed for --help
 * @returns {Options | null} null: help was asked for and given
 * @throws {PlainError} for an option or number that does not exist
 */
export function readArguments(usage) {
    let values;
    try {
        ({ values } = parseArgs({
            options: {
                port: { type: 'string' },
                'no-open': { type: 'boolean' },
                computers: { type: 'string' },
                latency: { type: 'string' },
                https: { type: 'boolean' },
                replay: { type: 'boolean' },
                help: { type: 'boolean' }
            }
        }));
    } catch (error) {
        // parseArgs throws for what it does not know
        throw new PlainError(`${error instanceof Error ? error.message.split(/\. |\n/)[0] : error}. Use --help to see the options.`);
    }
    if (values.help) {
        console.log(usage);
        return null;
    }
    return {
        port: number('--port', values.port ?? '6516', 1, 65535),
        open: !values['no-open'],
        generate: number('--computers', values.computers ?? '0', 0, 50_000),
        latency: number('--latency', values.latency ?? '0', 0, 600_000),
        https: values.https ?? false,
        replay: values.replay ?? false
    };
}

/** @param {string} option @param {string} text @param {number} least @param {number} most */
function number(option, text, least, most) {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
        throw new PlainError(`${option} needs a number from ${least} to ${most}, not "${text}".`);
    return value;
}
