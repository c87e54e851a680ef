// SPDX-License-Identifier: MIT
// Unknown is not "no": whatever fact is taken away from whatever answer, a plan never becomes more permissive. No blocker, warning or
// acknowledgement goes without a "not known" in its place, neither in the panel nor in a dry run.
import * as fc from 'fast-check';
import texts from '../../generated/assets/strings/strings.json';
import type { SigningConfiguration } from '../domain/computer/facts';
import type { ClusterNode } from '../domain/findings/cluster-nodes';
import { makeList } from '../domain/list/list';
import type { Target, Wanted } from '../domain/change/plan';
import { nodesAfter } from '../domain/change/plan-nodes';
import { notesOn } from '../domain/change/plan-notes';
import { dryRun } from '../domain/run/dry-run';
import { anyFacts } from '../domain/testing/any-facts';
import { entry } from '../domain/testing/list-entries';
import type { Strings } from '../strings/strings';
import { changeView } from './change/change-panel-view';

const strings = texts.Strings.SmbSigning as Strings;
const other: ClusterNode = { cluster: 'File servers', name: 'other', outbound: true, inbound: false };

/** What stands against a change. `offered`: it can be made all the same. */
interface Against {
    readonly offered: boolean;
    readonly tokens: ReadonlySet<string>;
}

/** In the panel, for each direction and setting on its own. */
function inPanel(read: SigningConfiguration, wanted: Wanted): readonly Against[] {
    return Object.entries(wanted).map(([subject, one]) => inPanelOf(read, { [subject]: one }));
}

function inPanelOf(read: SigningConfiguration, wanted: Wanted): Against {
    const { plan, acknowledgements } = changeView('srv', read, wanted, strings);
    const nodes = nodesAfter(read, plan.changes, [other]);
    const tokens = [
        ...plan.blockers.map(({ reason }) => reason),
        // One tick may be about several managers.
        ...acknowledgements.flatMap(({ id }) => (id.startsWith('managers-') ? id.split('-').slice(1) : [id])),
        ...notesOn(read, plan.changes, 'page'),
        ...(nodes?.differing ?? []).map(name => `differs ${name}`)
    ];
    return { offered: plan.changes.length > 0, tokens: new Set(tokens) };
}

function inRun(read: SigningConfiguration, { outbound, inbound }: Wanted): Against {
    const target = { goal: 'byHand', wanted: { ...(outbound ? { outbound } : {}), ...(inbound ? { inbound } : {}) }, of: null } as never;
    const input = { records: new Map([['srv', 'srv']]), since: 0, target, allowWeaker: true, undoes: new Map() };
    const [row] = dryRun({ ...input, list: makeList([entry('srv', read)], null) });
    const decision = row?.item?.decision;
    const tokens = [...(decision === 'change' || decision === 'alreadySo' ? [] : [`${decision}`]), ...(row?.item?.warnings ?? [])];
    return { offered: decision === 'change', tokens: new Set(tokens) };
}

type Path = readonly (string | number)[];

/** The places of an answer that can be unknown: each value, and each part as a whole. */
function placesOf(value: unknown, path: Path = []): readonly Path[] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value === null ? [] : [path];
    return [path, ...Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...path, name]))];
}

const unread = { gpoName: null, gpoId: null, value: null, lastApplied: null, reason: null, history: null };

/** Where null is a value of its own: not stored, or not named. What holds it is null where it was not read. */
const isValueOfNull = /stored\.required$|settings\.\w+\.\w+$|license\.\w+$|ntlm\.|policyRefresh\./;

