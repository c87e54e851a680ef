// SPDX-License-Identifier: MIT
import { LONGEST_NAME, LONGEST_TEXT } from '../../domain/limits';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { nothingAccepted } from '../../domain/readiness/accepted';
import type { JoinedPeer } from '../../domain/readiness/joined-peer';
import { tagFilter } from '../../domain/list/tags';
import { csvRows } from '../../domain/testing/csv-rows';
import { tagged } from '../../domain/testing/list-entries';
import { dateTime } from '../../ui/texts/date-time';
import { peersCsv, peersJson } from './peers-export';
import {
    acceptableIn,
    decisionsOn,
    firstPeersView,
    peersParameters,
    type PeerColumn,
    type PeerRow,
    peersModel,
    type PeersModel,
    type PeersView,
    problemOf,
    peersViewOf
} from './peers-model';
import { anna, at, first, last, modelOf, peerOf, rowOf, seen, strings } from './testing/peer-models';
import { kindText, paperRows, peerCells, peersPageView, shownTexts } from './peers-view';

const names = ({ rows }: PeersModel): readonly (string | undefined)[] => rows.map(({ peer }) => peer.names[0]);
const cellsOf = (peer: JoinedPeer, accepted: readonly Acceptance[] = []): Readonly<Record<PeerColumn, readonly string[]>> => {
    const cells = Object.entries(peerCells(rowOf(peer, accepted), strings));
    return Object.fromEntries(cells.map(([name, { lines }]) => [name, lines.map(({ text }) => text)])) as unknown as Readonly<
        Record<PeerColumn, readonly string[]>
    >;
};

const pc = peerOf('pc-17', { verdict: 'canSign', why: 'ofList', losing: { outbound: [], inbound: [] }, count: 0 });
const guest = peerOf('192.0.2.44', { verdict: 'mayBeCutOff', why: 'guest', lastSeen: '2026-11-22T00:00:00.000Z' });
const all = [pc, peerOf('scan-10'), peerOf('scan-3'), guest];

