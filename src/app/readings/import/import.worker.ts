// SPDX-License-Identifier: MIT
/// <reference lib="webworker" />
// Reads files beside the page. It has nothing but the files: no name, no call, no storage.
import type { ImportFile } from './import-news';
import { runImport } from './run-import';

addEventListener('message', ({ data }: MessageEvent<readonly ImportFile[]>) => {
    const work = { tell: (news: unknown) => postMessage(news), pause: () => Promise.resolve(), now: Date.now() };
    // What it can't do the page must know: an error of a promise would not reach it.
    runImport(data, work).catch((error: unknown) =>
        setTimeout(() => {
            throw error;
        })
    );
});
