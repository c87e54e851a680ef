// SPDX-License-Identifier: MIT
// npm run bench: measures the budgets of the design and prints them side by side.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { fail, root, setUp } from '../tools/setup.mjs';

const usage = `Usage: npm run bench [-- MEASUREMENT…]

Prints the budgets and what was measured, as the table in README.md, then which packages are in the bundle.
With names of measurements (see bench/index.ts), takes only those.
Ends with an error where a budget is exceeded.`;

try {
    const { values, positionals } = parseArgs({ options: { help: { type: 'boolean' } }, allowPositionals: true });
    if (values.help) console.log(usage);
    else {
        await setUp({ tests: true });
        const bench = spawn(process.execPath, ['--import', 'tsx', 'bench/index.ts', ...positionals], { cwd: root, stdio: 'inherit' });
        process.exitCode = await new Promise(done => bench.on('exit', code => done(code ?? 1)));
    }
} catch (error) {
    fail(error);
}
