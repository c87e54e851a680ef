// SPDX-License-Identifier: MIT
// Leaves out of the built style sheet what no script and no page of the bundle names: of the SDK's sheet that is nine
// tenths. A word anywhere in the bundle keeps the selectors that are made of it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PurgeCSS } from 'purgecss';

const bundle = process.argv[2] ?? 'bundle';
const files = readdirSync(bundle);
const page = join(bundle, 'index.html');
const sheet = files.find(file => /^styles\.[0-9a-f]+\.css$/.test(file));
if (!sheet) throw new Error(`There is no style sheet in ${bundle}.`);

const [purged] = await new PurgeCSS().purge({
    content: [page, ...files.filter(file => file.endsWith('.js')).map(file => join(bundle, file))],
    css: [join(bundle, sheet)],
    defaultExtractor: text => text.match(/[\w-]+/g) ?? [],
    // set on the document by name of the shell's theme
    safelist: { standard: [/^sme-theme-/, /^sme-scheme-/] },
    keyframes: true
});
if (!purged) throw new Error('PurgeCSS gave no style sheet.');

// Another content needs another name: browsers keep what has a hash in its name.
const name = `styles.${createHash('sha256').update(purged.css).digest('hex').slice(0, 16)}.css`;
rmSync(join(bundle, sheet));
writeFileSync(join(bundle, name), purged.css);
writeFileSync(page, readFileSync(page, 'utf8').replaceAll(sheet, name));
