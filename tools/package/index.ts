// SPDX-License-Identifier: MIT
// Writes the package into dist and prints its path. Called by tools/package.mjs, once the content is fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFolder } from './content';
import { packContent } from './pack';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { homepage = null } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { homepage?: string };
const date = new Date(Number(process.env['SOURCE_DATE_EPOCH'] ?? 315_532_800) * 1000);
const { name, bytes } = packContent(readFolder(join(root, '.cache/package')), date, homepage);
writeFileSync(join(root, 'dist', name), bytes);
console.log(`dist/${name}`);
