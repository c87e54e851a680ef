// SPDX-License-Identifier: MIT
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A file's bytes as they are, and compressed. */
export interface FileContent {
    readonly plain: Uint8Array;
    readonly gzipped: Uint8Array;
}

/** How long a browser may keep a file, as Cache-Control says it. One whose name has a hash of what is in it never changes. */
export function mayKeep(file: string): string {
    return /\.[0-9a-f]{16}\.(css|js)$/.test(file) ? 'max-age=31536000, immutable' : 'no-cache';
}

const compress = promisify(gzip);
const kept = new Map<string, { readonly version: string; readonly content: Promise<FileContent> }>();

/** Reads and compresses a file once for each of its versions: a page load asks for two megabytes. @returns null: there is none */
export async function fileContent(path: string): Promise<FileContent | null> {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) return null;
    const version = `${found.mtimeMs} ${found.size} ${found.ino}`;
    const known = kept.get(path);
    if (known?.version === version) return known.content;
    const content = read(path);
    kept.set(path, { version, content });
    content.catch(() => kept.delete(path));
    return content.catch(() => null);
}

async function read(path: string): Promise<FileContent> {
    const plain = await readFile(path);
    return { plain: new Uint8Array(plain), gzipped: new Uint8Array(await compress(plain)) };
}
