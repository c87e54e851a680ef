// SPDX-License-Identifier: MIT
// Everything that must exist before the product can be started, tested or packaged: one list of steps.
// Usage: node tools/setup.mjs [--tests]   (start, dev, test, check, package, bench, samples and pictures call it themselves;
// --tests: get what only tests need, too)
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './steps/alone.mjs';
import { testBrowser, unpackBrowser } from './steps/browser.mjs';
import { fetchFonts } from './steps/fonts.mjs';
import { fetchJudges, judges } from './steps/judges.mjs';
import { PlainError, run } from './steps/run.mjs';
import { runSteps } from './steps/runner.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

const oldestNode = [20, 12];
const dotnetMajor = 10;

/** @type {import('./steps/runner.mjs').Step[]} */
const steps = [
    {
        name: 'install',
        does: 'Installing dependencies',
        inputs: ['package.json', 'package-lock.json', '.npmrc'],
        outputs: ['node_modules/.package-lock.json'],
        run: async () => void (await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root }))
    },
    {
        name: 'powershell-host',
        does: 'Building the PowerShell host',
        inputs: ['dev-gateway/powershell-host'],
        outputs: ['.cache/powershell-host/run/powershell-host.dll'],
        // Where NuGet has no compiler ahead of time for this SDK, the host only starts more slowly.
        run: () => publishHost().catch(() => publishHost('-p:PublishReadyToRun=false'))
    },
    {
        name: 'fonts',
        does: "Fetching Windows Admin Center's fonts",
        inputs: ['tools/steps/fonts.mjs'],
        outputs: ['.cache/fonts/ServMDL2/ServMDL2-4.66.woff'],
        run: () => fetchFonts(root)
    },
    {
        name: 'generate',
        does: 'Generating commands, strings and manifest',
        after: ['install'],
        inputs: [
            'package-lock.json',
            'package.json',
            'manifest.json',
            'powershell-module',
            'src/app/equivalents/fleet',
            'src/app/equivalents/gather',
            'src/app/equivalents/hand-over/ansible',
            'src/app/equivalents/hand-over/group-policy',
            'src/resources',
            'tools/generate'
        ],
        outputs: [
            'src/generated/ansible-files.ts',
            'src/generated/baselines.ts',
            'src/generated/first-command.ts',
            'src/generated/fleet-script.ts',
            'src/generated/gather-script.ts',
            'src/generated/group-policy-files.ts',
            'src/generated/powershell-commands.ts',
            'src/generated/powershell-module/SmbSigning/SmbSigning.psd1',
            'src/generated/powershell-module/SmbSigning/SmbSigning.psm1',
            'src/generated/strings.ts',
            'src/generated/assets/manifest.json',
            'src/generated/assets/strings/strings.json'
        ],
        run: async () => void (await run(process.execPath, ['--import', 'tsx', 'tools/generate/index.ts'], { cwd: root }))
    },
    {
        name: 'shell',
        does: 'Building the development shell',
        after: ['install'],
        inputs: ['package-lock.json', 'dev-gateway/shell', 'tools/steps/shell.mjs'],
        outputs: ['.cache/shell/shell.js', '.cache/shell/index.html'],
        run: async () => void (await run(process.execPath, ['tools/steps/shell.mjs', 'dev-gateway/shell', '.cache/shell'], { cwd: root }))
    },
    {
        name: 'build',
        does: 'Building the extension (about a minute)',
        after: ['generate'],
        inputs: [
            'package-lock.json',
            'angular.json',
            'tsconfig.json',
            'tsconfig.app.json',
            'tsconfig.worker.json',
            'tools/steps/purge-styles.mjs',
            'src'
        ],
        outputs: ['bundle/index.html', 'bundle/manifest.json'],
        run: async () => {
            rmSync(join(root, 'bundle'), { recursive: true, force: true });
            await run(process.execPath, ['node_modules/@angular/cli/bin/ng.js', 'build'], { cwd: root });
            await run(process.execPath, ['tools/steps/purge-styles.mjs'], { cwd: root });
        }
    },
    {
        name: 'package',
        does: "Putting the package's content together",
        after: ['build'],
        inputs: ['package.json', 'package-lock.json', 'LICENSE', 'tools/package', 'src/generated', 'bundle'],
        outputs: ['.cache/package/ux/index.html', '.cache/package/ux/manifest.json'],
        run: async () =>
            void (await run(process.execPath, ['--import', 'tsx', 'tools/package/write.ts', 'bundle', '.cache/package'], { cwd: root }))
    }
];

