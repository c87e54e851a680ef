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

/** What fills This computer: its text is loaded with the page, that of every other command after it. */
const firstCommand = 'Get-SmbSigningConfiguration';

/** The TypeScript module with the text of the command that is sent first, and with what other commands share with it. */
export function firstCommandModule(all: readonly ModuleFunction[]): string {
    const functions = firstFunctions(all);
    const entry = all.filter(one => one.name === firstCommand).map(one => entryOf(one, all, 'firstFunctions', functions));
    return [
        listOf('firstFunctions', functions),
        "/** The first command, as the SDK's PowerShell.createCommand takes it. */",
        `export const firstCommands = {\n${entry.join('')}\n};\n`,
        '/** The text of a command: its functions and its call. */',
        'export function commandOf(',
        '    name: string,',
        '    parts: readonly number[],',
        '    functions: readonly string[]',
        '): { readonly command: string; readonly script: string } {',
        "    return { command: name, script: [...parts.map(part => functions[part]), `${name} @args`].join('\\n') };",
        '}\n'
    ].join('\n');
}

/**
 * The TypeScript module that holds, for each public function, the text that the gateway sends to a computer: the private
 * functions that it needs, the function, and its call. `@args` hands named arguments on, in full and in Constrained Language
 * Mode. Each function stands in the two modules once: private ones are part of many scripts.
 */
export function commandsModule(all: readonly ModuleFunction[]): string {
    const first = firstFunctions(all);
    const commands = all.filter(one => one.isPublic && one.name !== firstCommand);
    const own = [...new Set(commands.flatMap(one => [...neededBy(one, all), one]))].filter(one => !first.includes(one));
    const functions = [...first, ...own];
    const entries = commands.map(one => entryOf(one, all, 'functions', functions));
    return [
        "import { commandOf, firstCommands, firstFunctions } from './first-command';\n",
        listOf('ownFunctions', own).replace(/^export /, ''),
        'const functions = [...firstFunctions, ...ownFunctions];\n',
        "/** The bundled commands, as the SDK's PowerShell.createCommand takes them. */",
        `export const powershellCommands = {\n${['    ...firstCommands', ...entries].join(',\n')}\n};\n`
    ].join('\n');
}

/** The text of some commands and of what they need, each function once. */
export function commandText(names: readonly string[], all: readonly ModuleFunction[]): string {
    const commands = all.filter(one => names.includes(one.name));
    const functions = new Set(commands.flatMap(one => [...neededBy(one, all), one]));
    return all.flatMap(one => (functions.has(one) ? [withoutComments(one.source)] : [])).join('\n');
}

/** The functions of the first command, itself last. */
function firstFunctions(all: readonly ModuleFunction[]): ModuleFunction[] {
    return all.filter(one => one.name === firstCommand).flatMap(one => [...neededBy(one, all), one]);
}

function listOf(name: string, functions: readonly ModuleFunction[]): string {
    const texts = functions.map(one => `    ${JSON.stringify(withoutComments(one.source))}`);
    return `export const ${name}: readonly string[] = [\n${texts.join(',\n')}\n];\n`;
}

/** @param list the name of the list in the module, whose entries are `functions` */
function entryOf(one: ModuleFunction, all: readonly ModuleFunction[], list: string, functions: readonly ModuleFunction[]): string {
    const parts = [...neededBy(one, all), one].map(part => functions.indexOf(part));
    return `    '${one.name}': commandOf('${one.name}', [${parts.join(', ')}], ${list})`;
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
