// SPDX-License-Identifier: MIT
// Joins the files of src/app/equivalents/fleet into the exported script. How they fit together stands in smb-signing.ps1.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The source of each file, by its name without extension. */
export type ScriptFiles = ReadonlyMap<string, string>;

/** The file that dot-sources the others; it alone takes values. */
const main = 'smb-signing';

/** A line that dot-sources another file: its indentation, and the name of the file. */
const partLine = /^( *)\. "\$PSScriptRoot\/([\w-]+)\.ps1"$/m;

/** A place for a value: its group and its name. JavaScript's templates happen to write it in the same way. */
const valuePlace = /\$\{(\w+)\.(\w+)\}/;

/** What a raw template cannot hold as it stands: its end, the beginning of a value, and backslashes right before either. */
const special = /\\+(?=`|\$\{|(?![^]))|`|\$(?=\{)/;

const toReplace = new RegExp([partLine, valuePlace, special].map(one => one.source).join('|'), 'gm');

/** Whether a line of PowerShell brings in another file, and so is not exported. */
export function isPartLine(line: string): boolean {
    return partLine.test(line);
}

/** Reads the .ps1 files of a folder. */
export function readScriptFiles(folder: string): Map<string, string> {
    const names = readdirSync(folder).filter(name => name.endsWith('.ps1'));
    return new Map(names.sort().map(name => [name.replace(/\.ps1$/, ''), readFileSync(join(folder, name), 'utf8')]));
}

/**
 * The TypeScript module that gives the script for a set of values.
 * @throws where a dot-sourced file is missing, a file is not used, one does not begin with a comment for developers, or a value is
 * to be put anywhere but into the head of smb-signing.ps1.
 */
export function fleetScriptModule(files: ScriptFiles): string {
    // By file, each below those that it contains: what the script contains twice is loaded once.
    const constants = new Map<string, string>();
    const templateOf = (file: string): string =>
        exportedText(files, file).replace(
            toReplace,
            (found, indent: string | undefined, part: string | undefined, group: string | undefined) => {
                if (part !== undefined) return indent ? `\${indented(${constantOf(part)}, '${indent}')}` : `\${${constantOf(part)}}`;
                return group === undefined ? `\${${JSON.stringify(found)}}` : found;
            }
        );
    const constantOf = (file: string): string => {
        const name = file.replace(/\W/g, '');
        if (!constants.has(name)) constants.set(name, `const ${name} = String.raw\`${templateOf(file)}\`;\n`);
        return name;
    };
    const script = templateOf(main);
    const unused = [...files.keys()].filter(file => file !== main && ![...files.values()].some(text => text.includes(`/${file}.ps1"`)));
    if (unused.length > 0) throw new Error(`The exported script does not use ${unused.join(', ')}.`);
    const values = valuesIn(files.get(main) ?? '');
    return [
        '/** What is put into the exported script, by the names that stand in smb-signing.ps1. */',
        'export interface FleetScriptValues {',
        ...[...values].map(([group, names]) => `    readonly ${group}: Readonly<Record<${names.join(' | ')}, string | number>>;`),
        '}\n',
        ...constants.values(),
        '/** The script that carries out a plan for many computers. */',
        `export function fleetScriptText({ ${[...values.keys()].join(', ')} }: FleetScriptValues): string {`,
        `    return String.raw\`${script}\n\`;`,
        '}\n',
        'function indented(text: string, indent: string): string {',
        '    return text.replace(/^(?=.)/gm, indent);',
        '}\n'
    ].join('\n');
}

/** What is exported of a file: all but the comment at its head, which is for developers and ends at the first empty line. */
function exportedText(files: ScriptFiles, file: string): string {
    const source = files.get(file);
    if (source === undefined) throw new Error(`The exported script has no file ${file}.ps1.`);
    const [comment] = /^(#.*\n)+\n/.exec(source) ?? [];
    if (comment === undefined) throw new Error(`${file}.ps1 must begin with a comment for developers, and an empty line below it.`);
    const text = source.slice(comment.length).trim();
    const belowHead = file === main ? text.slice(text.search(partLine)) : text;
    const [misplaced] = valuePlace.exec(belowHead) ?? [];
    if (misplaced) throw new Error(`${file}.ps1: only the head of ${main}.ps1 takes values, and ${misplaced} stands elsewhere.`);
    return text;
}

/** The names of the values, quoted, by group. */
function valuesIn(source: string): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const [, group = '', name = ''] of source.matchAll(new RegExp(valuePlace, 'g'))) {
        const names = groups.get(group) ?? [];
        if (!names.includes(`'${name}'`)) groups.set(group, [...names, `'${name}'`]);
    }
    return groups;
}
