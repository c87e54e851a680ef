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

/** The beginning of each line that is not empty. */
const lineStart = /^(?=.)/gm;

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
    const uses = (file: string): number => [...files.values()].join('').split(`"$PSScriptRoot/${file}.ps1"`).length - 1;
    const unused = [...files.keys()].filter(file => file !== main && uses(file) === 0);
    if (unused.length > 0) throw new Error(`The exported script does not use ${unused.join(', ')}.`);
    // What stands in the script several times is loaded once: a constant, each below those that it contains.
    const constants = new Map<string, string>();
    const templateOf = (text: string): string =>
        text.replace(toReplace, (found, indent?: string, part?: string, group?: string) => {
            if (part !== undefined)
                return uses(part) === 1 ? templateOf(indented(exportedText(files, part), indent ?? '')) : placeOf(part, indent);
            return group === undefined ? `\${${JSON.stringify(found)}}` : found;
        });
    const placeOf = (file: string, indent?: string): string => {
        const name = file.replace(/\W/g, '');
        if (!constants.has(name)) constants.set(name, `const ${name} = String.raw\`${templateOf(exportedText(files, file))}\`;\n`);
        return indent ? `\${indented(${name}, '${indent}')}` : `\${${name}}`;
    };
    const [head, belowHead] = cut(exportedText(files, main)).map(templateOf);
    const values = valuesIn(files.get(main) ?? '');
    return [
        '/** What is put into the exported script, by the names that stand in smb-signing.ps1. */',
        'export interface FleetScriptValues {',
        ...[...values].map(([group, names]) => `    readonly ${group}: Readonly<Record<${names.join(' | ')}, string | number>>;`),
        '}\n',
        ...constants.values(),
        `const belowHead = String.raw\`${belowHead}\n\`;\n`,
        '/** The script that carries out a plan for many computers. */',
        `export function fleetScriptText({ ${[...values.keys()].join(', ')} }: FleetScriptValues): string {`,
        `    return String.raw\`${head}\` + belowHead;`,
        '}\n',
        'function indented(text: string, indentation: string): string {',
        `    return text.replace(${lineStart.toString()}, indentation);`,
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
    const belowHead = file === main ? cut(text)[1] : text;
    const [misplaced] = valuePlace.exec(belowHead) ?? [];
    if (misplaced) throw new Error(`${file}.ps1: only the head of ${main}.ps1 takes values, and ${misplaced} stands elsewhere.`);
    return text;
}

/** The head of smb-signing.ps1, and what stands below it: from the first line that brings in another file. */
function cut(text: string): [string, string] {
    const at = text.search(partLine);
    return [text.slice(0, at), text.slice(at)];
}

function indented(text: string, indentation: string): string {
    return text.replace(lineStart, indentation);
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
