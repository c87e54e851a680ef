// SPDX-License-Identifier: MIT
import { spawn } from 'node:child_process';
import { existsSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { commonUsage, readArguments } from './arguments.mjs';
import { checkPort, serve } from './serve.mjs';
import { fail, root, setUp } from './setup.mjs';
import { PlainError, run } from './steps/run.mjs';

const usage = `Usage: npm run dev -- [options]

As npm start, but rebuilds when a file changes: reload the page to see it. Changes of the gateway itself need a restart.

${commonUsage}`;

const build = '.cache/dev-build';
const content = '.cache/dev-package';

/** @type {Promise<void>} */
let last = Promise.resolve();

/** Runs a step again, one at a time. @param {string} changed what changed @param {readonly string[]} args */
function rerun(changed, args) {
    last = last
        .then(() => run(process.execPath, args, { cwd: root }))
        .then(
            () => console.log(`Followed a change in ${changed}.`),
            error => console.error(error.message)
        );
}

/** Runs a step again when something below one of its folders changes. @param {readonly string[]} folders @param {readonly string[]} args */
function rerunOnChange(folders, args) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    for (const folder of folders) {
        watch(join(root, folder), { recursive: true }, () => {
            clearTimeout(timer); // an editor writes a file several times
            timer = globalThis.setTimeout(() => rerun(folder, args), 200);
        });
    }
}

/** Builds whenever a source changes, and puts the package's content together after each build. */
function watchingBuild() {
    const ng = spawn(
        process.execPath,
        ['node_modules/@angular/cli/bin/ng.js', 'build', '--configuration', 'development', '--watch', '--output-path', build],
        { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] }
    );
    ng.stdout.on('data', said => {
        process.stdout.write(said);
        if (String(said).includes('Build at:'))
            rerun('the build', ['--import', 'tsx', 'tools/package/write.ts', build, content, '--development']);
    });
    return ng;
}

try {
    const options = readArguments(usage);
    if (options) {
        await checkPort(options.port);
        await setUp({ skip: ['build', 'package'] });
        for (const folder of [build, content]) rmSync(join(root, folder), { recursive: true, force: true });
        const ng = watchingBuild();
        ng.once('exit', code => fail(new PlainError(`The watching build ended (${code}).`)));
        process.once('exit', () => ng.kill());
        const stop = () => process.exit(0);
        process.once('SIGINT', stop).once('SIGTERM', stop);
        while (!existsSync(join(root, content))) await setTimeout(200); // the first build
        process.off('SIGINT', stop).off('SIGTERM', stop);
        rerunOnChange(
            ['powershell-module', 'src/app/equivalents/fleet', 'src/app/equivalents/hand-over', 'src/resources'],
            ['--import', 'tsx', 'tools/generate/index.ts']
        );
        rerunOnChange(['dev-gateway/shell'], ['tools/steps/shell.mjs', 'dev-gateway/shell', '.cache/shell']);
        await serve(options, join(root, content, 'ux'));
    }
} catch (error) {
    fail(error);
}
