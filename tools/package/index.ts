// SPDX-License-Identifier: MIT
// Writes the package into dist and prints its path. Called by tools/package.mjs, once the bundle is fresh.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packExtension } from './pack';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { name, bytes } = packExtension(root, new Date(Number(process.env['SOURCE_DATE_EPOCH'] ?? 315_532_800) * 1000));
writeFileSync(join(root, 'dist', name), bytes);
console.log(`dist/${name}`);
