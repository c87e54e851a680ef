// SPDX-License-Identifier: MIT
// Long work in steps that are short each, so that whoever takes them can let the page do something else in between.

/** Work that gives its result at its end. */
export type Steps<T> = Generator<void, T>;

/** How many small things are one step: a millisecond or so. */
const atATime = 500;

/** Takes all steps in one go. */
export function inOneGo<T>(steps: Steps<T>): T {
    for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
    }
}

/** Does something small with each. */
export function* forEachInSteps<T>(all: Iterable<T>, work: (one: T, index: number) => void): Steps<void> {
    let index = 0;
    for (const one of all) {
        work(one, index);
        if (++index % atATime === 0) yield;
    }
}

/** What is made of each. */
export function* mapInSteps<T, R>(all: Iterable<T>, make: (one: T, index: number) => R): Steps<readonly R[]> {
    const made: R[] = [];
    yield* forEachInSteps(all, (one, index) => void made.push(make(one, index)));
    return made;
}

/** Those of which something holds. */
export function* filterInSteps<T>(all: Iterable<T>, holds: (one: T) => boolean): Steps<readonly T[]> {
    const found: T[] = [];
    yield* forEachInSteps(all, one => {
        if (holds(one)) found.push(one);
    });
    return found;
}
