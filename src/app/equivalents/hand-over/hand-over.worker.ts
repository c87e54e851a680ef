// SPDX-License-Identifier: MIT
/// <reference lib="webworker" />
// Makes the files of a hand-over beside the page. It has nothing but the computers that it is given: no call, no storage.
import { HandOverMaking, type HandOverTask } from './making';

const making = new HandOverMaking();

addEventListener('message', ({ data }: MessageEvent<HandOverTask>) => {
    const answer = making.take(data);
    if (answer) postMessage(answer, 'zip' in answer ? [answer.zip.buffer] : []);
});
