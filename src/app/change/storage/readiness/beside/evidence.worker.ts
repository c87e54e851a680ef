// SPDX-License-Identifier: MIT
/// <reference lib="webworker" />
// Takes evidence from the storage beside the page: the browser's own work for that, with hundreds of megabytes, would hold it up.
import { Database } from '../../database';
import { inBatches } from '../evidence-batches';
import { SentTexts } from './text-batch';

/** So many batches go over before the first of them was taken. */
const ahead = 2;

let untaken = 0;
let goOn = (): void => undefined;

addEventListener('message', () => {
    untaken--;
    goOn();
});

async function send(): Promise<void> {
    const [database, sent] = [new Database(), new SentTexts()];
    await inBatches(
        (range, most) => database.use(opened => opened.getAll('evidence', range, most)),
        async stored => {
            postMessage(sent.batchOf(stored));
            if (++untaken >= ahead) await new Promise<void>(resolve => (goOn = resolve));
        }
    );
    postMessage(null);
}

// What it can't do the page must know: an error of a promise would not reach it.
send().catch((error: unknown) =>
    setTimeout(() => {
        throw error;
    })
);
