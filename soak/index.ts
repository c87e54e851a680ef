// SPDX-License-Identifier: MIT
// Called by soak.mjs, once the dependencies are there.
import { parseArgs } from 'node:util';
import { fail, setUp } from '../tools/setup.mjs';
import type { Piece } from './piece';
import { fleets } from './fleets';
import { generators } from './generators';
import { histories } from './histories';
import { imports } from './imports';
import { languages } from './languages';
import { starts } from './starts';

const pieces: readonly Piece[] = [starts, generators, histories, fleets, imports, languages];

const usage = `Usage: npm run soak -- [options]

Tries more often what npm test tries a few times, and prints how often and how long. Ends with an error where anything failed.

${pieces.map(({ name, what, count }) => `  ${name.padEnd(14)} ${what} (${count})`).join('\n')}

  --only NAME    this one alone
  --count N      so many, in place of the number in brackets
  --seed N       repeat what a run with that seed did (default: a new one)
  --help         show this`;

interface Chosen {
    readonly only: readonly Piece[];
    readonly seed: number;
    readonly count: number | null;
}

/** @returns null: help was asked for; a text: why it cannot be done */
function chosen(): Chosen | string | null {
    let values;
    try {
        const text = { type: 'string' } as const;
        ({ values } = parseArgs({ options: { only: text, count: text, seed: text, help: { type: 'boolean' } } }));
    } catch (error) {
        return `${error instanceof Error ? error.message.split(/\. |\n/)[0] : error}. Use --help to see the options.`;
    }
    if (values.help) return null;
    const { only, count, seed } = values;
    const wrong = [count, seed].find(number => number !== undefined && !/^\d{1,9}$/.test(number));
    if (wrong !== undefined) return `"${wrong}" is not a whole number.`;
    const named = pieces.filter(({ name }) => only === undefined || name === only);
    if (named.length === 0) return `There is no "${only}": choose from ${pieces.map(({ name }) => name).join(', ')}.`;
    return {
        only: named,
        count: count === undefined ? null : Number(count),
        seed: seed === undefined ? Math.floor(Math.random() * 1e9) : Number(seed)
    };
}

async function run({ only, seed, count }: Chosen): Promise<void> {
    await setUp({ tests: true });
    console.log(`Seed ${seed}`);
    for (const piece of only) {
        const started = performance.now();
        const { checked, failures } = await piece.run({ seed, count: count ?? piece.count });
        const seconds = Math.round((performance.now() - started) / 1000);
        console.log(`${piece.name}: ${checked}, ${failures.length} failed, ${seconds} s`);
        for (const failure of failures) console.error(`  ${failure}`);
        if (failures.length > 0) process.exitCode = 1;
    }
}

const options = chosen();
if (options === null) console.log(usage);
else if (typeof options === 'string') {
    console.error(options);
    process.exitCode = 1;
} else await run(options).catch(fail);
