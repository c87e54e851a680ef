// SPDX-License-Identifier: MIT
// The browser for tests: the one that an npm package carries for Linux, which draws without a window and so needs much
// less time for each page than an installed one; elsewhere an installed Chrome, Edge or Chromium. What was found stands in
// .cache/browser/browser.json.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { PlainError, run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];
const places = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

/** Flags for headless tests: also as root, in a container, without a network. */
export const browserFlags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
];

/**
 * Finds a browser or unpacks one into .cache/browser.
 * @param {string} root
 */
export async function unpackBrowser(root) {
    const folder = join(root, '.cache/browser');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const isCarried = process.platform === 'linux' && process.arch === 'x64';
    const found = (isCarried && (await unpack(root, folder).catch(() => null))) || installedBrowser();
    if (!found) throw new PlainError('No browser for the tests was found: install Chrome, Edge or Chromium.');
    writeFileSync(join(folder, 'browser.json'), JSON.stringify(found));
}

/**
 * The browser for tests and how to start it.
 * @param {string} root
 * @returns {{ executablePath: string, libraryPath: string | null }} `libraryPath`: for LD_LIBRARY_PATH
 */
export function testBrowser(root) {
    return JSON.parse(readFileSync(join(root, '.cache/browser/browser.json'), 'utf8'));
}

/** An installed Firefox, null where there is none. No package brings one. */
export function installedFirefox() {
    return onPath(['firefox-esr', 'firefox']).find(file => existsSync(file)) ?? null;
}

/** @param {readonly string[]} programs */
function onPath(programs) {
    return (process.env['PATH'] ?? '').split(delimiter).flatMap(folder => programs.map(name => join(folder, name)));
}

function installedBrowser() {
    const executablePath = [...onPath(names), ...places].find(file => existsSync(file));
    return executablePath ? { executablePath, libraryPath: null } : null;
}

/** @param {string} root @param {string} folder */
async function unpack(root, folder) {
    // The package always unpacks into the temporary folder and takes whatever lies there, of any version; so it gets
    // a temporary folder of its own.
    await run(
        process.execPath,
        ['--input-type=module', '-e', "import chromium from '@sparticuz/chromium'; await chromium.executablePath();"],
        { cwd: root, env: { TMPDIR: folder } }
    );
    const executablePath = join(folder, 'chromium');
    const starts = (/** @type {string | null} */ libraryPath) =>
        run(executablePath, ['--version'], { cwd: root, env: libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {} });
    try {
        await starts(null);
        return { executablePath, libraryPath: null };
    } catch {
        const libraryPath = await unpackLibraries(root, folder);
        await starts(libraryPath);
        return { executablePath, libraryPath };
    }
}

/** The package also carries the system libraries (NSS) that a bare machine lacks. @param {string} root @param {string} folder */
async function unpackLibraries(root, folder) {
    const archive = join(folder, 'libraries.tar');
    writeFileSync(archive, brotliDecompressSync(readFileSync(join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'))));
    await run('tar', ['-xf', archive, '-C', folder], { cwd: root });
    rmSync(archive);
    return join(folder, 'lib');
}
