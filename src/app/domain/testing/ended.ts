// SPDX-License-Identifier: MIT

/** What work in steps comes to. */
export function ended<T>(steps: Generator<void, T>): T {
    for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
    }
}
