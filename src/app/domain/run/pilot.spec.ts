// SPDX-License-Identifier: MIT
import type { DryRunRow } from './dry-run-row';
import { failed } from '../testing/list-entries';
import { itemOf } from '../testing/run-items';
import { inTurn, pilotOf, pilotRecords } from './pilot';
import { usualSettings } from './run';

const off = itemOf('off', { decision: 'unreachable', changes: [], failure: failed('unreachable') });
const rows: readonly DryRunRow[] = [off, itemOf('a'), itemOf('b'), itemOf('c')].map(item => ({
    key: item.label,
    label: item.label,
    item,
    peers: [],
    differing: [],
    stillReported: []
}));
const reading: DryRunRow = { key: 'slow', label: 'slow', item: null, peers: [], differing: [], stillReported: [] };

/** Who is changed first, by a size or by names, and in which order the run has them all. */
function turns(pilot: number | null, chosen: readonly string[] | null, of = rows): readonly unknown[] {
    const known = pilotOf(of, chosen && new Set(chosen), { ...usualSettings, pilot });
    const items = inTurn(of, known);
    const labels = items.map(({ label }) => label);
    const first = pilotRecords(items, known.settings);
    return [labels.join(' '), items.flatMap(({ record, label }) => (first.has(record) ? [label] : [])).join(' '), known.inVain];
}

describe('the pilot of a run', () => {
    const pilots: readonly [string, number | null, readonly string[] | null, string, string, boolean][] = [
        ['nobody, unless asked for', null, null, 'off a b c', '', false],
        ['the first that change', 2, null, 'a b off c', 'a b', false],
        ['all of a list that is shorter', 9, null, 'a b c off', 'a b c', false],
        ['those that were chosen, before the others', 2, ['c', 'b'], 'b c off a', 'b c', false],
        ['of those that were chosen, only the ones that change', 2, ['off', 'c'], 'c off a b', 'c', false],
        ['nobody else where none that was chosen changes', 1, ['off'], 'off a b c', '', true]
    ];
    for (const [what, size, chosen, order, first, inVain] of pilots)
        it(`has ${what}`, () => expect(turns(size, chosen)).toEqual([order, first, inVain]));

    it('keeps the choice of one that is still being read, and counts it once it is known to change', () => {
        const before = pilotOf([...rows, reading], new Set(['slow', 'c']), usualSettings);
        expect([before.settings.pilot, before.first.has('slow')]).toEqual([1, true]);
        expect(turns(1, ['slow', 'c'], [...rows, { ...reading, item: itemOf('slow') }])[1]).toBe('c slow');
    });
});
