// SPDX-License-Identifier: MIT
// Runs the unit specs in the browser for tests. Usage: node tools/unit.mjs [--histories N] [PART-OF-A-PATH…]
// --histories: how many histories a property of src/app/change is tried with (default: src/app/change/testing/world.ts).
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, root } from './setup.mjs';
import { testBrowser } from './steps/browser.mjs';
import { PlainError } from './steps/run.mjs';
import { bundleSpecs } from './steps/specs.mjs';

try {
    const { values, positionals: parts } = parseArgs({ options: { histories: { type: 'string' } }, allowPositionals: true });
    const specs = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.spec.ts'))
        .map(file => `src/${file.replaceAll('\\', '/')}`)
        .filter(file => parts.length === 0 || parts.some(part => file.includes(part)))
        .sort();
    if (specs.length === 0) throw new PlainError(`No spec has ${parts.join(' or ')} in its path.`);
    await bundleSpecs(root, specs, { file: join(root, '.cache/specs/specs.js'), histories: values.histories ?? null });
    const { executablePath, libraryPath } = testBrowser(root);
    const karma = spawn(process.execPath, ['node_modules/karma/bin/karma', 'start', 'karma.conf.cjs'], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, CHROME_BIN: executablePath, ...(libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}) }
    });
    process.exitCode = await new Promise(done => karma.on('exit', code => done(code ?? 1)));
} catch (error) {
    fail(error);
}
