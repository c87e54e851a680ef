// SPDX-License-Identifier: MIT
import { createHash } from 'node:crypto';
import { extname } from 'node:path';

/**
 * Files that can be signed: without a signature, Windows cannot say who made them; content.json calls a package with one
 * unsigned "unhealthy", as the SDK's tool does.
 */
const signable = new Set(['.js', '.psd1', '.psm1']);

/** A line of content.json. Nothing is signed: only Windows can sign scripts. */
interface Line {
    readonly path: string;
    readonly size: number;
    readonly hash256: string;
    readonly signedBy: 'None';
    readonly thumbprint: 'None';
}

/** The extension's files as content.json states them, by path. */
export function inventoryOf(content: ReadonlyMap<string, Uint8Array>): Line[] {
    return [...content]
        .filter(([path]) => path.startsWith('ux/'))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([path, bytes]) => ({
            path: path.replace(/\//g, '\\'),
            size: bytes.length,
            hash256: createHash('sha256').update(bytes).digest('hex').toUpperCase(),
            signedBy: 'None',
            thumbprint: 'None'
        }));
}

/** content.json, the inventory that the SDK's packing tool writes. */
export function inventory(content: ReadonlyMap<string, Uint8Array>, date: Date): string {
    const packageContent = inventoryOf(content);
    return (
        JSON.stringify(
            {
                contentFormatVersion: '1.0.0',
                datetime: date.toISOString().slice(0, 19),
                status: packageContent.some(({ path }) => signable.has(extname(path))) ? 'unhealthy' : 'healthy',
                nestedPackage: null,
                packageContent,
                defaultManifest: null
            },
            null,
            2
        ) + '\n'
    );
}
