// SPDX-License-Identifier: MIT
// npm run check: everything that can be said of the code without running it. Each check is silent where all is well.
import { spawn } from 'node:child_process';
import { fail, root, setUp } from './setup.mjs';

/** @type {readonly (readonly [string, readonly string[]])[]} */
const checks = [
    ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
    ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--ext', '.ts,.mjs', '--report-unused-disable-directives', '--max-warnings', '0']],
    ['lint templates', ['node_modules/eslint/bin/eslint.js', 'src', '--ext', '.html', '--max-warnings', '0']],
    ['types of the extension', ['node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'tsconfig.app.json', '--noEmit']],
    ['types of its specs', ['node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'tsconfig.spec.json', '--noEmit']],
    ['types of gateway, tools and tests', ['node_modules/typescript-5/bin/tsc', '-p', 'tsconfig.node.json']],
    [
        'import table',
        [
            'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
            '--config',
            '.dependency-cruiser.cjs',
            '--output-type',
            'err-long',
            'src',
            'dev-gateway',
            'tools',
            'test',
            'bench',
            'soak'
        ]
    ],
    ['dead code', ['node_modules/knip/bin/knip.js', '--no-progress']],
    ['house rules', ['--import', 'tsx', 'tools/checks/run.ts']]
];

/** @param {readonly string[]} args @returns {Promise<{ code: number | null, output: string }>} */
function node(args) {
    return new Promise(done => {
        const child = spawn(process.execPath, args, { cwd: root });
        let output = '';
        child.stdout.on('data', data => (output += data));
        child.stderr.on('data', data => (output += data));
        child.on('close', code => done({ code, output }));
    });
}

try {
    await setUp({ skip: ['fonts', 'shell', 'build', 'package'] });
    let failed = 0;
    for (const [name, args] of checks) {
        const { code, output } = await node(args);
        console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
        if (code === 0) continue;
        failed++;
        console.log(output.trim());
    }
    process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
    fail(error);
}
