// SPDX-License-Identifier: MIT
import { strToU8, zipSync } from 'fflate';
import type { HandOverFile } from './hand-over';

/** Several files as one zip. Its times are always the same, so that the same files give the same bytes. */
export function pack(files: readonly HandOverFile[]): Uint8Array {
    const mtime = new Date(1980, 0, 1); // a zip has local times, and none before this
    const entries = files.map(({ path, content }) => [path, typeof content === 'string' ? strToU8(content) : content] as const);
    return zipSync(Object.fromEntries(entries), { mtime });
}
