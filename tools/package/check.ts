// SPDX-License-Identifier: MIT
// Checks that a package holds every file that its files refer to, and no other.
import { extname } from 'node:path';
import { inventoryOf } from './inventory';
import {
    addressOf,
    chunkNames,
    extensionFolder,
    type Found,
    inManifest,
    inModule,
    inPage,
    inScript,
    inStyles,
    type Manifest
} from './references';

/** Files by their path in the package. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The files that NuGet and the gateway open first. */
const roots = ['[Content_Types].xml', '_rels/.rels', 'content.json', 'ux/index.html', 'ux/manifest.json'];

/** What is wrong with an opened package, each as a sentence. Empty: nothing. */
export function packageProblems(files: Files): string[] {
    return [...brokenReferences(files), ...inventoryProblems(files)];
}

/** Follows all references: each must lead to a file, and each file must be reached. */
function brokenReferences(files: Files): string[] {
    const problems: string[] = [];
    const reached = new Set<string>();
    const look = referencesIn(files);
    const follow = (path: string, by: string): void => {
        if (reached.has(path)) return;
        reached.add(path);
        if (!files.has(path)) return void problems.push(`${path} is missing, which ${by} refers to.`);
        const found = look(path);
        problems.push(...found.problems.map(one => `${path} ${one}.`));
        found.paths.forEach(one => follow(one, path));
    };
    for (const path of roots) follow(path, 'every package');
    return [...problems, ...[...files.keys()].filter(path => !reached.has(path)).map(path => `Nothing refers to ${path}.`)];
}

function referencesIn(files: Files): (path: string) => Found {
    const text = (path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');
    const base = addressOf((JSON.parse(text('ux/manifest.json') || '{"name":""}') as Manifest).name);
    const runtime = [...files.keys()].find(path => /^ux\/runtime\.([0-9a-f]+\.)?js$/.test(path));
    const chunkName = runtime ? chunkNames(text(runtime)) : () => null;
    return path => {
        if (path === 'ux/index.html') return inPage(text(path), base);
        if (path === 'ux/manifest.json') return inManifest(text(path));
        switch (extname(path)) {
            case '.js':
                return inScript(text(path), chunkName, base);
            case '.css':
                return inStyles(text(path), base + path.slice(extensionFolder.length), base);
            case '.psd1':
                return inModule(text(path), path);
            default:
                return { paths: inEnvelope(path, text(path)), problems: [] };
        }
    };
}

/** What NuGet's parts name, and the README that NuGet shows. */
function inEnvelope(path: string, text: string): string[] {
    const patterns: readonly [RegExp, RegExp][] = [
        [/^_rels\/\.rels$/, / Target="\/([^"]+)"/g],
        [/^[^/]+\.nuspec$/, /<(?:icon|readme)>([^<]+)</g],
        [/^README\.md$/, /\b([A-Z-]+\.txt)\b/g]
    ];
    const pattern = patterns.find(([file]) => file.test(path))?.[1];
    return pattern ? [...text.matchAll(pattern)].map(match => match[1] ?? '') : [];
}

/** content.json has each file of the extension as it is, and no other. */
function inventoryProblems(files: Files): string[] {
    const content = files.get('content.json');
    if (!content) return []; // said already
    const { packageContent } = JSON.parse(Buffer.from(content).toString('utf8')) as { packageContent: unknown[] };
    const stated = packageContent.map(one => JSON.stringify(one));
    const actual = inventoryOf(files).map(one => JSON.stringify(one));
    return [
        ...stated.filter(one => !actual.includes(one)).map(one => `content.json states what is not so: ${one}.`),
        ...actual.filter(one => !stated.includes(one)).map(one => `content.json does not state ${one}.`)
    ];
}
