// SPDX-License-Identifier: MIT
/// <reference lib="webworker" />
// Reads files beside the page. It has nothing but the files: no name, no call, no storage.
import type { ImportFile, ImportNews } from './import-news';
import { runImport } from './run-import';

/** Here nobody waits for a moment. */
const atOnce = 262_144;

let files: ImportFile[] | null = null;
let goOn = (): void => undefined;

/** Computers are told of once the page has taken those before. */
function tell(news: ImportNews): Promise<void> | undefined {
    const taken = news.kind === 'computers' ? new Promise<void>(resolve => (goOn = resolve)) : undefined;
    postMessage(news);
    return taken;
}

/** No file: what was told was taken. The first files begin an import, and those behind them are more for the same one. */
addEventListener('message', ({ data }: MessageEvent<readonly ImportFile[]>) => {
    if (data.length === 0) return goOn();
    if (files) {
        files.push(...data);
        return;
    }
    files = [...data];
    const work = { tell, pause: () => Promise.resolve(), now: Date.now(), atOnce };
    // What it can't do the page must know: an error of a promise would not reach it.
    runImport(files, work).catch((error: unknown) =>
        setTimeout(() => {
            throw error;
        })
    );
});
