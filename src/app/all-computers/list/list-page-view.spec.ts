// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { type Entry, makeList } from '../../domain/list/list';
import { defaultView, type KeptComputers, type ListView, nothingKept } from '../../domain/list/list-view';
import { takeSnapshot } from '../../domain/snapshots/take';
import { cluster, entry, facts, failed, tagged } from '../../domain/testing/list-entries';
import type { Strings } from '../../strings/strings';
import { type ListModel, nextList, noList } from '../scan/list-model';
import type { ScanState } from '../scan/scan';
import { announcement, listPageView, namesText } from './list-page-view';

const strings = texts.Strings.SmbSigning as Strings;

interface Given {
    readonly scan?: Partial<ScanState>;
    readonly view?: Partial<ListView>;
    readonly selected?: readonly string[];
    readonly kept?: KeptComputers;
}

function listOf(entries: readonly Entry[], { scan, view, selected = [], kept = nothingKept }: Given = {}): ListModel {
    const whole = { entries, running: false, asked: entries.length, ended: entries.length, stopped: false, ...scan };
    return nextList(noList, { scan: whole, view: { ...defaultView, ...view }, selection: new Set(selected), arranged: 0, kept });
}

const off = entry('off', failed('unreachable'));
const locked = entry('locked', failed('needsCredentials'));
const refused = entry('refused', failed('accessDenied'));
const node = (name: string, inbound: boolean): Entry => entry(name, facts(name, { cluster: 'fs' }, true, inbound));
const many = [entry('a', facts('a', {}, true, true)), entry('b', facts('b')), off, locked, refused, entry(cluster('fs'))];

/** The tiles as texts: those pressed in brackets. */
function tilesOf(model: ListModel): string[] {
    return listPageView(model, strings).tiles.map(({ title, count, pressed }) => (pressed ? `[${title} ${count}]` : `${title} ${count}`));
}

