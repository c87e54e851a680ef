// SPDX-License-Identifier: MIT
// npm run judge: what is handed over, judged by the programs that it is for. Apart from npm test, because the judges are big and not
// every machine has them. A judge that is missing, so that its tests are skipped, fails the run, as one that takes too long does.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root, setUp } from './setup.mjs';
import { PlainError } from './steps/run.mjs';
import { isGreen, nothing, summary } from './steps/test-report.mjs';

/** All judges together. */
const limit = 6 * 60_000;
const results = join(root, 'test-results');

try {
    await setUp({ tests: true, skip: ['fonts', 'shell', 'sdk-shell', 'browser', 'build', 'package'] });
    const folder = join(root, 'test/judges');
    const files = readdirSync(folder).filter(name => name.endsWith('.test.ts'));
    if (files.length === 0) throw new PlainError('There is no judge in test/judges.');
    mkdirSync(results, { recursive: true });
    const file = join(results, 'judges.json');
    rmSync(file, { force: true });
    const reporters = [
        ['spec', 'stdout'],
        ['./tools/steps/node-reporter.mjs', file]
    ].flatMap(([reporter, destination]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${destination}`]);
    const begun = performance.now();
    const args = ['--import', 'tsx', '--test', ...reporters, ...files.map(name => join(folder, name))];
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', timeout: limit, killSignal: 'SIGKILL' });
    const code = await new Promise(done => child.on('close', done));
    const read = existsSync(file) ? readFileSync(file, 'utf8') : '';
    // Nothing is left of a run that took too long.
    const result = read === '' ? { ...nothing, failed: 1 } : JSON.parse(read);
    const ran = [{ name: 'judges', seconds: (performance.now() - begun) / 1000, result }];
    for (const line of summary(ran)) console.log(line);
    process.exitCode = code === 0 && isGreen(ran, true) ? 0 : 1;
} catch (error) {
    fail(error);
}
