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
    readonly assets: readonly { readonly name: string }[];
    readonly chunks: readonly { readonly modules: readonly Module[] }[];
}

/** What the last production build put into the bundle. */
export interface BundleStats {
    /** The files it wrote, apart from copied ones. */
    readonly files: readonly string[];
    /** Size before minification by package, "(this extension)" among them, in bytes. */
    readonly packages: ReadonlyMap<string, number>;
}

/** Reads bundle/stats.json, which each production build writes. */
export function readBundleStats(root: string, folder = 'bundle'): BundleStats {
    const { assets, chunks } = JSON.parse(readFileSync(join(root, folder, 'stats.json'), 'utf8')) as Stats;
    const packages = new Map<string, number>();
    const add = (module: Module): void => {
        if (module.modules) return module.modules.forEach(add);
        const owner = packageOf(module.name ?? '');
        if (owner) packages.set(owner, (packages.get(owner) ?? 0) + module.size);
    };
    chunks.flatMap(chunk => chunk.modules).forEach(add);
    return { files: assets.map(asset => asset.name), packages };
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
