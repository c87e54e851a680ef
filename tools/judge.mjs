// SPDX-License-Identifier: MIT
// npm run judge: what is handed over, judged by the programs that it is for. Apart from npm test, because the judges are big and not
// every machine has them. A judge that is missing fails the run, as one that takes too long does.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root, setUp } from './setup.mjs';
import { PlainError } from './steps/run.mjs';

/** All judges together. */
const limit = 6 * 60_000;

try {
    await setUp({ tests: true, skip: ['fonts', 'shell', 'sdk-shell', 'browser', 'build', 'package'] });
    const folder = join(root, 'test/judges');
    const files = readdirSync(folder).filter(name => name.endsWith('.test.ts'));
    if (files.length === 0) throw new PlainError('There is no judge in test/judges.');
    const begun = performance.now();
    const args = ['--import', 'tsx', '--test', '--test-reporter=spec', ...files.map(name => join(folder, name))];
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', timeout: limit, killSignal: 'SIGKILL' });
    const code = await new Promise(done => child.on('close', done));
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(`${files.length} files of judges, ${seconds} s of at most ${limit / 1000}: ${code === 0 ? 'passed' : 'failed'}`);
    process.exitCode = code === 0 ? 0 : 1;
} catch (error) {
    fail(error);
}
