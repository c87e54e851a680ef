// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Module {
    readonly name?: string;
    readonly size: number;
    /** The modules that this one was put together from. */
    readonly modules?: readonly Module[];
}

interface Stats {
    readonly chunks: readonly { readonly modules: readonly Module[] }[];
}

/**
 * The packages in a production build, "(this extension)" among them, with their size before minification in bytes. From
 * stats.json, which each such build writes.
 * @param bundle its folder
 */
export function builtPackages(bundle: string): ReadonlyMap<string, number> {
    const { chunks } = JSON.parse(readFileSync(join(bundle, 'stats.json'), 'utf8')) as Stats;
    const packages = new Map<string, number>();
    const add = (module: Module): void => {
        if (module.modules) return module.modules.forEach(add);
        const owner = packageOf(module.name ?? '');
        if (owner) packages.set(owner, (packages.get(owner) ?? 0) + module.size);
    };
    chunks.flatMap(chunk => chunk.modules).forEach(add);
    return packages;
}

/** The package that a module is of; null for webpack's own. */
function packageOf(name: string): string | null {
    const path =
        name
            .replace(/ \+ \d+ modules$/, '')
            .split('!')
            .pop() ?? '';
    const installed = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path);
    if (installed?.[1]) return installed[1];
    return path.startsWith('./src/') ? '(this extension)' : null;
}
