// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { directions } from '../computer/facts';
import { compare } from './compare';
import { type Difference, type DifferenceKind, differenceKinds, mirrored } from './difference';
import type { Snapshot, SnapshotComputer, SnapshotDirection, SnapshotFacts } from './snapshot';
import { anySnapshot, anySnapshotFacts } from './testing/any-snapshot';
import { computer, facts, snapshot, unread } from './testing/snapshots';

/** What differences are, without what holds them. */
function told(differences: readonly Difference[], asMirror = false): readonly string[] {
    const kindOf = (kind: DifferenceKind): DifferenceKind => (asMirror ? mirrored[kind] : kind);
    const text = ({ kinds, direction, before, after, from, to }: Difference): string => {
        const sides = [`${before?.label} at ${from}`, `${after?.label} at ${to}`];
        return `${kinds.map(kindOf).join('+')} ${direction} ${(asMirror ? sides.reverse() : sides).join(' > ')}`;
    };
    return differences.map(text).sort();
}

function kindsOf(before: Snapshot, after: Snapshot): readonly string[] {
    return compare(before, after).map(({ kind, direction }) => (direction ? `${kind} ${direction}` : kind));
}

describe('comparing any two snapshots', () => {
    it('finds nothing in a snapshot and itself', () => {
        fc.assert(fc.property(anySnapshot, one => expect(compare(one, structuredClone(one))).toEqual([])));
    });

    it('finds the mirror image the other way around', () => {
        fc.assert(fc.property(anySnapshot, anySnapshot, (a, b) => expect(told(compare(b, a), true)).toEqual(told(compare(a, b)))));
    });

    it('shows every difference in a fact that both have read', () => {
        const property = fc.property(anySnapshotFacts, anySnapshotFacts, (before, after) => {
            const found = compare(snapshot([computer('srv1', before)]), snapshot([computer('srv1', after)]));
            const kinds = (of: string | null): readonly string[] => found.filter(one => one.direction === of).flatMap(one => one.kinds);
            for (const direction of directions)
                expect(kinds(direction)).withContext(direction).toEqual(expectedOfDirection(before[direction], after[direction]));
            expect([...kinds(null)].sort()).toEqual(expectedOfWhole(before, after));
        });
        fc.assert(property, { numRuns: 500 });
    });

    it('counts nothing as changed that was not read', () => {
        const property = fc.property(
            anySnapshot,
            fc.array(fc.boolean(), { minLength: 100, maxLength: 100 }),
            fc.boolean(),
            (one, hidden, swap) => {
                const places = hidden.values();
                const less = { ...one, computers: one.computers.map(each => withLess(each, () => places.next().value === true)) };
                expect(told(swap ? compare(less, one) : compare(one, less))).toEqual([]);
            }
        );
        fc.assert(property, { numRuns: 300 });
    });

    it('takes nothing that is missing in an interrupted scan for gone or new', () => {
        const property = fc.property(anySnapshot, anySnapshot, (a, b) => {
            const kinds = compare({ ...a, ended: null }, { ...b, ended: null }).map(({ kind }) => kind);
            expect(kinds).not.toContain('gone');
            expect(kinds).not.toContain('appeared');
        });
        fc.assert(property);
    });

    it('puts what is weaker first', () => {
        const property = fc.property(anySnapshot, anySnapshot, (a, b) => {
            const ranks = compare(a, b).map(({ kind }) => differenceKinds.indexOf(kind));
            expect(ranks).toEqual([...ranks].sort((x, y) => x - y));
        });
        fc.assert(property);
        expect(differenceKinds[0]).toBe('weaker');
    });
});

/** The rules once more, in other words: what each pair of facts has to show. */
function expectedOfDirection(before: SnapshotDirection, after: SnapshotDirection): readonly string[] {
    const kinds: string[] = [];
    if (before.inForce === 'required' && after.inForce === 'notRequired') kinds.push('weaker');
    if (before.inForce === 'notRequired' && after.inForce === 'required') kinds.push('stronger');
    const isSetByKnown = before.setBy !== 'unknown' && after.setBy !== 'unknown';
    const isConflict = [before, after].map(({ setBy }) => setBy === 'policyConflict');
    if (isSetByKnown && !isConflict[0] && isConflict[1]) kinds.push('conflictArisen');
    if (isSetByKnown && isConflict[0] && !isConflict[1]) kinds.push('conflictGone');
    const isStoredKnown = before.stored.kind !== 'notReported' && after.stored.kind !== 'notReported';
    if (isStoredKnown && JSON.stringify(before.stored) !== JSON.stringify(after.stored)) kinds.push('storedChanged');
    const parts = ['setBy', 'policy', 'policyValue'] as const;
    const differ = parts.some(part => before[part] !== null && after[part] !== null && before[part] !== after[part]);
    if (isSetByKnown && isConflict[0] === isConflict[1] && differ) kinds.push('setByChanged');
    const defaults = [before.windowsDefault, after.windowsDefault];
    if (defaults[0] !== defaults[1] && defaults.every(one => one === 'required' || one === 'notRequired')) kinds.push('defaultChanged');
    return kinds;
}

