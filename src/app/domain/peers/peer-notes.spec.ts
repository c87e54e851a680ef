// SPDX-License-Identifier: MIT
import { connectionSample } from '../../remote/testing/connection-samples';
import { sample } from '../../remote/testing/samples';
import { notesOf, type ConnectionFacts, type OutboundConnection } from './connections';
import { isGuestAccount } from './guest-account';
import { impactsOf, type Suspect } from './impact';
import { makePlan, type Wanted } from '../change/plan';

const none: ConnectionFacts = {
    ...connectionSample('peers'),
    outbound: { total: 0, rows: [] },
    inbound: null,
    guestLogons: [],
    aliases: []
};
const row = (server: string, more: Partial<OutboundConnection> = {}): OutboundConnection => ({
    ...{ server, share: 'data', user: 'LAB\\anna', credential: 'LAB\\anna', dialect: '3.1.1', signed: false, encrypted: false },
    ...more
});
const connected = (...rows: readonly OutboundConnection[]): ConnectionFacts => ({ ...none, outbound: { total: rows.length, rows } });
const shown = (peer: string, why: Suspect['why'], direction: Suspect['direction'] = 'outbound'): Suspect => ({
    ...{ direction, peer, why, lastSeen: '2026-01-02T00:00:00Z' }
});

/** Each peer that the plan names, why, and the notes that stand at it. */
function named(wanted: Wanted, connections: ConnectionFacts | null, suspects: readonly Suspect[] = []): readonly (readonly string[])[] {
    const configuration = sample('srv2022');
    const { found } = impactsOf(makePlan(configuration, wanted), configuration, connections, suspects);
    return found.map(({ peer, why, notes }) => [peer, why, ...notes.map(note => (note.id === 'shown' ? note.why : note.id))]);
}

describe('at a peer in the plan stands', () => {
    it('what Connections says of it', () => {
        const alias = { ...connected(row('files'), row('192.0.2.17'), row('dc1', { share: 'SYSVOL' })) };
        const aliases = [{ name: 'files', canonical: 'srv1.lab.example' }];
        expect(named({ outbound: 'required' }, { ...alias, aliases })).toEqual([
            ['files', 'unsignedNow', 'alias'],
            ['192.0.2.17', 'unsignedNow', 'byAddress'],
            ['dc1', 'unsignedNow']
        ]);
    });

    it('what it has shown beside what decides, also where that says nothing against signing', () => {
        const signs = [
            shown('nas1', 'noSigning'),
            shown('NAS1.lab.example', 'guest'),
            shown('nas1', 'noSpn'),
            shown('nas1', 'guest', 'inbound')
        ];
        expect(named({ outbound: 'required' }, connected(row('nas1', { dialect: '1.5' })), signs)).toEqual([
            ['nas1', 'noSigning', 'smb1', 'guest', 'noSpn']
        ]);
        expect(named({ outbound: 'required' }, connected(row('files')), [shown('files', 'logonFailed')])).toEqual([
            ['files', 'unsignedNow', 'logonFailed']
        ]);
    });

    it('that a guest account is used, beside what is graver, and what policy asks of its share', () => {
        const signs = [shown('nas1', 'noSigning')];
        expect(named({ outbound: 'required' }, connected(row('nas1', { credential: 'NAS1\\Guest' })), signs)).toEqual([
            ['nas1', 'noSigning', 'guestAccount']
        ]);
        const base = sample('srv2022');
        const hardenedPaths = [{ name: '\\\\*\\data', data: 'RequireIntegrity=1' }];
        const configuration = { ...base, surroundings: { ...base.surroundings, hardenedPaths } };
        const { found } = impactsOf(makePlan(configuration, { outbound: 'required' }), configuration, connected(row('files')));
        expect(found[0]?.notes.map(({ id }) => id)).toEqual(['hardenedSigning']);
    });

    it('that it is reached by its address, wherever that is known from; a client always is', () => {
        expect(named({ outbound: 'required' }, null, [shown('192.0.2.9', 'noSigning')])).toEqual([['192.0.2.9', 'noSigning', 'byAddress']]);
        expect(named({ inbound: 'required' }, null, [shown('192.0.2.9', 'noSigning', 'inbound')])).toEqual([['192.0.2.9', 'noSigning']]);
    });
});

describe('a guest account without an event', () => {
    it('is noted where the connection is a guest and neither signed nor encrypted', () => {
        const notes = notesOf(
            connected(
                row('nas1', { credential: 'NAS1\\Guest' }),
                row('nas2', { credential: 'Gast' }),
                row('nas3', { credential: 'nas3\\guest', signed: true }),
                row('nas4', { credential: 'LAB\\guestbook' })
            ),
            []
        );
        expect(notes.map(one => one.map(({ id }) => id))).toEqual([['guestAccount'], ['guestAccount'], [], []]);
    });

    it('may be cut off, in either direction', () => {
        expect(named({ outbound: 'required' }, connected(row('nas1', { credential: 'NAS1\\Guest' })))).toEqual([['nas1', 'guestAccount']]);
        const sessions = { total: 1, rows: [{ client: 'scan-1', user: 'SRV\\Guest', dialect: '3.0.2', idleSeconds: 0 }] };
        expect(named({ inbound: 'required' }, { ...none, inbound: sessions })).toEqual([['scan-1', 'guestAccount']]);
    });

    it('is known by its names, and not by what only holds them', () => {
        for (const account of ['Guest', 'NAS\\guest', 'guest@lab.example', 'SRV\\Invit\u0065\u0301'])
            expect(isGuestAccount(account)).toBeTrue();
        for (const account of [null, '', 'guests', 'LAB\\anna', 'guest\\anna']) expect(isGuestAccount(account)).toBeFalse();
    });
});
