// SPDX-License-Identifier: MIT
// Writes the package's content, from a build, into a folder. Usage: write.ts BUNDLE FOLDER [--development]
import { join } from 'node:path';
import { fail, root } from '../setup.mjs';
import { buildContent, writeContent } from './content';

const [bundle = '', folder = '', kind] = process.argv.slice(2);
try {
    writeContent(buildContent(root, join(root, bundle), kind === '--development'), join(root, folder));
} catch (error) {
    fail(error);
}
