// SPDX-License-Identifier: MIT
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One function of the PowerShell module, as its own file holds it. */
export interface ModuleFunction {
    /** Verb-Noun; also the file's name. */
    name: string;
    isPublic: boolean;
    /** The whole file: comment-based help, then the function. */
    source: string;
}

/** Reads powershell-module/Public and Private, sorted by name. */
export function readModuleFunctions(moduleFolder: string): ModuleFunction[] {
    return ['Private', 'Public'].flatMap(kind =>
        readdirSync(join(moduleFolder, kind))
            .sort()
            .map(file => ({
                name: file.replace(/\.ps1$/, ''),
                isPublic: kind === 'Public',
                source: readFileSync(join(moduleFolder, kind, file), 'utf8').trim()
            }))
    );
}

/**
 * The text that the gateway sends to a computer: the private functions that the public one needs, the public one,
 * and its call. `@args` hands named arguments on, in full and in Constrained Language Mode.
 */
export function inlineScript(target: ModuleFunction, all: readonly ModuleFunction[]): string {
    const bodies = [...neededBy(target, all), target].map(one => withoutComments(one.source));
    return [...bodies, `${target.name} @args`].join('\n');
}

/** The module file for the package: every function with its help, and explicit exports. */
export function moduleText(all: readonly ModuleFunction[]): string {
    const exports = all
        .filter(one => one.isPublic)
        .map(one => `'${one.name}'`)
        .join(', ');
    return [...all.map(one => one.source), `Export-ModuleMember -Function ${exports}`].join('\n\n') + '\n';
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

// Comments travel with every call, so they are left out. No here-string is used (a check sees to it), hence a line
// that starts with # is a comment.
function withoutComments(source: string): string {
    return source
        .replace(/<#[\s\S]*?#>/g, '')
        .replace(/^[ \t]*#.*$/gm, '')
        .replace(/\n\s*\n/g, '\n')
        .trim();
}