describe('the page around the list', () => {
    it('groups those that could not be read by cause, with the account that was refused', () => {
        const model = listOf([...many, entry('later', null, 'stopped')]);
        const page = listPageView(model, strings, row => (row.label === 'locked' ? 'LAB\\testuser' : null));
        expect(page.causesTitle).toBe("Couldn't be read: 4. See causes and fixes");
        expect(page.causes.map(({ title, items }) => `${title}: ${items.map(({ label }) => label).join()}`)).toEqual([
            'Unreachable: off',
            'Needs credentials (LAB\\testuser was refused): locked',
            'Access denied: refused',
            'Stopped: later'
        ]);
        expect(page.causes.reduce((sum, { items }) => sum + items.length, 0)).toBe(page.counts.failed);
    });

    it('tells a scan that read nobody from one that read some, or was stopped', () => {
        const isNoneRead = (...entries: readonly Entry[]): boolean => listPageView(listOf(entries), strings).isNoneRead;
        expect([isNoneRead(off, locked, entry(cluster('fs'))), isNoneRead(off, entry('b', facts('b'))), isNoneRead(entry('new'))]).toEqual([
            true,
            false,
            false
        ]);
    });

    it('counts a row that was not read by what the last scan found, and says of how many that is', () => {
        const { computers } = takeSnapshot(makeList([entry('a', facts('a', {}, true, true)), entry('b', facts('b')), off], null), {
            ...{ id: 'x', begun: '2026-11-20T08:30:00.000Z', ended: null, toolVersion: '1.0.0', origin: null }
        });
        const kept = new Map(computers.map(one => [one.label, one]));
        const model = listOf([entry('a'), entry('b', facts('b', {}, false, false)), entry('off'), entry('new')], { kept });
        expect(tilesOf(model).filter(text => !/ 0$/.test(text))).toEqual([
            '[All 4]',
            'Both directions 1',
            'Neither direction 1',
            'Not read yet 2',
            'Outbound not required 1',
            'Inbound not required 1'
        ]);
        expect(listPageView(model, strings).shown).toBe('4 of 4 shown (values of the last scan: 1)');
    });

    it('counts each row in the tile of its state, and what several states have in common after them', () => {
        expect(tilesOf(listOf([...many, entry('new')]))).toEqual([
            '[All 7]',
            'Both directions 1',
            'Outbound only 1',
            'Inbound only 0',
            'Neither direction 0',
            'Unknown 0',
            'Does not accept SMB connections 0',
            'Unreachable 1',
            'Needs credentials 2',
            'Not read yet 1',
            'Outbound not required 0',
            'Inbound not required 1',
            'Clusters 1'
        ]);
        expect(tilesOf(listOf([]))[0]).toBe('[All 0]');
    });

    it('says why the list has more names than there are computers', () => {
        const names = (...entries: readonly Entry[]): string => namesText(makeList(entries, null), strings);
        expect(names(entry('a', facts('a')), entry('b'))).toBe('');
        const same = facts('a');
        expect(names(entry('a', same), entry('a.lab.example', same), entry('b'), { ...entry('clu'), connection: cluster('clu') })).toBe(
            'Names in your list: 4. Clusters: 1. Further names of a computer: 1.'
        );
    });

    it('offers the tags of the list, and the chosen one even if no row has it any more', () => {
        const tags = listOf([entry(tagged('a', 'Ring 2')), entry(tagged('b', 'Ring 10'))], { view: { tag: 'Gone' } });
        expect(listPageView(tags, strings).tags).toEqual(['Gone', 'Ring 2', 'Ring 10']);
        expect(tags.rows).toEqual([]);
        expect(listPageView(listOf(many), strings).tags).toEqual([]);
    });

    it('draws each computer in exactly one part of the bar, and each part in a way of its own', () => {
        const { tiles } = listPageView(listOf([...many, entry('new'), node('n', false)]), strings);
        const parts = tiles.filter(({ part }) => part !== undefined);
        expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(7);
        const patterns = parts.map(({ part }) => part?.split(' ')[0]);
        expect([patterns.length, new Set(patterns).size]).toEqual([9, 9]);
    });

    it('has a tile for nodes that differ only where some do, or where it is asked for', () => {
        expect(tilesOf(listOf([node('a', true), node('b', false), node('c', false)])).at(-1)).toBe('Cluster nodes differ 3');
        expect(tilesOf(listOf([node('a', true), node('b', true)])).at(-1)).toBe('Inbound not required 0');
        expect(tilesOf(listOf([node('a', true)], { view: { state: 'differing' } })).at(-1)).toBe('[Cluster nodes differ 0]');
    });

    const selections: readonly [readonly string[], Partial<ListView>, string, 'none' | 'some' | 'all'][] = [
        [[], {}, '', 'none'],
        [['a'], {}, '1 selected', 'some'],
        [['a', 'b', 'off', 'locked', 'refused', 'cluster:fs'], {}, '6 selected', 'all'],
        [['a', 'off'], { state: 'unreachable' }, '2 selected, 1 of them not shown', 'all'],
        [['a'], { state: 'unreachable' }, '1 selected, 1 of them not shown', 'none'],
        [['gone'], {}, '', 'none']
    ];
    for (const [selected, view, text, all] of selections)
        it(`says of ${selected.length} selected in ${JSON.stringify(view)}: "${text}"`, () => {
            const page = listPageView(listOf(many, { selected, view }), strings);
            expect([page.selected, page.allSelected]).toEqual([text, all]);
        });

    it('says how many are shown, and how many could not be read', () => {
        const page = listPageView(listOf(many, { view: { state: 'needsCredentials' } }), strings);
        expect([page.shown, page.counts.failed]).toEqual(['2 of 6 shown', 3]);
    });

    it('asks for the credentials of those selected, else of all that need them', () => {
        const needing = (selected: readonly string[]): readonly string[] =>
            listPageView(listOf(many, { selected }), strings).needCredentials;
        expect([needing([]), needing(['locked', 'a']), needing(['a'])]).toEqual([['locked', 'refused'], ['locked'], []]);
    });

    it('tells how far a scan is, and of those that take long, as long as it goes on', () => {
        const progress = (scan: Partial<ScanState>, ...entries: readonly Entry[]): string | undefined =>
            listPageView(listOf(entries, { scan }), strings).progress?.text;
        expect(progress({ running: true, ended: 0, asked: 1 }, entry('a', null, 'reading'))).toBe('0 of 1 computer scanned');
        expect(progress({ running: true, ended: 12_345, asked: 20_000 })).toBe('12,345 of 20,000 computers scanned');
        expect(progress({ running: true, ended: 1, asked: 2 }, entry('a'), entry('b', null, 'slow'))).toBe(
            '1 of 2 computers scanned; still waiting for 1 slow one'
        );
        expect(progress({ running: true, ended: 0, asked: 2 }, entry('a', null, 'slow'), entry('b', null, 'slow'))).toBe(
            '0 of 2 computers scanned; still waiting for 2 slow ones'
        );
        expect(progress({ running: false }, entry('a', null, 'slow'))).toBeUndefined();
    });
});

describe('what is announced of a scan', () => {
    const scans: readonly [Partial<ScanState>, string][] = [
        [{ running: true, ended: 0, asked: 1 }, 'Scanning 1 computer…'],
        [{ running: true, ended: 0, asked: 25 }, 'Scanning 25 computers…'],
        [{ running: true, ended: 3, asked: 25 }, '3 of 25 computers scanned'],
        [{ ended: 6, asked: 6 }, 'Scan finished. Computers read: 2 of 5. Clusters: 1.'],
        [{ ended: 3, asked: 6, stopped: true }, 'Scan stopped. Computers scanned: 3 of 6.'],
        [{ ended: 0, asked: 0 }, '']
    ];
    for (const [scan, text] of scans) it(`is "${text}"`, () => expect(announcement(listOf(many, { scan }), strings)).toBe(text));
});
