// SPDX-License-Identifier: MIT
import { type Entry, makeList } from './list';
import { arrange, defaultView, keepOrder, ListView, parametersOf, sortColumns, tagsOf, viewOf } from './list-view';
import type { SnapshotComputer } from '../snapshots/snapshot';
import { takeSnapshot } from '../snapshots/take';
import { cluster, connection, entry, facts, failed, tagged } from '../testing/list-entries';

function view(change: Partial<ListView>): ListView {
    return { ...defaultView, ...change };
}

describe('the view of the list', () => {
    const entries = [
        entry('srv10', facts('srv10', { build: 20348, caption: 'Windows Server 2022' }, false, false)),
        entry('srv2', facts('srv2', { cluster: 'MID' }, true, true)),
        entry('zoo', failed('unreachable')),
        entry('abc', facts('abc', { cluster: 'MID' }, false, true)),
        entry(cluster('mid.lab.example')),
        entry('new')
    ];
    const list = makeList(entries, null);

    it('sorts names as people count, with the nodes of a cluster below it', () => {
        expect(arrange(list, defaultView)).toEqual(['cluster:mid.lab.example', 'abc', 'srv2', 'new', 'srv10', 'zoo']);
    });

    it('puts what is not known last, whichever way it sorts', () => {
        expect(arrange(list, view({ sort: 'windows' })).slice(0, 3)).toEqual(['srv10', 'abc', 'srv2']);
        expect(arrange(list, view({ sort: 'windows', descending: true })).slice(0, 3)).toEqual(['abc', 'srv2', 'srv10']);
        expect(arrange(list, view({ sort: 'outbound', descending: true }))[0]).toBe('srv2');
        for (const sort of sortColumns) {
            expect([...arrange(list, view({ sort }))].sort()).toEqual([...list.rows.map(row => row.key)].sort());
            if (sort !== 'name' && sort !== 'reading') expect(arrange(list, view({ sort })).slice(3)).toContain('new');
        }
    });

    it('shows one state, what is searched, or both', () => {
        expect(arrange(list, view({ state: 'unreachable' }))).toEqual(['zoo']);
        expect(arrange(list, view({ state: 'differing' }))).toEqual(['abc', 'srv2']);
        expect(arrange(list, view({ state: 'notRead' }))).toEqual(['new']);
        expect(arrange(list, view({ state: 'cluster' }))).toEqual(['cluster:mid.lab.example']);
        expect(arrange(list, view({ search: ' SERVER 2022 ' }))).toEqual(['srv10']);
        expect(arrange(list, view({ search: 'mid', state: 'both' }))).toEqual(['srv2']);
        expect(arrange(list, view({ search: 'nothing' }))).toEqual([]);
    });

    it('goes by what the last snapshot read of a computer that was not read since, and by nothing else of it', () => {
        const one = { ...entries[0], connection: connection('new') } as Entry;
        const { computers } = takeSnapshot(makeList([one, entry('srv2', facts('srv2'))], null), {
            ...{ id: 'x', begun: '2026-11-20T08:30:00.000Z', ended: null, toolVersion: '1.0.0', origin: null }
        });
        const kept = new Map(computers.map(computer => [computer.label, computer]));
        expect(arrange(list, view({ state: 'neither' }), kept)).toEqual(['new', 'srv10']);
        expect(arrange(list, view({ state: 'outboundOnly' }), kept)).toEqual([]);
        expect(arrange(list, view({ state: 'notRead' }), kept)).toEqual([]);
        expect(arrange(list, view({ state: 'inboundNotRequired', search: 'server 2022' }), kept)).toEqual(['new', 'srv10']);
        for (const sort of ['windows', 'outbound', 'inbound'] as const) {
            const order = arrange(list, view({ sort }), kept);
            expect(Math.abs(order.indexOf('new') - order.indexOf('srv10')))
                .withContext(sort)
                .toBe(1);
        }
        const unread = new Map([['new', { ...computers[0], outcome: 'unreachable', facts: null } as SnapshotComputer]]);
        expect(arrange(list, view({ state: 'unreachable' }), unread)).toEqual(['zoo']);
    });

    it('shows those with a tag, and no other tag that begins with it; the search finds a part of one', () => {
        const one = facts('one');
        const tags = makeList(
            [
                entry(tagged('one', 'Ring 1'), one),
                entry(tagged('one.lab.example', 'Files', 'Ring 1'), one),
                entry(tagged('ten', 'Ring 10')),
                entry(tagged('two', 'Ring 2')),
                entry('none')
            ],
            null
        );
        expect(arrange(tags, view({ tag: 'Ring 1' }))).toEqual(['one']);
        expect(arrange(tags, view({ tag: 'Files', search: 'one' }))).toEqual(['one']);
        expect(arrange(tags, view({ tag: 'ring 1' }))).toEqual([]);
        expect(arrange(tags, view({ search: 'ring 1' }))).toEqual(['one', 'ten']);
        expect(tags.rows[0]?.tags).toEqual(['Ring 1', 'Files']);
        expect(tagsOf(tags, defaultView)).toEqual(['Files', 'Ring 1', 'Ring 2', 'Ring 10']);
        expect(tagsOf(list, defaultView)).toEqual([]);
        expect(tagsOf(list, view({ tag: 'Gone' }))).toEqual(['Gone']);
    });

    it('shows all whose direction is not required, whatever the other one is', () => {
        const lost = facts('lost');
        const half = entry('lost', { ...lost, outbound: { ...lost.outbound, required: null } });
        const some = makeList([...entries, entry('out', facts('out', {}, true, false)), half], null);
        expect(arrange(some, view({ state: 'outboundNotRequired' }))).toEqual(['abc', 'srv10']);
        expect(arrange(some, view({ state: 'inboundNotRequired' }))).toEqual(['lost', 'out', 'srv10']);
    });

    it('keeps rows in their places while answers come in, and puts new ones at the end', () => {
        const filtered = view({ state: 'neither', sort: 'readAt' });
        const shown = arrange(list, filtered);
        expect(shown).toEqual(['srv10']);
        const later = makeList(
            [...entries.slice(1), entry('srv10', facts('srv10', {}, true, true)), entry('new', facts('new', {}, false, false))],
            list
        );
        expect(keepOrder(shown, later, filtered)).toEqual(['srv10', 'new']);
    });

    it('makes one of two rows that turn out to be one computer, where the first stood', () => {
        const before = ['zoo', 'srv10.lab.example', 'srv2', 'srv10'];
        const merged = makeList(
            [entry('srv10', facts('srv10')), entry('srv2'), entry('srv10.lab.example', facts('srv10')), entry('zoo')],
            null
        );
        expect(keepOrder(before, merged, defaultView)).toEqual(['zoo', 'srv10', 'srv2']);
    });

    it('goes into an address and comes back from it; what an address makes up is ignored', () => {
        const views: readonly ListView[] = [
            defaultView,
            { state: 'needsCredentials', tag: null, search: 'a&b=c #ü', sort: 'setBy', descending: true },
            { state: 'differing', tag: 'Ring 1 \u2013 pilots', search: '', sort: 'name', descending: true }
        ];
        for (const one of views) {
            const parameters: Readonly<Record<string, string | null>> = parametersOf(one);
            expect(viewOf({ get: name => parameters[name] ?? null })).toEqual(one);
        }
        expect(viewOf({ get: () => '__proto__' })).toEqual({ ...defaultView, tag: '__proto__', search: '__proto__' });
    });
});
