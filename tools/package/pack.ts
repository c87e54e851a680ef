// SPDX-License-Identifier: MIT
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { zipSync } from 'fflate';
import { readBundleStats } from './bundle-stats';
import { thirdPartyLicences } from './licences';
import { nugetParts } from './nuget';

interface Manifest {
    readonly name: string;
    readonly version: string;
    readonly powerShellModuleName: string;
    readonly resources: readonly { readonly locale: string; readonly strings: Readonly<Record<string, string>> }[];
}

/** The zip format knows no earlier date; and no clock, or the same sources would give other bytes. */
const fileDate = new Date(1980, 0, 1);

/** Without these Windows cannot say who made a file; content.json calls a package with one unsigned "unhealthy", as the SDK's tool does. */
const signable = new Set(['.js', '.psd1', '.psm1']);

/**
 * The package of the extension, from the bundle as it was built last.
 * @param date what content.json states as its date
 */
export function packExtension(root: string, date: Date): { name: string; bytes: Uint8Array } {
    const text = (file: string): string => readFileSync(join(root, file), 'utf8');
    const manifest = JSON.parse(text('bundle/manifest.json')) as Manifest;
    const { homepage = null } = JSON.parse(text('package.json')) as { homepage?: string };
    const texts = manifest.resources.find(resource => resource.locale === 'default')?.strings ?? {};
    const content = new Map<string, Uint8Array>([
        ...uxFiles(root, manifest),
        ['LICENSE.txt', Buffer.from(text('LICENSE'))],
        ['README.md', Buffer.from(text('tools/package/README.md'))],
        ['THIRD-PARTY-LICENCES.txt', Buffer.from(licencesOf(root))],
        ['icon.png', readFileSync(join(root, 'tools/package/icon.png'))]
    ]);
    content.set('content.json', Buffer.from(inventory(content, date)));
    const parts = nugetParts(
        {
            id: manifest.name,
            version: manifest.version,
            title: texts['displayName'] ?? manifest.name,
            description: texts['description'] ?? manifest.name,
            authors: 'SMB Signing contributors',
            tags: (texts['keywords'] ?? '').replace(/,/g, ''),
            projectUrl: homepage
        },
        [...content.keys()]
    );
    const entries = Object.entries({ ...toBytes(parts), ...Object.fromEntries([...content].sort(byPath)) });
    return {
        name: `${manifest.name}.${manifest.version}.nupkg`,
        bytes: zipSync(Object.fromEntries(entries.map(([path, bytes]) => [path, [bytes, { mtime: fileDate, level: 9 }] as const])))
    };
}

/** What the gateway serves: the bundle, with the manifest as the SDK's packing tool completes it, and the module. */
function uxFiles(root: string, manifest: Manifest): [string, Uint8Array][] {
    const { files: built } = readBundleStats(root);
    const sdk = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    const complete = { ...manifest, CoreVersion: sdk.dependencies['@microsoft/windows-admin-center-sdk'], BackendVersion: '2.0.0' };
    const bundle = filesBelow(join(root, 'bundle'))
        .filter(file => !/^(stats\.json|3rdpartylicenses\.txt)$/.test(file))
        // what an earlier build left is no part of this one
        .filter(file => !/\.(js|css)$/.test(file) || built.includes(file));
    const module = `src/generated/powershell-module/${manifest.powerShellModuleName}`;
    return [
        ...bundle.map((file): [string, Uint8Array] => [`ux/${file}`, readFileSync(join(root, 'bundle', file))]),
        ['ux/manifest.json', Buffer.from(JSON.stringify(complete, null, 2) + '\n')],
        ...filesBelow(join(root, module)).map((file): [string, Uint8Array] => [
            `ux/powershell-module/${manifest.powerShellModuleName}/${file}`,
            readFileSync(join(root, module, file))
        ])
    ];
}

function licencesOf(root: string): string {
    return thirdPartyLicences(
        root,
        [...readBundleStats(root).packages.keys()].filter(name => !name.startsWith('('))
    );
}

/** The inventory that the SDK's packing tool writes. Nothing in it is signed: only Windows can sign scripts. */
function inventory(content: ReadonlyMap<string, Uint8Array>, date: Date): string {
    const files = [...content].filter(([path]) => path.startsWith('ux/')).sort(byPath);
    const packageContent = files.map(([path, bytes]) => ({
        path: path.replace(/\//g, '\\'),
        size: bytes.length,
        hash256: createHash('sha256').update(bytes).digest('hex').toUpperCase(),
        signedBy: 'None',
        thumbprint: 'None'
    }));
    return (
        JSON.stringify(
            {
                contentFormatVersion: '1.0.0',
                datetime: date.toISOString().slice(0, 19),
                status: files.some(([path]) => signable.has(extname(path))) ? 'unhealthy' : 'healthy',
                nestedPackage: null,
                packageContent,
                defaultManifest: null
            },
            null,
            2
        ) + '\n'
    );
}

function filesBelow(folder: string): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(file => statSync(join(folder, file)).isFile())
        .map(file => file.replace(/\\/g, '/'));
}

function toBytes(parts: Readonly<Record<string, string>>): Record<string, Uint8Array> {
    return Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, Buffer.from(text)]));
}

function byPath([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
    return one < other ? -1 : 1;
}
