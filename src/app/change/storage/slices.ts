// SPDX-License-Identifier: MIT

/** How long work goes on before the page may do something else, in milliseconds. The browser may have to collect garbage meanwhile. */
const longestSlice = 12;

/** Long work in slices, however much there is in each step and however fast the machine is. */
export class Slices {
    private since = performance.now();

    /** Whether enough was done for now. To ask is cheaper than to wait. */
    get isOver(): boolean {
        return performance.now() - this.since >= longestSlice;
    }

    /** To be awaited between steps that are short each: lets the page do something else where enough was done. */
    async pause(): Promise<void> {
        if (this.isOver) await this.rest();
    }

    /** Lets the page do something else, however little was done. */
    async rest(): Promise<void> {
        await nextTask();
        this.since = performance.now();
    }
}

/** Timers would wait longer than what comes in between takes. */
function nextTask(): Promise<void> {
    return new Promise(resolve => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
            port1.close();
            resolve();
        };
        port2.postMessage(null);
    });
}