function expectedOfWhole(before: SnapshotFacts, after: SnapshotFacts): readonly string[] {
    const differs = (part: keyof SnapshotFacts): boolean => before[part] !== null && after[part] !== null && before[part] !== after[part];
    return [
        ...(differs('accepts') ? [after.accepts ? 'accepts' : 'acceptsNot'] : []),
        ...(differs('role') ? ['roleChanged'] : []),
        ...(differs('cluster') ? ['clusterChanged'] : []),
        ...((['windows', 'build', 'ubr', 'edition'] as const).some(differs) ? ['windowsChanged'] : [])
    ].sort();
}

/** The same computer, with less of it read. */
function withLess(one: SnapshotComputer, isHidden: () => boolean): SnapshotComputer {
    if (!one.facts) return one;
    if (isHidden() && isHidden()) return { ...one, outcome: 'notRead', at: null, facts: null, id: null, fqdn: null };
    const direction = (facts: SnapshotDirection): SnapshotDirection => ({
        inForce: isHidden() ? 'notReported' : facts.inForce,
        stored: isHidden() ? { kind: 'notReported' } : facts.stored,
        setBy: isHidden() ? 'unknown' : facts.setBy,
        policy: isHidden() ? null : facts.policy,
        policyValue: isHidden() ? null : facts.policyValue,
        windowsDefault: isHidden() ? 'unknown' : facts.windowsDefault
    });
    const { outbound, inbound, ...whole } = one.facts;
    const parts = Object.entries(whole).map(([name, value]) => [name, isHidden() ? null : value]);
    const less = { ...(Object.fromEntries(parts) as typeof whole), outbound: direction(outbound), inbound: direction(inbound) };
    return { ...one, facts: less };
}

describe('a computer', () => {
    const required = facts();
    const off = facts({ inbound: { inForce: 'notRequired', stored: { kind: 'zero' }, setBy: 'equalsDefault' } });

    it('that is weaker is listed once, with all that is different about that direction', () => {
        const [one, ...others] = compare(snapshot([computer('srv1', required)]), snapshot([computer('srv1', off)]));
        expect(others).toEqual([]);
        expect(one?.kinds).toEqual(['weaker', 'storedChanged', 'setByChanged']);
        expect([one?.direction, one?.from, one?.to]).toEqual(['inbound', computer('srv1', required).at, computer('srv1', off).at]);
    });

    it('that is listed under another name is the same by identifier and own name', () => {
        const before = computer('srv1', required, { names: ['192.0.2.7'], label: '192.0.2.7' });
        expect(kindsOf(snapshot([before]), snapshot([computer('srv1', off)]))).toEqual(['weaker inbound']);
    });

    it('that was re-installed or renamed is another one by that name, and nothing of it is compared', () => {
        const again = computer('srv1', off, { id: 'id of a new Windows' });
        const renamed = computer('srv1', off, { fqdn: 'srv9.lab.example' });
        for (const one of [again, renamed])
            expect(kindsOf(snapshot([computer('srv1', required)]), snapshot([one]))).toEqual(['otherComputer']);
    });

    it('that a clone stands beside is found by its name', () => {
        const [one, two] = [computer('srv1', required, { id: 'clone' }), computer('srv2', required, { id: 'clone' })];
        expect(kindsOf(snapshot([one, two]), snapshot([two, { ...one, facts: off }]))).toEqual(['weaker inbound']);
    });

    it('that is listed twice is neither gone nor new where its rows were joined or parted', () => {
        const joined = computer('srv1', required, { names: ['srv1', 'srv1.lab.example'] });
        const parted = [computer('srv1', required), unread('srv1.lab.example', 'unreachable')];
        expect(kindsOf(snapshot([joined]), snapshot(parted))).toEqual([]);
        expect(kindsOf(snapshot(parted), snapshot([joined]))).toEqual([]);
    });

    it('whose second name leads elsewhere now is another one there', () => {
        const joined = computer('srv1', required, { names: ['srv1', 'old'] });
        const other = computer('srv7', off, { names: ['old'], label: 'old' });
        expect(kindsOf(snapshot([joined]), snapshot([computer('srv1', required), other]))).toEqual(['otherComputer']);
    });

    it('that can no longer be reached or read says so, and back again', () => {
        const before = snapshot([computer('srv1', required), computer('srv2', required), computer('srv3', required)]);
        const after = snapshot([unread('srv1', 'unreachable'), unread('srv2', 'needsCredentials'), unread('srv3', 'notRead')]);
        expect(kindsOf(before, after)).toEqual(['noLongerReachable', 'noLongerRead']);
        expect(kindsOf(after, before)).toEqual(['reachableAgain', 'readAgain']);
    });

    it('that left or joined the list is between the end of the one scan and its reading in the other', () => {
        const [one, two] = [snapshot([computer('srv1', required)]), snapshot([computer('srv2', required)])];
        expect(compare(one, two).map(({ kind, from, to }) => [kind, from, to])).toEqual([
            ['gone', computer('srv1', required).at, two.ended],
            ['appeared', one.ended, computer('srv2', required).at]
        ]);
    });
});
