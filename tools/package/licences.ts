// SPDX-License-Identifier: MIT
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Description {
    readonly version: string;
    readonly license?: string;
    readonly author?: string | { readonly name: string };
}

const rule = '='.repeat(80);

/**
 * The licences of the packages that are in the bundle.
 * @param packages their names
 * @throws where a package says nothing about its licence
 */
export function thirdPartyLicences(root: string, packages: readonly string[]): string {
    const parts = [...packages].sort().map(name => {
        const folder = join(root, 'node_modules', name);
        const { version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Description;
        const file = readdirSync(folder).find(one => /^licen[sc]e(\.|$)/i.test(one));
        const text = file ? readFileSync(join(folder, file), 'utf8') : (keptText(name) ?? standardText(root, name, license, author));
        return [rule, `${name} ${version} (${license ?? 'no identifier'})`, rule, '', text.replace(/\r\n/g, '\n').trim(), ''].join('\n');
    });
    return ['The extension contains these packages, each under its own licence.', '', ...parts].join('\n');
}

/** The text of a package whose repository has one that is not in the package; null: none is kept here. */
function keptText(name: string): string | null {
    const path = new URL(`licences/${name}.txt`, import.meta.url);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Some packages name the MIT licence without its text, which is the text of our own. */
function standardText(root: string, name: string, license: string | undefined, author: Description['author']): string {
    if (license !== 'MIT' || !existsSync(join(root, 'LICENSE'))) throw new Error(`${name} has no licence text (${license}).`);
    const holder = typeof author === 'object' ? author.name : (author ?? `the authors of ${name}`);
    return readFileSync(join(root, 'LICENSE'), 'utf8').replace(/^Copyright.*$/m, `Copyright (c) ${holder}`);
}
