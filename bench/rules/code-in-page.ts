// SPDX-License-Identifier: MIT
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * The extension's own code as a script for a page.
 * @param globalName by which the page finds what is exported
 * @param exported the exports, with paths from src/app
 */
export async function codeInPage(root: string, globalName: string, exported: string): Promise<string> {
    const { outputFiles } = await build({
        stdin: { contents: exported, resolveDir: join(root, 'src/app') },
        ...{ bundle: true, write: false, format: 'iife', globalName, minify: true, logLevel: 'error' }
    });
    // tsx names the functions within those that run in the page.
    return `globalThis.__name = named => named;${outputFiles[0]?.text ?? ''};globalThis.${globalName} = ${globalName};`;
}