/** @param {readonly string[]} more @returns {Promise<void>} */
async function publishHost(...more) {
    const folder = '.cache/powershell-host';
    const locked = '-p:RestoreLockedMode=true';
    const nothingStays = ['-nodeReuse:false', '-p:UseSharedCompilation=false']; // no build server
    const args = ['publish', 'dev-gateway/powershell-host', '-c', 'Release', '--artifacts-path', folder, '-o', `${folder}/run`];
    await run('dotnet', [...args, locked, ...nothingStays, '-nologo', ...more], { cwd: root });
}

/** Only for tests. @type {import('./steps/runner.mjs').Step[]} */
const stepsOfTests = [
    {
        name: 'browser', // where none is installed
        does: 'Unpacking a browser for the tests',
        after: ['install'],
        inputs: ['package-lock.json', 'tools/steps/browser.mjs'],
        outputs: ['.cache/browser/browser.json'],
        holds: () => existsSync(testBrowser(root).executablePath), // an installed one may have been removed
        run: () => unpackBrowser(root)
    },
    {
        name: 'sdk-shell',
        does: "Building the shell of the SDK's classes",
        after: ['install'],
        inputs: ['package-lock.json', 'test/e2e/sdk-shell', 'tools/steps/shell.mjs'],
        outputs: ['.cache/sdk-shell/shell.js', '.cache/sdk-shell/index.html'],
        run: async () =>
            void (await run(process.execPath, ['tools/steps/shell.mjs', 'test/e2e/sdk-shell', '.cache/sdk-shell'], { cwd: root }))
    },
    {
        name: 'judges',
        does: 'Fetching PowerShell for the tests',
        after: ['powershell-host'],
        inputs: ['tools/judges', 'tools/steps/judges.mjs'],
        outputs: [judges.pwsh, judges.framework, judges.engine],
        run: () => fetchJudges(root)
    }
];

/**
 * Does what is missing.
 * @param {{ skip?: readonly string[], tests?: boolean, say?: (line: string) => void }} [options]
 *   `skip`: steps left out; `tests`: get what only tests need, too
 * @throws {PlainError} where the machine lacks something, with the remedy.
 */
export async function setUp({ skip = [], tests = false, say = console.log } = {}) {
    checkNode();
    await checkDotnet();
    const wanted = [...steps, ...(tests ? stepsOfTests : [])].filter(step => !skip.includes(step.name));
    await alone(
        join(root, '.cache/setup.lock'),
        () => say('Waiting for another set-up in this folder… (If there is none, delete .cache/setup.lock.)'),
        () => runSteps(wanted, root, say)
    );
}

/** @param {string} version such as 20.11.1 @throws {PlainError} where it is too old */
export function checkNode(version = process.versions.node) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
    if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
        throw new PlainError(`Node.js ${version} is too old: install Node.js ${oldestNode.join('.')} or later.`);
    }
}

async function checkDotnet() {
    const sdks = await run('dotnet', ['--list-sdks'], { cwd: root }).catch(() => '');
    if (!sdks.split('\n').some(line => Number(line.split('.')[0]) >= dotnetMajor)) {
        throw new PlainError(`The .NET SDK ${dotnetMajor} is missing: install it (dot.net/download) and see that "dotnet" is on the path.`);
    }
}

/**
 * Tells a failure and ends the process: one sentence for what a person can mend, the stack for a defect.
 * @param {unknown} error
 * @returns {never}
 */
export function fail(error) {
    console.error(error instanceof PlainError ? error.message : error);
    process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setUp({ tests: process.argv.includes('--tests') }).catch(fail);
