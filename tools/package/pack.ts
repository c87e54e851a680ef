// SPDX-License-Identifier: MIT
import { zipSync } from 'fflate';
import { packageProblems, type Files } from './check';
import { PlainError } from '../steps/run.mjs';
import { inventory } from './inventory';
import { nugetParts } from './nuget';
import type { Manifest } from './references';

/** The earliest date that the zip format knows. A clock's time would give the same sources other bytes. */
const fileDate = new Date(1980, 0, 1);

/**
 * Adds to the content what makes a package of it: the inventory and NuGet's parts.
 * @param content what set-up put together
 * @param date what content.json states as its date
 * @param homepage the project's address, if it has one
 * @throws {PlainError} where a file refers to one that is missing, nothing refers to a file, or a page would need a
 *   looser Content Security Policy
 */
export function sealContent(content: Files, date: Date, homepage: string | null = null): Files {
    const manifest = JSON.parse(Buffer.from(content.get('ux/manifest.json') ?? []).toString('utf8')) as Manifest;
    const texts = manifest.resources.find(resource => resource.locale === 'default')?.strings ?? {};
    const whole = new Map([...content, ['content.json', Buffer.from(inventory(content, date))] as const].sort(byPath));
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
        [...whole.keys()]
    );
    const files = new Map([...Object.entries(parts).map(([path, text]) => [path, Buffer.from(text)] as const), ...whole]);
    const problems = packageProblems(files);
    if (problems.length > 0) throw new PlainError(['The package is not whole.', ...problems].join('\n'));
    return files;
}

/** The package as a file: the content, byte for byte, and what `sealContent` adds. */
export function packContent(content: Files, date: Date, homepage: string | null = null): { name: string; bytes: Uint8Array } {
    const files = sealContent(content, date, homepage);
    const { name, version } = JSON.parse(Buffer.from(content.get('ux/manifest.json') ?? []).toString('utf8')) as Manifest;
    return {
        name: `${name}.${version}.nupkg`,
        bytes: zipSync(Object.fromEntries([...files].map(([path, bytes]) => [path, [bytes, { mtime: fileDate, level: 9 }] as const])))
    };
}

function byPath([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
    return one < other ? -1 : 1;
}
