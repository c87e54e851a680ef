// SPDX-License-Identifier: MIT
import { claimingTheSame, differs, isReadingFailed, makeList } from './list';
import type { FailureKind } from '../outcome';
import { cluster, entry, facts, failed } from '../testing/list-entries';

/** Each row as its names. */
function names(entries: Parameters<typeof makeList>[0]): string[] {
    return makeList(entries, null).rows.map(row => row.entries.map(one => one.connection.label).join(' + '));
}

describe('the list', () => {
    it('has one row for a computer under its own names, full and short', () => {
        const one = facts('srv1');
        expect(names([entry('srv1', one), entry('srv2', facts('srv2')), entry('srv1.lab.example', one)])).toEqual([
            'srv1 + srv1.lab.example',
            'srv2'
        ]);
    });

    it('joins nothing that claims to be a computer by whose name it is not reached, and says so', () => {
        const claimed = facts('srv1');
        for (const name of ['srv2', '10.0.0.1', 'alias.lab.example', 'srv1.evil.example']) {
            for (const entries of [
                [entry('srv1', claimed), entry(name, claimed)],
                [entry(name, claimed), entry('srv1', claimed)]
            ]) {
                const list = makeList(entries, null);
                expect(list.rows.map(row => row.label).sort()).toEqual(['srv1', name].sort());
                for (const row of list.rows)
                    expect(claimingTheSame(row, list)).toEqual({ labels: [row.label === 'srv1' ? name : 'srv1'], count: 1 });
            }
        }
    });

    it('names a few where thousands claim to be one computer, and counts them', () => {
        const claimed = facts('srv1');
        const list = makeList(
            Array.from({ length: 20_000 }, (_, index) => entry(`10.0.${index >> 8}.${index & 255}`, claimed)),
            null
        );
        const all = list.rows.map(row => claimingTheSame(row, list));
        expect(all.every(({ labels, count }) => labels.length === 10 && count === 19_999)).toBeTrue();
        expect(all[0]?.labels).not.toContain('10.0.0.0');
    });

    it('keeps clones apart that share their machine identifier, and computers that tell none', () => {
        expect(names([entry('a', facts('a', { id: 'same' })), entry('b', facts('b', { id: 'same' }))])).toEqual(['a', 'b']);
        const workgroup = facts('pc', { id: null, fqdn: 'pc', domainJoined: false });
        expect(names([entry('pc', workgroup), entry('10.0.0.2', workgroup)])).toEqual(['pc', '10.0.0.2']);
        const member = facts('srv1', { id: null });
        expect(names([entry('srv1', member), entry('srv1.lab.example', member)])).toEqual(['srv1 + srv1.lab.example']);
    });

    it('keeps unread and failed names apart: nothing tells whose they are', () => {
        expect(names([entry('a'), entry('b'), entry('c', failed('unreachable')), entry('d', failed('unreachable'))])).toEqual([
            'a',
            'b',
            'c',
            'd'
        ]);
    });

    it('shows the newest answer that came under any of the names', () => {
        const [row] = makeList([entry('a', facts('a'), 'idle', 1), entry('a.lab.example', facts('a', {}, false), 'idle', 2)], null).rows;
        expect(row?.configuration?.outbound.required).toBeFalse();
        expect(row?.answer?.at).toBe(2);
    });

    it('counts each row under one state', () => {
        const stopped = facts('h');
        const failures: readonly FailureKind[] = [
            'unreachable',
            'needsCredentials',
            'accessDenied',
            'timedOut',
            'badAnswer',
            'scriptFailed'
        ];
        const { counts } = makeList(
            [
                entry('a', facts('a', {}, true, true)),
                entry('b', facts('b', {}, true, false)),
                entry('c', facts('c', {}, false, true)),
                entry('d', facts('d', {}, false, false)),
                entry('e', { ...facts('e'), inbound: { ...facts('e').inbound, required: null } }),
                entry('h', { ...stopped, inbound: { ...stopped.inbound, service: { state: 'Stopped', startMode: 'Disabled' } } }),
                ...failures.map(kind => entry(kind, failed(kind))),
                entry('f'),
                entry(cluster('clu'))
            ],
            null
        );
        expect(counts).toEqual({
            both: 1,
            outboundOnly: 1,
            inboundOnly: 1,
            neither: 1,
            unknown: 4,
            notAccepting: 1,
            unreachable: 1,
            needsCredentials: 2,
            notRead: 1,
            cluster: 1
        });
    });

    it('flags the nodes of a cluster that do not require the same, and no others', () => {
        const node = (name: string, of: string, inbound: boolean): ReturnType<typeof entry> =>
            entry(name, facts(name, { cluster: of }, true, inbound));
        const list = makeList(
            [
                node('a', 'CLU', true),
                node('b', 'clu', false),
                node('c', 'other', true),
                node('d', 'other', true),
                entry(cluster('clu.lab.example'))
            ],
            null
        );
        expect(list.rows.filter(row => differs(row, list)).map(row => row.key)).toEqual(['a', 'b']);
        expect(list.rows.slice(0, 2).map(row => row.cluster)).toEqual(['CLU', 'clu']);
    });

    it('knows what a new scan of the failed means', () => {
        const rows = makeList(
            [
                entry('ok', facts('ok')),
                entry('failed', failed('timedOut')),
                entry('again', failed('timedOut'), 'waiting'),
                entry('stopped', null, 'stopped'),
                entry('kept', facts('kept'), 'stopped'),
                entry('unread'),
                entry(cluster('clu'))
            ],
            null
        ).rows;
        expect(rows.filter(isReadingFailed).map(row => row.key)).toEqual(['failed', 'stopped']);
    });

    it('takes rows over that nothing changed about', () => {
        const [a, b] = [entry('a', facts('a')), entry('b')];
        const before = makeList([a, b], null);
        const after = makeList([a, entry('b', facts('b'))], before);
        expect(after.rows[0]).toBe(before.rows[0]);
        expect(after.rows[1]).not.toBe(before.rows[1]);
    });
});