/** An answer without one of its facts, as a computer gives it that cannot read that; null: no answer can lack it. */
function without(read: SigningConfiguration, path: Path): SigningConfiguration | null {
    const [top, name, below] = path;
    if (top === 'notReported') return { ...read, notReported: [] };
    if (path.length < 2 || !['computer', 'outbound', 'inbound', 'surroundings'].includes(String(top))) return null;
    if (isValueOfNull.test(path.join('.')) || (name === 'audit' && below === undefined)) return null;
    const what = path.join('.');
    const unavailable = [...read.unavailable, { what, errorId: 'X', message: 'could not be read' }];
    const replaced = (value: unknown): SigningConfiguration => {
        const put = (bag: unknown, [first = '', ...rest]: Path): unknown => {
            const known = bag as Readonly<Record<string, unknown>>;
            return { ...known, [first]: rest.length === 0 ? value : put(known[first], rest) };
        };
        return { ...(put(read, path) as SigningConfiguration), unavailable };
    };
    if (name === 'policy' && (below === undefined || below === 'status')) {
        const { [top as 'outbound']: side } = read;
        return { ...read, [String(top)]: { ...side, policy: { ...unread, status: 'unavailable' } }, unavailable };
    }
    if (name === 'mdm' && (below === undefined || below === 'status')) {
        const { [top as 'outbound']: side } = read;
        return { ...read, [String(top)]: { ...side, mdm: { status: 'unavailable', value: null, provider: null } }, unavailable };
    }
    return replaced(null);
}

/** What says in place of a fact that it is not known, by its place in the answer. */
const saysSo: readonly (readonly [RegExp, RegExp])[] = [
    [/^computer\.(name|fqdn|id)$/, /^identity$/],
    [/^computer\.productType$/, /^kindNotRead$/],
    [/^computer\.(build|editionSku|editionId)$/, /^(managersNotRead|windowsNotRead|rdmaNotRead)$/],
    [/^computer\.license$/, /^windowsNotRead$/],
    [/^computer\.cluster$/, /^clusterNotRead$/],
    [/^(outbound|inbound)\.policy/, /^policyNotRead$/],
    [/^(outbound|inbound)\.mdm/, /^managersNotRead$/],
    [/^surroundings\.(osConfig|dsc)$/, /^managersNotRead$/],
    [/^surroundings\.rdma$/, /^rdmaNotRead$/],
    [/^outbound\.insecureGuestLogons$/, /^guestLogonsNotRead$/],
    [/^notReported$/, /NotRead$/]
];

function isNotKnown(token: string): boolean {
    return /NotRead$|NotKnown$/.test(token);
}

/** What is held against it no longer, though it is offered, and nothing is said to be unknown. */
function lostFrom(before: Against, after: Against | undefined, place: string): readonly string[] {
    const says = saysSo.flatMap(([places, tokens]) => (places.test(place) ? [tokens] : []));
    if (!after?.offered || [...after.tokens].some(token => says.some(one => one.test(token)))) return [];
    return [...before.tokens].filter(token => !after.tokens.has(token) && !isNotKnown(token));
}

const target = fc.constantFrom<Target | undefined>('required', 'notRequired', 'windowsDefault', undefined);
const wanted: fc.Arbitrary<Wanted> = fc
    .record({ outbound: target, inbound: target, guestLogons: fc.constantFrom('on' as const, 'off' as const, undefined) })
    .map(one => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)));

describe('whatever fact is taken away from whatever answer', () => {
    it('the plan never becomes more permissive', () => {
        let lostSomething = 0;
        fc.assert(
            fc.property(anyFacts, wanted, (facts, what) => {
                const read: SigningConfiguration = { ...facts, contract: 2 };
                const judge = (one: SigningConfiguration): readonly Against[] => [...inPanel(one, what), inRun(one, what)];
                const before = judge(read);
                for (const path of [...placesOf(read), ['notReported']]) {
                    const less = without(read, path);
                    if (!less) continue;
                    const after = judge(less);
                    if (before.some(({ tokens }, index) => [...tokens].some(token => !after[index]?.tokens.has(token)))) lostSomething++;
                    const lost = before.flatMap((one, index) => lostFrom(one, after[index], path.join('.')));
                    if (lost.length > 0) throw new Error(`without ${path.join('.')}: ${lost.join(', ')}`);
                }
            }),
            { numRuns: 500 }
        );
        expect(lostSomething).toBeGreaterThan(500); // there was something to lose
    });
});
