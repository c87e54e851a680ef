// SPDX-License-Identifier: MIT
// What is told of all rows of Readiness together. Each is gone through once for as long as the rows are the same: in another order, or
// with some of them selected, nothing is counted anew.
import type { ComputerRole } from '../../domain/computer/computer-roles';
import { countEach } from '../../domain/counting';
import { once } from '../../domain/once';
import { type ReadinessKind, readinessKinds } from '../../domain/readiness/readiness';
import { ringsOf } from '../../domain/readiness/rings';
import { forEachInSteps, type Steps } from '../../domain/steps';
import { isUnaudited, type ReadinessRow } from './readiness-rows';

type Rows = readonly ReadinessRow[];

export const ringsIn = once((all: Rows) => ringsOf(all));

export const countsOfKinds = once((found: Rows): Readonly<Record<ReadinessKind, number>> =>
    countEach(readinessKinds, found, ({ readiness }) => readiness.kind)
);

export const rowsOfKinds = once((found: Rows): ReadonlyMap<ReadinessKind, Rows> => {
    const kinds = new Map<ReadinessKind, ReadinessRow[]>();
    for (const row of found) {
        const known = kinds.get(row.readiness.kind);
        if (known) known.push(row);
        else kinds.set(row.readiness.kind, [row]);
    }
    return kinds;
});

/** What rows have in common with others, each once. */
interface NamedInRows {
    readonly tags: ReadonlySet<string>;
    readonly windows: ReadonlySet<string>;
    readonly roles: ReadonlySet<ComputerRole>;
}

export const namedIn = once((all: Rows): NamedInRows => {
    const [tags, windows, roles] = [new Set<string>(), new Set<string>(), new Set<ComputerRole>()];
    for (const row of all) {
        for (const tag of row.tags) tags.add(tag);
        windows.add(row.windows);
        for (const role of row.roles) roles.add(role);
    }
    return { tags, windows, roles };
});

/** Of how many rows each command is. */
export type CountsOfCommands = Readonly<Record<'read' | 'turnOn' | 'require' | 'handOver' | 'whatIf', number>>;

const counted = new WeakMap<Rows, CountsOfCommands>();

/** What the commands are about where nothing is selected. */
export function* countingCommands(shown: Rows): Steps<CountsOfCommands> {
    const known = counted.get(shown);
    if (known) return known;
    const counts = { read: 0, turnOn: 0, require: 0, handOver: 0, whatIf: shown.length };
    yield* forEachInSteps(shown, row => {
        const isReady = row.readiness.kind === 'ready';
        if (isReady) counts.handOver++;
        // What only files tell of can be handed over, and neither read nor changed.
        if (!row.isListed) return;
        counts.read++;
        if (isReady) counts.require++;
        if (isUnaudited(row)) counts.turnOn++;
    });
    counted.set(shown, counts);
    return counts;
}