describe('the rows of Peers', () => {
    it('have the gravest first, and names in the order in which people count', () => {
        expect(names(modelOf(all))).toEqual(['scan-3', 'scan-10', '192.0.2.44', 'pc-17']);
        expect(names(modelOf(all, { sort: 'name', descending: true }))).toEqual(['scan-10', 'scan-3', 'pc-17', '192.0.2.44']);
        expect(names(modelOf(all, { sort: 'seen', descending: true }))[0]).toBe('192.0.2.44');
        expect(names(modelOf(all, { sort: 'accepted' }, [anna('pc-17')]))[0]).toBe('pc-17');
    });

    it('are filtered by verdict and by what is accepted, and found by name, computer, and note', () => {
        const found = (view: Partial<PeersView>): readonly unknown[] => names(modelOf(all, view, [anna('scan-3')]));
        expect(found({ filter: 'mayBeCutOff' })).toEqual(['192.0.2.44']);
        expect(found({ filter: 'accepted' })).toEqual(['scan-3']);
        expect(found({ search: ' DECEMBER ' })).toEqual(['scan-3']);
        expect(found({ search: 'anna' })).toEqual(['scan-3']);
        expect(found({ search: 'srv1' }).length).toBe(4);
        expect(found({ search: 'nowhere' })).toEqual([]);
    });

    it('are those that computers with a tag have met', () => {
        const entries = [{ connection: tagged('srv1', 'ring 1') }, { connection: tagged('srv2', 'ring 2') }];
        const met = (tag: string | null): number =>
            peersModel(all, nothingAccepted, { ...firstPeersView, tag }, tagFilter(entries, tag)).rows.length;
        expect([met('ring 1'), met('ring 2'), met(null)]).toEqual([4, 0, 4]);
    });

    it('count on the tiles what the search leaves', () => {
        const page = peersPageView(modelOf(all, { search: 'scan', filter: 'canSign' }, [anna('scan-3')]), strings);
        expect(page.tiles.map(({ title, count }) => `${title} ${count}`)).toEqual([
            'All 2',
            'Cannot sign 2',
            'May be cut off 0',
            'Unknown 0',
            'Can sign 0',
            'Accepted 1'
        ]);
        expect([page.shown, page.status, page.isEmpty]).toEqual(['0 of 4 shown', 'Peers: 4.', false]);
        expect(new Set(page.tiles.map(({ icon }) => icon)).size).toBe(page.tiles.length);
        expect(peersPageView(modelOf(null), strings)).toEqual(jasmine.objectContaining({ status: 'Combining peers…', isEmpty: false }));
        expect(peersPageView(modelOf([]), strings).isEmpty).toBeTrue();
    });

    it('have their view in the address, and back', () => {
        const view: PeersView = { filter: 'accepted', tag: 'ring 1', search: 's', sort: 'losing', descending: true };
        const back = (one: PeersView): PeersView => peersViewOf({ get: name => peersParameters(one)[name] ?? null });
        expect([back(view), back(firstPeersView)]).toEqual([view, firstPeersView]);
        expect(peersViewOf({ get: () => 'odd' })).toEqual({ ...firstPeersView, tag: 'odd', search: 'odd' });
    });

    it('show each peer in words', () => {
        expect(cellsOf(peerOf('NAS01'), [anna('nas01')])).toEqual({
            name: ['NAS01'],
            verdict: ['Cannot sign'],
            shows: ["Doesn't support signing"],
            seen: ['3 times', `${dateTime(first as string)} to ${dateTime(last as string)}`],
            losing: ['Inbound: 1 computer'],
            accepted: [`Anna, ${new Date(at).toLocaleDateString()}`, 'Replaced in December']
        });
        expect(cellsOf(pc)).toEqual(
            jasmine.objectContaining({ verdict: ['Can sign', 'A Windows computer in your list'], losing: [], accepted: [] })
        );
    });

    const cells: readonly (readonly [string, JoinedPeer, PeerColumn, readonly string[]])[] = [
        ['nameless', peerOf('x', { names: [] }), 'name', ['Unrecognized peer name']],
        ['under several names', peerOf('nas', { names: ['192.0.2.1', 'nas', 'nas.lab'] }), 'name', ['nas', 'also 192.0.2.1, nas.lab']],
        ['unclear', peerOf('nas', { unclear: 'sharedName' }), 'name', ['nas', 'Several devices might share this name']],
        [
            'at a used address',
            peerOf('1.2.3.4', { unclear: 'reusedAddress' }),
            'name',
            ['1.2.3.4', 'Other devices had this address before or later']
        ],
        ['tested', peerOf('nas', { verdict: 'canSign', why: 'tested' }), 'verdict', ['Can sign', 'Tested: it offers signing']],
        ['not known', peerOf('nas', { verdict: 'notKnown', why: null }), 'verdict', ['Unknown']],
        ['seen once', peerOf('nas', { count: 1, firstSeen: last as string }), 'seen', ['1 time', dateTime(last as string)]],
        ['only connected', peerOf('nas', { count: 0, lastSeen: null, firstSeen: null }), 'seen', []],
        [
            'seen more often than was read',
            peerOf('nas', { sightings: [seen('a', { more: true })], lastSeen: null }),
            'seen',
            ['at least 3 times']
        ],
        [
            'lost in both directions',
            peerOf('nas', { losing: { outbound: ['a', 'b'], inbound: ['a'] } }),
            'losing',
            ['Outbound: 2 computers', 'Inbound: 1 computer']
        ]
    ];
    for (const [what, peer, column, lines] of cells)
        it(`show one that is ${what}`, () => expect(cellsOf(peer)[column]).toEqual(lines as never));

    it('say what it has shown, the gravest first, each once, and connections only where there is nothing else', () => {
        const sightings = [
            seen('a', { kind: 'connected', effect: 'none' }),
            seen('a', { kind: 'noEncryption', effect: 'none' }),
            seen('a', { direction: 'outbound', kind: 'guest', effect: 'mayBeCutOff' }),
            seen('b'),
            seen('c')
        ];
        expect(shownTexts(peerOf('nas', { sightings }), strings)).toEqual([
            "Doesn't support signing",
            'Let this computer in as a guest',
            "Doesn't support encryption"
        ]);
        expect(shownTexts(peerOf('nas', { sightings: sightings.slice(0, 1) }), strings)).toEqual(['Connected']);
        for (const kind of ['knownNotToSign', 'guestAccount', 'sessionFailed', 'noSpn', 'smb1'] as const)
            expect(kindText({ kind, direction: 'outbound' }, strings))
                .withContext(kind)
                .toMatch(/\w/);
    });
});

