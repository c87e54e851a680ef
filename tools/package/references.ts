// SPDX-License-Identifier: MIT
// What a file of the package refers to, by kind of file. Nothing here knows which files there are.
import { createContext, runInContext } from 'node:vm';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** The extension's files have these paths in the package, and addresses below /modules/<name>/ on a gateway. */
export const extensionFolder = 'ux/';

/** What was found in a file. */
export interface Found {
    /** Paths in the package. */
    readonly paths: readonly string[];
    /** What must not be in the file, each as a sentence. */
    readonly problems: readonly string[];
}

/** The address of the extension's folder on a gateway. */
export const addressOf = (name: string): string => `/modules/${name}/`;

/** The path in the package of what a file at this address refers to; where it lies outside the extension, a sentence that says so. */
function resolve(reference: string, from: string, base: string): { path: string } | { problem: string } {
    const gateway = 'https://gateway';
    const url = new URL(reference, gateway + from);
    return url.origin === gateway && url.pathname.startsWith(base) && url.pathname !== base
        ? { path: extensionFolder + decodeURIComponent(url.pathname.slice(base.length)) }
        : { problem: `refers to ${reference}, which is outside the extension` };
}

function found(references: readonly string[], from: string, base: string, problems: readonly string[] = []): Found {
    const resolved = references.map(one => resolve(one, from, base));
    return {
        paths: resolved.flatMap(one => ('path' in one ? [one.path] : [])),
        problems: [...problems, ...resolved.flatMap(one => ('problem' in one ? [one.problem] : []))]
    };
}

/** A page, which a strict Content Security Policy must leave as it is. @param base what its references start from */
export function inPage(html: string, base: string): Found {
    const references: string[] = [];
    const problems: string[] = [];
    for (const { tagName, attrs, childNodes } of elements(parse(html, { scriptingEnabled: false }))) {
        const attributes = new Map(attrs.map(({ name, value }) => [name, value]));
        if (tagName === 'style' || attributes.has('style')) problems.push('has a style of its own');
        if (tagName === 'script' && (!attributes.has('src') || childNodes.length > 0)) problems.push('has a script of its own');
        if (tagName === 'base' && attributes.get('href') !== base) problems.push(`has the base ${attributes.get('href')}, not ${base}`);
        for (const name of attributes.keys()) if (/^on/.test(name)) problems.push(`has an event handler of its own, ${name}`);
        for (const name of ['src', 'href', 'data', 'poster'])
            if (attributes.has(name) && tagName !== 'base') references.push(attributes.get(name) ?? '');
    }
    return found(references, base, base, problems);
}

function elements(node: Tree.Document | Tree.ChildNode): Tree.Element[] {
    const children = 'childNodes' in node ? node.childNodes.flatMap(elements) : [];
    return 'tagName' in node ? [node, ...children] : children;
}

/** A style sheet. @param address its own, which its references start from */
export function inStyles(css: string, address: string, base: string): Found {
    const named = [
        ...css.matchAll(/url\(\s*(?<quote>["']?)(?<path>.*?)\k<quote>\s*\)/g),
        ...css.matchAll(/@import\s+(?<quote>["'])(?<path>.*?)\k<quote>/g),
        ...css.matchAll(/\/\*# sourceMappingURL=(?<path>\S+?)\s*\*\//g)
    ].map(match => match.groups?.['path'] ?? '');
    return found(
        named.filter(one => !/^(data:|#)/.test(one)),
        address,
        base
    );
}

/**
 * A script: the chunks that it loads later, the workers that it starts, its source map, and the folder of texts that it tells the SDK.
 * @param chunkName what the runtime calls the file of a chunk
 */
export function inScript(script: string, chunkName: (id: string) => string | null, base: string): Found {
    const chunks = [...script.matchAll(/\.e\((?:\/\*.*?\*\/\s*)?["']?([\w-]+)["']?\)/g)].map(match => chunkName(match[1] ?? ''));
    const workers = [...script.matchAll(/new Worker\([^;]{0,200}?\.u\(["']?([\w-]+)["']?\)/g)].map(match => chunkName(match[1] ?? ''));
    const maps = [...script.matchAll(/^\/\/# sourceMappingURL=(\S+)$/gm)].map(match => match[1] ?? '');
    const texts = [...script.matchAll(/resourcesPath:\s*["']([\w/-]+)["']/g)].map(match => `${match[1] ?? ''}/strings.json`);
    return found([...[...chunks, ...workers].filter((one): one is string => one !== null), ...maps, ...texts], base, base);
}

/**
 * Asks the build's runtime what it calls the file of a chunk: its own code is run, apart from everything.
 * @returns null for a chunk that it does not know
 */
export function chunkNames(runtime: string): (id: string) => string | null {
    const self: Record<string, { push(chunk: unknown): void }> = {};
    runInContext(runtime, createContext({ self, document: { baseURI: 'https://gateway/' } })); // workers start from there
    const [queue] = Object.values(self);
    let nameOf: ((id: string | number) => string) | undefined;
    queue?.push([['question'], {}, (require: { u(id: string | number): string }) => (nameOf = require.u)]);
    return id => {
        const name = nameOf?.(/^\d+$/.test(id) ? Number(id) : id) ?? 'undefined'; // in production ids are numbers
        return /\bundefined\b/.test(name) ? null : name;
    };
}

/** The extension's manifest, as far as the check of the package reads it. */
export interface Manifest {
    readonly name: string;
    readonly version: string;
    readonly powerShellModuleName: string;
    readonly resources: readonly { readonly locale: string; readonly strings: Readonly<Record<string, string>> }[];
}

/** The manifest: the module, the texts of each language, pictures; and whether it has the texts that it names. */
export function inManifest(text: string): Found {
    const manifest = JSON.parse(text) as Manifest;
    const { name, powerShellModuleName: module, resources } = manifest;
    const base = addressOf(name);
    const pictures = [...text.matchAll(/"icon": *"(?!sme-icon:)([^"]*)"/g)].map(match => match[1] ?? '');
    const tables = resources.map(({ locale }) => `assets/strings/${locale === 'default' ? '' : `${locale}/`}strings.json`);
    const problems = [...text.matchAll(/"resources:strings:(\w+)"/g)].flatMap(([, key = '']) =>
        resources.filter(({ strings }) => !strings[key]).map(({ locale }) => `has no text ${key} in ${locale}`)
    );
    return found([`powershell-module/${module}/${module}.psd1`, ...tables, ...pictures], base, base, problems);
}

/** The description of a PowerShell module. @param path its own */
export function inModule(description: string, path: string): Found {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const named = description.matchAll(/'([\w.\\-]+\.(?:ps1|psm1|psd1|ps1xml|dll|psrc|pssc))'/g);
    const files = [...named].map(match => folder + (match[1] ?? '').replace(/\\/g, '/'));
    return { paths: files, problems: [] };
}
