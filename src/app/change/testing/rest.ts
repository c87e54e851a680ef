// SPDX-License-Identifier: MIT
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Lets what was started go on until it waits for a computer. */
export function rest(): Promise<void> {
    return new Promise(resolve => {
        waiting.push(resolve);
        channel.port2.postMessage(null);
    });
}