describe('a decision on a peer', () => {
    const nas = peerOf('nas', {
        names: ['NAS', 'nas.lab'],
        sightings: [
            seen('a', { peer: 'NAS' }),
            seen('b', { peer: 'nas' }),
            seen('b', { peer: 'nas.lab', direction: 'outbound', kind: 'guest', effect: 'mayBeCutOff' })
        ],
        losing: { outbound: [], inbound: ['a', 'b'] }
    });

    it('is one for each name and direction in which it would be cut off', () => {
        expect(acceptableIn(nas)).toEqual(['outbound', 'inbound']);
        expect(acceptableIn(pc)).toEqual(['inbound']);
        expect(acceptableIn({ ...pc, sightings: [seen('a', { effect: 'none' })] })).toEqual([]);
        const decisions = decisionsOn(nas, ['outbound', 'inbound'], { by: ' Anna ', note: ' x ', at });
        expect(decisions).toEqual([
            { peer: 'nas.lab', direction: 'outbound', by: 'Anna', note: 'x', at },
            { peer: 'nas', direction: 'inbound', by: 'Anna', note: 'x', at }
        ]);
        expect(rowOf(nas, decisions).acceptances).toEqual(decisions);
        expect(peersModel([nas], nothingAccepted, firstPeersView).rows[0]?.acceptances).toEqual([]);
    });

    it('does not cover the same name in the other direction', () => {
        expect(rowOf(nas, [anna('nas', { direction: 'outbound' })]).acceptances).toEqual([]);
    });

    it('needs a name, and no more than is kept', () => {
        expect(problemOf({ by: ' ', note: '' })).toBe('nameMissing');
        expect(problemOf({ by: 'A', note: '' })).toBeNull();
        expect(problemOf({ by: 'A'.repeat(LONGEST_NAME + 1), note: '' })).toBe('tooLong');
        expect(problemOf({ by: 'A', note: 'x'.repeat(LONGEST_TEXT + 1) })).toBe('tooLong');
    });
});

describe('peers on paper and in files', () => {
    it('have on paper the devices to fix, those of one note together', () => {
        const peers = [peerOf('c'), peerOf('b'), peerOf('a'), guest, pc];
        const { rows } = modelOf(peers, {}, [anna('c'), anna('a', { note: 'Berta' })]);
        expect(paperRows(rows).map(({ peer }) => peer.names[0])).toEqual(['a', 'c', 'b', '192.0.2.44']);
    });

    const made = { toolVersion: '1.2.3', exportedAt: at, exportedFrom: 'https://wac.lab.example' };

    it('have a line for each computer that saw one, with the decision that covers it', () => {
        const nas = peerOf('NAS01', {
            names: ['NAS01', '=cmd'],
            sightings: [seen('srv1'), seen('srv2', { direction: 'outbound', effect: 'none' })]
        });
        const lines = csvRows(peersCsv(modelOf([nas, peerOf('tested', { sightings: [] })], {}, [anna('nas01')]).rows, made));
        expect(lines.map(line => [line['peer'], line['computer'], line['wouldLoseIt'], line['acceptedBy'], line['toolVersion']])).toEqual([
            ['NAS01', 'srv1', 'true', 'Anna', '1.2.3'],
            ['NAS01', 'srv2', 'false', '', '1.2.3'],
            ['tested', '', '', '', '1.2.3']
        ]);
        expect(lines[0]?.['otherNames']).toBe("'=cmd");
    });

    it('say which files brought events of the computers that saw one, on the page and after all else in CSV', () => {
        const sources = [
            { file: 'b.xml', importedAt: at },
            { file: '', importedAt: first }
        ];
        const brought = { sources, isAlone: true, notGathered: [] };
        const nas = peerOf('nas', { sightings: [seen('srv1', { brought }), seen('srv2')] });
        const text = peersCsv(modelOf([nas]).rows, made);
        expect(csvRows(text).map(line => line['importedFrom'])).toEqual([`b.xml ${at}; ${first}`, '']);
        expect(text.split('\r\n')[0]).toMatch(/"importedFrom"$/);
        const texts = (peer: JoinedPeer): readonly string[] => peerCells(rowOf(peer), strings).shows.lines.map(line => line.text);
        expect(texts(nas)).toContain('With events of b.xml and 1 more');
        expect(texts({ ...nas, sightings: nas.sightings.slice(0, 1) })).toContain('Imported from b.xml and 1 more');
        expect(texts(peerOf('nas')).join()).not.toMatch(/xml|text/);
    });

    it('are whole in JSON', () => {
        const file = JSON.parse(peersJson(modelOf([peerOf('nas')], {}, [anna('nas')]).rows, made)) as {
            readonly format: string;
            readonly peers: readonly PeerRow['peer'][];
        };
        expect(file.format).toBe('smb-signing-peers');
        expect(file.peers[0]).toEqual(jasmine.objectContaining({ ...peerOf('nas'), acceptances: [anna('nas')] }) as never);
    });
});
