// SPDX-License-Identifier: MIT
// The module's functions that are made of the catalogue: the table of settings, and the commands that write them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleFunction } from './module-function';
import { type Catalogue, kindOf, readCatalogue, type Setting } from './settings';
import { isFlag } from './settings-table';

const verbs = ['Enable', 'Disable', 'Reset'] as const;
type Verb = (typeof verbs)[number];

/** The help that a command has for itself. */
interface Help {
    readonly synopsis: string;
    /** Lines. One that is empty at the end begins a new line after them. */
    readonly description: readonly string[];
    /** Reset only: what the parameter Default means. */
    readonly default?: readonly string[];
    readonly example: string;
    readonly shows: string;
}

interface Command {
    readonly noun: string;
    /** What the parameter Name means, where several settings share the noun. */
    readonly parameter?: readonly string[];
    /** What the parameter Level of Enable means, where there are more values than on and off. */
    readonly level?: readonly string[];
    readonly verbs: Readonly<Record<Verb, Help>>;
}

/** Makes the functions. @throws where a setting has no command, or a command no setting */
export function settingFunctions(moduleFolder: string): ModuleFunction[] {
    const read = (file: string): string => readFileSync(join(moduleFolder, file), 'utf8');
    const catalogue = readCatalogue(moduleFolder);
    const { commands } = JSON.parse(read('write-commands.json')) as { readonly commands: readonly Command[] };
    const template = read('Templates/Write-Command.ps1');
    const nouns = new Set(catalogue.settings.map(({ command }) => command));
    const missing = [...nouns].filter(noun => !commands.some(one => one.noun === noun));
    const unused = commands.filter(({ noun }) => !nouns.has(noun)).map(({ noun }) => noun);
    if (missing.length > 0) throw new Error(`write-commands.json has no help for the commands of settings.json: ${missing.join(', ')}.`);
    if (unused.length > 0)
        throw new Error(`write-commands.json describes commands that no setting of settings.json has: ${unused.join(', ')}.`);
    return [
        { name: 'Get-SmbSetting', isPublic: false, source: filled(read('Templates/Get-SmbSetting.ps1'), tableValues(catalogue)) },
        ...commands.flatMap(command =>
            verbs.map(verb => ({
                name: `${verb}-Smb${command.noun}`,
                isPublic: true,
                source: filled(template, commandValues(catalogue, command, verb))
            }))
        )
    ];
}

/** A template with its places filled. @throws where one has no value */
export function filled(template: string, values: Readonly<Record<string, string>>): string {
    return template
        .replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
            const value = values[name];
            if (value === undefined) throw new Error(`Nothing fills {{${name}}} of a template.`);
            return value;
        })
        .trim();
}

function tableValues(catalogue: Catalogue): Record<string, string> {
    const { settings } = catalogue;
    const rows = settings.map(setting => {
        const stored = Object.entries(kindOf(catalogue, setting).values).map(([word, number]) => `${wordOf(word)} = '${number}'`);
        const members = [
            `What = '${setting.what ?? nameOf(setting)}'`,
            `Property = '${setting.property}'`,
            `ValueName = '${setting.valueName ?? setting.property}'`,
            `Stored = @{ ${stored.join('; ')} }`,
            `IsFlag = $${isFlag(catalogue, setting)}`,
            `ByUpdate = $${setting.broughtByUpdate ?? false}`,
            `Reported = '${setting.reported}'`,
            `Fact = '${setting.facts ?? ''}'`,
            `HasPolicy = $${setting.policy === 'administrativeTemplates'}`
        ];
        return `        ${nameOf(setting)} = ${sideOf(setting)} + @{ ${members.join('; ')} }`;
    });
    const others = catalogue.readOnly.map(
        one => `        ${one.property} = ${sideOf(one)} + @{ Property = '${one.property}'; Reported = '${one.reported}'; Fact = '' }`
    );
    return { Names: settings.map(setting => `'${nameOf(setting)}'`).join(',\n            '), Settings: [...rows, ...others].join('\n') };
}

/** The variable of the template that says on which side a direction is kept. */
function sideOf({ direction }: Pick<Setting, 'direction'>): string {
    return direction === 'outbound' ? '$client' : '$server';
}

function commandValues(catalogue: Catalogue, { noun, parameter, level, verbs: helps }: Command, verb: Verb): Record<string, string> {
    const own = catalogue.settings.filter(({ command }) => command === noun);
    const [first] = own as [Setting];
    const values = Object.entries(kindOf(catalogue, first).values);
    const words = values.map(([word]) => wordOf(word));
    const help = helps[verb];
    const mayBeUnreported = verb !== 'Reset' && own.some(({ broughtByUpdate }) => broughtByUpdate);
    const inForce = mayBeUnreported ? [...words, 'NotReported'] : words;
    const stored = values.map(([, number]) => String(number)).sort();
    const aimed = values.filter(([, number]) => (verb === 'Enable' ? number > 0 : number === 0)).map(([word]) => wordOf(word));
    const levels = verb === 'Enable' && aimed.length > 1 ? aimed : [];
    if (levels.length > 0 && !level) throw new Error(`write-commands.json needs "level" of ${noun}: what its parameter Level means.`);
    const parameters: [name: string, what: readonly string[], choices: readonly string[]][] = [];
    if (parameter) parameters.push(['Name', parameter, own.map(one => one.parameter ?? '')]);
    if (levels.length > 0) parameters.push(['Level', level ?? [], levels]);
    if (verb === 'Reset') parameters.push(['Default', help.default ?? [], words]);
    return {
        Command: `${verb}-Smb${noun}`,
        Synopsis: help.synopsis,
        Description: lines([...help.description.filter(line => line !== ''), '']).replace(
            /\n {4}$/,
            help.description.at(-1) === '' ? '\n    ' : ' '
        ),
        OwnHelp: parameters.map(([name, what]) => helpOf(name, what)).join(''),
        InForceHelp: inForce.length > 2 ? `${inForce.slice(0, -1).join(', ')}, or ${inForce.at(-1)}` : inForce.join(' or '),
        StoredHelp: `${stored.join(', ')} or NotStored`,
        Example: help.example,
        Shows: help.shows,
        OwnParameters: parameters.map(([name, , choices]) => choice(name, choices)).join(''),
        InForce: quoted(inForce),
        Stored: quoted([...stored, 'NotStored']),
        Name: parameter ? `"${noun}$Name"` : noun,
        Value: verb === 'Reset' ? '$Default -Remove' : levels.length > 0 ? '$Level' : (aimed[0] ?? '')
    };
}

function helpOf(name: string, help: readonly string[]): string {
    return `.PARAMETER ${name}\n    ${lines(help)}\n\n`;
}

function choice(name: string, words: readonly string[]): string {
    return `        [Parameter(Mandatory = $true)]\n        [ValidateSet(${quoted(words)})]\n        [string]\n        $${name},\n\n`;
}

/** What the module calls a setting: the noun of its commands, with the name that they take. */
function nameOf({ command, parameter = '' }: Setting): string {
    return command + parameter;
}

/** The word of the write commands: Required for required. */
function wordOf(word: string): string {
    return word.charAt(0).toUpperCase() + word.slice(1);
}

function quoted(words: readonly string[]): string {
    return words.map(word => `'${word}'`).join(', ');
}

function lines(texts: readonly string[]): string {
    return texts.join('\n    ');
}
