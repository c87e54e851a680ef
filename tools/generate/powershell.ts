// SPDX-License-Identifier: MIT
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ModuleFunction } from './module-function';
import { settingFunctions } from './setting-commands';

/** Reads what is below powershell-module/Public and Private, and makes what is made of its settings.json; private ones first, by name. */
export function readModuleFunctions(moduleFolder: string): ModuleFunction[] {
    return [...written(moduleFolder), ...settingFunctions(moduleFolder)].sort(
        (a, b) => Number(a.isPublic) - Number(b.isPublic) || (a.name < b.name ? -1 : 1)
    );
}

function written(moduleFolder: string): ModuleFunction[] {
    return ['Private', 'Public'].flatMap(kind =>
        readdirSync(join(moduleFolder, kind), { recursive: true, encoding: 'utf8' })
            .filter(file => file.endsWith('.ps1'))
            .map(file => ({
                name: basename(file, '.ps1'),
                isPublic: kind === 'Public',
                source: readFileSync(join(moduleFolder, kind, file), 'utf8').trim()
            }))
    );
}

/**
 * The TypeScript module that holds, for each public function, the text that the gateway sends to a computer: the private
 * functions that it needs, the function, and its call. `@args` hands named arguments on, in full and in Constrained Language
 * Mode. Each function stands in the module once: private ones are part of many scripts, and all is loaded before anything is shown.
 */
export function commandsModule(all: readonly ModuleFunction[]): string {
    const commands = all.filter(one => one.isPublic).map(one => ({ name: one.name, parts: [...neededBy(one, all), one] }));
    const functions = [...new Set(commands.flatMap(({ parts }) => parts))];
    const entries = commands.map(
        ({ name, parts }) => `    '${name}': command('${name}', [${parts.map(part => functions.indexOf(part)).join(', ')}])`
    );
    return [
        'const functions = [',
        functions.map(one => `    ${JSON.stringify(withoutComments(one.source))}`).join(',\n'),
        '];\n',
        'function command(name: string, parts: readonly number[]): { readonly command: string; readonly script: string } {',
        "    return { command: name, script: [...parts.map(part => functions[part]), `${name} @args`].join('\\n') };",
        '}\n',
        "/** The bundled commands, as the SDK's PowerShell.createCommand takes them. */",
        `export const powershellCommands = {\n${entries.join(',\n')}\n};\n`
    ].join('\n');
}

/** The module file for the package: every function with its help, and explicit exports. */
export function moduleText(all: readonly ModuleFunction[]): string {
    const exports = all
        .filter(one => one.isPublic)
        .map(one => `'${one.name}'`)
        .join(', ');
    return [...all.map(one => one.source), `Export-ModuleMember -Function ${exports}`].join('\n\n') + '\n';
}

/** The module's manifest: with the version, and with the public functions as its exports. */
export function manifestText(source: string, version: string, all: readonly ModuleFunction[]): string {
    const exports = all
        .filter(one => one.isPublic)
        .map(one => `        '${one.name}'\n`)
        .sort();
    return source.replace("'0.0.0'", `'${version}'`).replace(/(FunctionsToExport\s*=\s*@\()\)/, `$1\n${exports.join('')}    )`);
}

/** The private functions reached from `target`, in the order of `all`. */
function neededBy(target: ModuleFunction, all: readonly ModuleFunction[]): ModuleFunction[] {
    const reached = new Set<ModuleFunction>();
    const visit = (one: ModuleFunction): void => {
        const text = withoutComments(one.source);
        for (const other of all) {
            if (!other.isPublic && !reached.has(other) && new RegExp(`\\b${other.name}\\b`).test(text) && other !== one) {
                reached.add(other);
                visit(other);
            }
        }
    };
    visit(target);
    return all.filter(one => reached.has(one));
}

// Comments and indentation travel with every call, so they are left out. No here-string is used (a check sees to it), hence a
// line that starts with # is a comment, and what a line begins with is no part of a text.
function withoutComments(source: string): string {
    return source
        .replace(/<#[\s\S]*?#>/g, '')
        .replace(/^[ \t]*#.*$/gm, '')
        .replace(/\n\s+/g, '\n')
        .trim();
}
