// SPDX-License-Identifier: MIT
// npm run soak: what takes too long for npm test. Usage: npm run soak -- --help
import { spawn } from 'node:child_process';
import { fail, root, setUp } from '../tools/setup.mjs';

try {
    // What reads the options; the rest is set up once they are known to be right.
    await setUp({ skip: ['powershell-host', 'fonts', 'generate', 'shell', 'build', 'package'] });
    const soak = spawn(process.execPath, ['--import', 'tsx', 'soak/index.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
    process.exitCode = await new Promise(done => soak.on('exit', code => done(code ?? 1)));
} catch (error) {
    fail(error);
}
