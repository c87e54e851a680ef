// SPDX-License-Identifier: MIT
import { LONGEST_NAME, MOST_NAMES } from '../limits';
import { CUT_MARK } from '../text';
import { listedConnections } from './connection-list';

type Given = Parameters<typeof listedConnections>[0][number];

const server = 'msft.sme.connection-type.server';

/** The tags that are taken of a connection with these. */
function tagsOf(tags: unknown): readonly string[] | undefined {
    return listedConnections([{ name: 'srv', type: server, tags }])[0]?.tags;
}

describe('the list of connections', () => {
    it('has each computer and cluster by the name that works, once, and nothing else', () => {
        const given: readonly Given[] = [
            { name: 'SRV1', type: server, properties: { displayName: 'Srv1' } },
            { name: 'srv1', type: 'msft.sme.connection-type.windows-client' },
            { name: 'srv2', type: server, activeAlias: 'srv2.lab.example', properties: { displayName: 7 } },
            { name: 'srv1', type: 'msft.sme.connection-type.cluster' },
            { name: 'vm', type: 'msft.sme.connection-type.azure' }
        ];
        expect(listedConnections(given).map(({ key, label, isCluster }) => [key, label, isCluster])).toEqual([
            ['srv1', 'Srv1', false],
            ['srv2.lab.example', 'srv2', false],
            ['cluster:srv1', 'srv1', true]
        ]);
    });

    it('has the tags of a computer that is listed as server and as PC, each once', () => {
        const given: readonly Given[] = [
            { name: 'srv', type: server, tags: ['Ring 1', 'Files'] },
            { name: 'srv', type: 'msft.sme.connection-type.windows-client', tags: ['Files', 'Berlin'] }
        ];
        expect(listedConnections(given).map(({ tags }) => tags)).toEqual([['Ring 1', 'Files', 'Berlin']]);
    });

    it('takes tags as they read', () => {
        expect(tagsOf([' Ring\u00a01 \u2013  pilots\r\n', 'Ring 1 \u2013 pilots', '\u202eRing\u200b 2\u0000', ' ', '\ufeff'])).toEqual([
            'Ring 1 \u2013 pilots',
            'Ring 2'
        ]);
        expect(tagsOf(['=cmd', '<b>{0}</b>', '__proto__', 'ring 1', 'Ring 1'])).toEqual([
            '=cmd',
            '<b>{0}</b>',
            '__proto__',
            'ring 1',
            'Ring 1'
        ]);
        const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
        expect(tagsOf([family])).toEqual([family]);
    });

    it('takes no more and no longer tags than a row has room for, and nothing else for tags', () => {
        const many = tagsOf(Array.from({ length: 5000 }, (_, index) => `tag ${index}`));
        expect([many?.length, many?.[0]]).toEqual([MOST_NAMES, 'tag 0']);
        const twice = [1, 2].map(half => ({
            name: 'srv',
            type: server,
            tags: Array.from({ length: MOST_NAMES }, (_, index) => `${half} ${index}`)
        }));
        expect(listedConnections(twice)[0]?.tags.length).toBe(MOST_NAMES);
        const [long] = tagsOf(['x'.repeat(1_000_000)]) ?? [];
        expect([long?.length, long?.endsWith(CUT_MARK)]).toEqual([LONGEST_NAME, true]);
        for (const none of [undefined, null, 'Ring 1', { 0: 'Ring 1', length: 1 }, [null, 1, {}, ['Ring 1']]])
            expect(tagsOf(none)).toEqual([]);
    });
});
