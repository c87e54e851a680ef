// SPDX-License-Identifier: MIT
// Bundles a shell's page. Usage: node tools/steps/shell.mjs FOLDER-OF-ITS-SOURCE OUTPUT-FOLDER
import { cpSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';

const [from, to] = process.argv.slice(2);
mkdirSync(String(to), { recursive: true });
for (const file of ['index.html', 'shell.css']) cpSync(`${from}/${file}`, `${to}/${file}`);
await build({
    entryPoints: [`${from}/shell.ts`],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    define: { global: 'window' }, // as packages for Node call it
    outfile: `${to}/shell.js`,
    logLevel: 'warning'
});
