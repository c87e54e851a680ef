// SPDX-License-Identifier: MIT
// Bundles the development shell into .cache/shell.
import { cpSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';

mkdirSync('.cache/shell', { recursive: true });
for (const file of ['index.html', 'shell.css']) cpSync(`dev-gateway/shell/${file}`, `.cache/shell/${file}`);
await build({
    entryPoints: ['dev-gateway/shell/shell.ts'],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    outfile: '.cache/shell/shell.js',
    logLevel: 'warning'
});
