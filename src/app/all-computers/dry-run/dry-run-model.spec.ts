// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { type Entry, makeList } from '../../domain/list/list';
import { accepting } from '../../domain/readiness/testing/known';
import type { Decision } from '../../domain/run/run';
import { inOneGo } from '../../domain/steps';
import { cluster, entry, facts, failed } from '../../domain/testing/list-entries';
import { type DryRunGiven, dryRunModel, type DryRunModel, makingDryRunModel } from './dry-run-model';
import type { Draft } from './run-draft';
import { draftOf } from './testing/draft-of';

const entries: readonly Entry[] = [
    entry('srv1', facts('srv1')),
    entry('srv2', facts('srv2', {}, true, true)),
    entry('node1', facts('node1', { cluster: 'c1' })),
    entry('node2', facts('node2', { cluster: 'C1' }, true, true)),
    entry('off', failed('unreachable')),
    entry('slow', null, 'reading'),
    entry(cluster('c1'), null)
];

const goals: readonly Draft['goal'][] = ['requireBoth', 'requireInbound', 'turnOnAuditing', null];
const change: fc.Arbitrary<Partial<DryRunGiven>> = fc.oneof(
    fc.subarray([...entries]).map(some => ({ list: makeList(some, null) })),
    fc
        .record({ goal: fc.constantFrom(...goals), first: fc.option(fc.subarray(['srv1', 'node1', 'off']).map(some => new Set(some))) })
        .map(given => ({ draft: draftOf(entries, given) })),
    fc.constantFrom<Decision | 'reading' | null>(null, 'change', 'alreadySo', 'unreachable', 'reading').map(filter => ({ filter })),
    fc.constantFrom({}, { accepted: accepting('nas') }).map(known => ({ known: { ...known } }))
);

it('the rows of a dry run are those that would be made from nothing, whatever was made before', () => {
    let reused = 0;
    fc.assert(
        fc.property(fc.array(change, { maxLength: 8 }), changes => {
            let given: DryRunGiven = { draft: draftOf(entries), list: makeList(entries, null), filter: null, known: {} };
            let model: DryRunModel | null = null;
            for (const one of changes) {
                given = { ...given, ...one };
                const before: DryRunModel | null = model;
                model = inOneGo(makingDryRunModel(given, before));
                if (before?.all === model.all) reused++;
                expect(model).toEqual(dryRunModel(given.draft, given.list, given.filter, given.known));
            }
        })
    );
    expect(reused).toBeGreaterThan(20);
});
