// SPDX-License-Identifier: MIT
// The one place that puts the package's content together. Set-up writes it into .cache/package, and everything takes the
// extension from there: the development gateway, the tests, the pictures, the bench, and the package itself.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtPackages } from './bundle-stats';
import type { Files } from './check';
import { thirdPartyLicences } from './licences';
import { sealContent } from './pack';
import { extensionFolder, type Manifest } from './references';

/** What the build says of itself beside the extension. */
const reports = new Set(['stats.json', '3rdpartylicenses.txt']);

/**
 * Puts the content together, without what only packing adds: the inventory and NuGet's parts.
 * @param bundle the folder of a build
 * @param development a build of `npm run dev`, which knows no licences
 * @throws where a file is missing that another refers to, or one is there that none refers to
 */
export function buildContent(root: string, bundle: string, development = false): Files {
    const content = new Map([
        ...extensionFiles(root, bundle),
        ['README.md', readFileSync(join(root, 'tools/package/README.md'))] as const,
        ['LICENSE.txt', readFileSync(join(root, 'LICENSE'))] as const,
        ['THIRD-PARTY-LICENCES.txt', Buffer.from(development ? '' : licencesOf(root, bundle))] as const,
        ['icon.png', readFileSync(join(root, 'tools/package/icon.png'))] as const
    ]);
    sealContent(content, new Date(0)); // refuses what is not whole
    return content;
}

/** What the gateway serves: the build, with the manifest as the SDK's packing tool completes it, and the module. */
function extensionFiles(root: string, bundle: string): [string, Uint8Array][] {
    const files = [...readFolder(bundle)].filter(([path]) => !reports.has(path));
    const manifest = JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf8')) as Manifest;
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    const complete = { ...manifest, CoreVersion: dependencies['@microsoft/windows-admin-center-sdk'], BackendVersion: '2.0.0' };
    const module = `powershell-module/${manifest.powerShellModuleName}`;
    return [
        ...files,
        ['manifest.json', Buffer.from(JSON.stringify(complete, null, 2) + '\n')] as const,
        ...[...readFolder(join(root, 'src/generated', module))].map(([path, bytes]) => [`${module}/${path}`, bytes] as const)
    ].map(([path, bytes]) => [extensionFolder + path, bytes]);
}

function licencesOf(root: string, bundle: string): string {
    return thirdPartyLicences(
        root,
        [...builtPackages(bundle).keys()].filter(name => !name.startsWith('('))
    );
}

/** Writes content in place of a folder's. */
export function writeContent(content: Files, folder: string): void {
    const fresh = `${folder}.new`;
    rmSync(fresh, { recursive: true, force: true });
    for (const [path, bytes] of content) {
        mkdirSync(dirname(join(fresh, path)), { recursive: true });
        writeFileSync(join(fresh, path), bytes);
    }
    const old = `${folder}.old`;
    rmSync(old, { recursive: true, force: true });
    if (existsSync(folder)) renameSync(folder, old); // a gateway that serves it goes on
    renameSync(fresh, folder);
    rmSync(old, { recursive: true, force: true });
}

/** The files below a folder, by path with slashes. */
export function readFolder(folder: string): Files {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => statSync(join(folder, file)).isFile());
    return new Map(files.map(file => [file.replace(/\\/g, '/'), readFileSync(join(folder, file))]));
}
