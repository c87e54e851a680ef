// SPDX-License-Identifier: MIT
import type { Direction } from '../../domain/computer/facts';
import type { Accepted } from '../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { inBoth, type WhatIf, whatIf } from '../../domain/readiness/what-if';
import { forEachInSteps, mapInSteps, type Steps } from '../../domain/steps';

/** A computer that is asked about. */
export interface Asked {
    /** The names by which calls go. */
    readonly calls: readonly string[];
    readonly label: string;
}

/** Some computers, with all that it takes to judge them. */
export interface ToTry {
    readonly asked: readonly Asked[];
    readonly all: readonly KnownOfComputer[];
    readonly accepted: Accepted;
    /** What was tried on them before, which both directions are put together from. */
    readonly before: Map<Direction, readonly WhatIf[]>;
}

/** In steps, because it may be asked about fifty thousand. @param tell is told now and then how many were judged */
export function* tryingOut(
    { asked, all, accepted, before }: ToTry,
    chosen: readonly Direction[],
    tell: (judged: number) => void
): Steps<readonly WhatIf[]> {
    const missing = chosen.filter(direction => !before.has(direction)).map(direction => ({ direction, found: [] as WhatIf[] }));
    if (missing.length > 0) {
        const byName = new Map<string, KnownOfComputer>();
        yield* forEachInSteps(all, one => void byName.set(one.kept.computer, one));
        for (const [index, { calls }] of asked.entries()) {
            const known = calls.map(call => byName.get(call)).find(one => one);
            for (const { direction, found } of missing) found.push(known ? whatIf(known, direction, accepted) : neverRead);
            if (index % tellEvery === 0) tell(index);
            // A computer with many peers takes milliseconds: each is a step.
            yield;
        }
        for (const { direction, found } of missing) before.set(direction, found);
    }
    const [first = [], second] = chosen.map(direction => before.get(direction) ?? []);
    return second ? yield* mapInSteps(first, (one, index) => inBoth(one, second[index] ?? neverRead)) : first;
}

/** After how many it is told how far that is. */
const tellEvery = 500;

/** One of which nothing is known at all. */
const neverRead: WhatIf = { computer: '', state: 'notRead', isBlocked: false, impacts: [], isIncomplete: false, brought: null };
