// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { audited, silent } from '../../domain/evidence/testing/silent';
import { type Entry, makeList } from '../../domain/list/list';
import { acceptedBy, nothingAccepted } from '../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { cannotSign } from '../../domain/readiness/testing/known';
import { connection, entry, facts } from '../../domain/testing/list-entries';
import { inOneGo } from '../../domain/steps';
import { countingCommands } from './counted';
import {
    firstReadinessView,
    readableOnes,
    type ReadinessInput,
    readinessColumns,
    readinessModel,
    type ReadinessModel,
    readyOnes,
    toAudit,
    toHandOver
} from './readiness-model';
import { idle, knownOf, readAt } from './testing/readiness-models';

const names = ['srv1', 'srv2', 'SRV10', 'a', 'alias'];
const peers = acceptedBy([{ peer: 'nas', direction: 'inbound', by: 'Anna', note: '', at: readAt }]);

/** A change of what the page is given: what is not in it stays the same object, as it does in the page. */
type Change = Partial<ReadinessInput>;

const listed: fc.Arbitrary<Change> = fc
    .uniqueArray(fc.record({ name: fc.constantFrom(...names), tags: fc.subarray(['Ring 1', 'Ring 2']), isRead: fc.boolean() }), {
        selector: ({ name }) => name
    })
    .map(all => {
        // An alias claims to be another one.
        const entries = all.map(({ name, tags, isRead }): Entry => {
            const read = facts(name === 'alias' ? 'srv1' : name.toLowerCase());
            return entry({ ...connection(name), call: name.toLowerCase(), tags }, isRead ? read : null);
        });
        return { list: makeList(entries, null) };
    });
const knownOne: fc.Arbitrary<KnownOfComputer> = fc
    .record({ name: fc.constantFrom(...names), isRequired: fc.boolean(), isNamed: fc.boolean() })
    .map(({ name, isRequired, isNamed }) => {
        const one = knownOf(name.toLowerCase(), { ...audited, inbound: { ...audited.inbound, required: isRequired } });
        const evidence = { value: { ...silent, events: isNamed ? [cannotSign('nas')] : [] }, readAt };
        return { ...one, kept: { ...one.kept, evidence } };
    });
const known: fc.Arbitrary<Change> = fc.uniqueArray(knownOne, { selector: ({ kept }) => kept.computer }).map(all => ({ known: all }));
const fleet: fc.Arbitrary<Change> = fc.constantFrom('waiting' as const, 'reading' as const, null).map(phase => ({
    fleet: { ...idle, phases: new Map(phase ? [['srv1', phase]] : []) }
}));
const view: fc.Arbitrary<Change> = fc
    .record({
        direction: fc.constantFrom('inbound', 'outbound'),
        kind: fc.constantFrom(null, 'wouldCutOff', 'required', 'unknown'),
        ring: fc.constantFrom(null, '', 'Ring 1'),
        windows: fc.constant(null),
        role: fc.constantFrom(null, 'server', 'unknown'),
        search: fc.constantFrom('', 'srv', 'nas'),
        sort: fc.constantFrom(...readinessColumns),
        descending: fc.boolean()
    })
    .map(one => ({ view: one as ReadinessInput['view'] }));
const change: fc.Arbitrary<Change> = fc.oneof(
    listed,
    known,
    fleet,
    view,
    fc.constantFrom(nothingAccepted, peers).map(accepted => ({ accepted })),
    fc.constantFrom(...names).map(name => ({ selection: new Set([name]) }))
);

/** The same objects, made from nothing. */
const afresh = (input: ReadinessInput): ReadinessModel => readinessModel({ ...input, list: makeList(entriesOf(input), null) }, null);
const entriesOf = ({ list }: ReadinessInput): readonly Entry[] => list.rows.flatMap(({ entries }) => entries).map(one => ({ ...one }));

describe('the rows of Readiness, whatever was made before', () => {
    it('are those that would be made from nothing', () => {
        fc.assert(
            fc.property(fc.array(change, { maxLength: 8 }), changes => {
                let input: ReadinessInput = {
                    isLoaded: true,
                    ...{ list: makeList([], null), known: [], accepted: nothingAccepted, fleet: idle },
                    ...{ view: firstReadinessView, selection: new Set() }
                };
                let model: ReadinessModel | null = null;
                for (const one of changes) {
                    input = { ...input, ...one };
                    model = readinessModel(input, model);
                    const { all, found, rows } = afresh(input);
                    expect([model.all, model.rows]).toEqual([all, rows]);
                    expect(new Set(model.found)).toEqual(new Set(found));
                    expect(new Set(model.shown)).toEqual(new Set(rows));
                    const ofShown = { ...model, selection: new Set<string>() };
                    const [read, turnOn] = [readableOnes(ofShown).length, toAudit(ofShown).length];
                    const [required, handOver] = [readyOnes(ofShown).length, toHandOver(ofShown).length];
                    expect(inOneGo(countingCommands(model.shown))).toEqual({
                        ...{ read, turnOn, require: required, handOver },
                        whatIf: rows.length
                    });
                    expect([...model.rowOf.keys()]).toEqual(all.map(({ key }) => key));
                }
            }),
            { numRuns: 200 }
        );
    });
});
