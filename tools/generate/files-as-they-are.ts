// SPDX-License-Identifier: MIT
// The files of a folder as a TypeScript module: what is handed over as it is, such as a role of Ansible.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The module that gives the text of each file by its path, with "/" between. The comment for developers at a file's head, which
 * names the license, isn't handed over; in PowerShell, an empty line ends it.
 * @param name the name of the constant
 */
export function filesModule(name: string, what: string, folder: string): string {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(path => !path.endsWith('.ts') && statSync(join(folder, path)).isFile())
        .map(path => path.replace(/\\/g, '/'));
    const files = paths.sort().map(path => [path, handedOver(readFileSync(join(folder, path), 'utf8'))] as const);
    return `/** ${what} */\nexport const ${name}: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(files), null, 4)};\n`;
}

function handedOver(text: string): string {
    return text.replace(/^# SPDX-.*\n(#.*\n)*\n?/, '');
}
