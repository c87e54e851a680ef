// SPDX-License-Identifier: MIT
import { type Entry, makeList } from '../../domain/list/list';
import { defaultView, ListView, nothingKept } from '../../domain/list/list-view';
import { takeSnapshot } from '../../domain/snapshots/take';
import { entry, facts, failed } from '../../domain/testing/list-entries';
import { ListInput, nextList, noList, selectedRows, withSelected } from './list-model';
import type { ScanState } from './scan';

function scanOf(entries: readonly Entry[], running = true): ScanState {
    return { entries, running, asked: entries.length, ended: 0, stopped: false };
}

describe('the list on the page', () => {
    const first: ListInput = {
        scan: scanOf(['c', 'a', 'b'].map(name => entry(name))),
        view: defaultView,
        selection: new Set(),
        arranged: 0,
        kept: nothingKept
    };
    const byWindows: ListView = { ...defaultView, sort: 'windows' };

    it('is sorted at first, and again only when somebody asks', () => {
        const sorted = nextList(noList, { ...first, view: byWindows });
        const answered = scanOf(
            [entry('c', facts('c', { build: 3 })), entry('a', facts('a', { build: 2 })), entry('b', facts('b', { build: 1 }))],
            false
        );
        const later = nextList(sorted, { ...first, view: byWindows, scan: answered });
        expect(later.order).toEqual(sorted.order);
        expect(later.isStale).toBeTrue();
        const asked = nextList(later, { ...first, view: byWindows, scan: answered, arranged: 1 });
        expect(asked.order).toEqual(['b', 'a', 'c']);
        expect(asked.isStale).toBeFalse();
    });

    it('is arranged by what the last scan found once that is there, until computers are read', () => {
        const view = { ...defaultView, state: 'outboundOnly' as const };
        const before = nextList(noList, { ...first, view });
        expect(before.order).toEqual([]);
        const { computers } = takeSnapshot(makeList([entry('b', facts('b')), entry('a', facts('a'))], null), {
            ...{ id: 'x', begun: '2026-11-20T08:30:00.000Z', ended: null, toolVersion: '1.0.0', origin: null }
        });
        const kept = new Map(computers.map(one => [one.label, one]));
        const known = nextList(before, { ...first, view, kept });
        expect(known.order).toEqual(['a', 'b']);
        const read = scanOf([entry('c'), entry('a', failed('unreachable')), entry('b')], false);
        expect(nextList(known, { ...first, view, kept, scan: read, arranged: 1 }).order).toEqual(['b']);
    });

    it('keeps a selection by all names, also when rows become one', () => {
        const names = ['a.lab.example', 'a', 'b'];
        const before = nextList(noList, { ...first, scan: scanOf(names.map(name => entry(name))) });
        const chosen = before.rows.filter(({ key }) => key !== 'a.lab.example');
        const selection = withSelected(before.selection, chosen, true);
        const same = facts('a');
        const scan = scanOf([entry('a.lab.example', same), entry('a', same), entry('b')]);
        const merged = nextList(before, { ...first, selection, scan });
        expect(selectedRows(merged).map(row => row.key)).toEqual(['a.lab.example', 'b']);
        const [row] = selectedRows(merged);
        expect(row && [...withSelected(selection, [row], false)]).toEqual(['b']);
    });

    it('keeps selecting what a filter hides', () => {
        const before = nextList(noList, { ...first, selection: new Set(['a']) });
        const filtered = nextList(before, { ...first, selection: new Set(['a']), view: { ...defaultView, search: 'b' } });
        expect(filtered.rows.map(row => row.key)).toEqual(['b']);
        expect(selectedRows(filtered).map(row => row.key)).toEqual(['a']);
    });

    it('lets a row stay that no longer belongs to the filter, until it is filtered again', () => {
        const view: ListView = { ...defaultView, state: 'unreachable' };
        const before = nextList(noList, { ...first, view, scan: scanOf([entry('a', failed('unreachable'))], false) });
        const later = nextList(before, { ...first, view, scan: scanOf([entry('a', facts('a'))], false) });
        expect([later.rows.length, later.isStale]).toEqual([1, true]);
        expect(nextList(later, { ...first, view, scan: later.scan, arranged: 1 }).rows).toEqual([]);
    });
});
