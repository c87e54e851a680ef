// SPDX-License-Identifier: MIT
// WAC's fonts for the development shell. The files in the SDK 5.0.0 package are damaged (bytes replaced by U+FFFD);
// the package of 2.510.1 has the same files intact. They stay out of the repository and of the extension's package.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, run } from './run.mjs';

const source = '@microsoft/windows-admin-center-sdk@2.510.1';
const integrity = 'sha512-pU9Pi+7YYK1KpsehT0iALvP0SrexCcBRbtcdiPWzF/PIni4vIH2/K3+N3c5zVf1sIBC95uXX/MFYBUrD7vnzJg==';

/** Puts the fonts into .cache/fonts. @param {string} root */
export async function fetchFonts(root) {
    const cache = join(root, '.cache');
    const work = join(cache, 'fonts-download');
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    await run('npm', ['pack', source, '--pack-destination', work, '--silent'], { cwd: root });
    const [file] = readdirSync(work);
    if (!file) throw new PlainError(`npm gave no package ${source}.`);
    const found = `sha512-${createHash('sha512')
        .update(readFileSync(join(work, file)))
        .digest('base64')}`;
    if (found !== integrity) throw new PlainError(`The package ${source} is not the expected one (its hash differs).`);
    await run('tar', ['-xzf', file, 'package/styles/fonts'], { cwd: work });
    rmSync(join(cache, 'fonts'), { recursive: true, force: true });
    renameSync(join(work, 'package/styles/fonts'), join(cache, 'fonts'));
    rmSync(work, { recursive: true, force: true });
}
