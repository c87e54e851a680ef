// SPDX-License-Identifier: MIT
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../steps/run.mjs';

/**
 * Writes the extension for one gateway that side-loads it. It obeys no other page (src/shell-origin.ts), and the package
 * names none: there the gateway's page has the extension's own origin.
 * @param {string} root
 * @param {string} gateway its address, such as https://wac.contoso.com:6600
 * @returns {string} the folder
 * @throws {PlainError} where the address is none of https
 */
export function writeSideLoad(root, gateway) {
    const url = URL.canParse(gateway) ? new URL(gateway) : null;
    if (url?.protocol !== 'https:') throw new PlainError(`${gateway} is not the https address of a gateway.`);
    const folder = 'dist/side-load';
    rmSync(join(root, folder), { recursive: true, force: true });
    cpSync(join(root, '.cache/package/ux'), join(root, folder), { recursive: true });
    const page = join(root, folder, 'index.html');
    const named = `<meta name="side-load-gateway" content="${url.origin}">`;
    writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', `<head>${named}`));
    return folder;
}
