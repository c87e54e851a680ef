// SPDX-License-Identifier: MIT

/** One after the other, in the order of their asking. */
export class Turns {
    private last: Promise<void> = Promise.resolve();

    /** Resolves once everybody before has let go. What it gives lets go. */
    take(): Promise<() => void> {
        let letGo = (): void => undefined;
        const before = this.last;
        this.last = new Promise(resolve => (letGo = resolve));
        return before.then(() => letGo);
    }
}
