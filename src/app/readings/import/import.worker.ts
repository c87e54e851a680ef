// SPDX-License-Identifier: MIT
/// <reference lib="webworker" />
// Reads files beside the page. It has nothing but the files: no name, no call, no storage.
import type { ImportFile } from './import-news';
import { runImport } from './run-import';

/** Here nobody waits for a moment. */
const atOnce = 1_000_000;

let files: ImportFile[] | null = null;

addEventListener('message', ({ data }: MessageEvent<readonly ImportFile[]>) => {
    if (files) {
        // More of them, for the same import.
        files.push(...data);
        return;
    }
    files = [...data];
    const work = { tell: (news: unknown) => postMessage(news), pause: () => Promise.resolve(), now: Date.now(), atOnce };
    // What it can't do the page must know: an error of a promise would not reach it.
    runImport(files, work).catch((error: unknown) =>
        setTimeout(() => {
            throw error;
        })
    );
});
