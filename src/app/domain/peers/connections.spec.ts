// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { connectionSample } from '../../remote/testing/connection-samples';
import { ConnectionFacts, guestPeers, notesOf, OutboundConnection, protectionOf } from './connections';
import { connectionFindings } from '../findings/connection-findings';
import type { PolicyEntry } from '../computer/facts';
import { isByAddress, PeerIndex } from './peer-index';
import { anyConnections, anyPaths } from '../testing/any-connections';

const peers = connectionSample('peers');

/** What is said of the sample's connection to a server, where policy protects these paths. */
function notes(server: string, hardenedPaths: readonly PolicyEntry[] = []): string[] {
    const index = peers.outbound?.rows.findIndex(one => one.server === server) ?? -1;
    return notesOf(peers, hardenedPaths)[index]?.map(({ id }) => id) ?? [];
}

const path = (name: string, data: string): PolicyEntry[] => [{ name, data }];
const integrity = 'RequireMutualAuthentication=1, RequireIntegrity=1';

describe('the protection of a connection', () => {
    for (const [signed, encrypted, protection] of [
        [true, false, 'signed'],
        [false, true, 'encrypted'],
        [null, true, 'encrypted'],
        [true, null, 'signed'],
        [false, false, 'notProtected'],
        [null, false, 'notReported'],
        [false, null, 'notReported'],
        [null, null, 'notReported']
    ] as const) {
        it(`signed ${signed}, encrypted ${encrypted}: ${protection}`, () => expect(protectionOf({ signed, encrypted })).toBe(protection));
    }
});

describe('what is said of a connection', () => {
    it('of the sample', () => {
        expect(['nas1', 'files.lab.example', 'files02', '192.0.2.17', 'dc1.lab.example'].map(server => notes(server))).toEqual([
            ['guest'],
            ['alias'],
            [],
            ['byAddress'],
            []
        ]);
    });

    it('no guest where a guest was refused since', () => {
        const [allowed] = peers.guestLogons ?? [];
        if (!allowed) throw new Error('The sample has a guest.');
        const said = (time: string): unknown =>
            notesOf({ ...peers, guestLogons: [{ ...allowed, id: 31017, time }, allowed] }, [])[0]?.map(({ id }) => id);
        expect(said('2026-01-02T00:00:00Z')).toEqual([]);
        expect(said('2025-12-31T00:00:00Z')).toEqual(['guest']);
    });

    it('hardened only if the key says so, an entry for the server before one for all', () => {
        expect(notes('dc1.lab.example')).toEqual([]);
        expect(notes('dc1.lab.example', path('\\\\*\\SYSVOL', integrity))).toEqual(['hardened']);
        expect(notes('dc1.lab.example', path('\\\\*\\netlogon', integrity))).toEqual([]);
        expect(notes('dc1.lab.example', path('\\\\*\\SYSVOL', 'RequireIntegrity=1'))).toEqual(['hardeningWeakened']);
        const both = [...path('\\\\*\\SYSVOL', integrity), ...path('\\\\DC1.lab.example\\sysvol', 'RequireIntegrity=0')];
        expect(notes('dc1.lab.example', both)).toEqual(['hardeningWeakened']);
    });

    it('hardened for any other share, too, as far as the key demands it', () => {
        const said = (name: string, data: string): unknown => notes('files02', path(name, data));
        for (const name of ['\\\\*\\secret', '\\\\files02\\SECRET', '\\\\FILES02\\*', '\\\\*\\*'])
            expect(said(name, integrity)).toEqual(['hardened']);
        expect(said('\\\\*\\secret', 'RequireIntegrity=1')).toEqual(['hardenedSigning']);
        expect(said('\\\\*\\secret', 'RequirePrivacy=1')).toEqual(['hardenedEncryption']);
        expect(said('\\\\*\\secret', 'RequirePrivacy=1, RequireMutualAuthentication=1')).toEqual(['hardened']);
        expect(said('\\\\*\\secret', 'RequireMutualAuthentication=1')).toEqual(['hardenedKerberos']);
        expect(said('\\\\*\\secret', 'RequireIntegrity=0')).toEqual([]);
        expect(said('\\\\*\\other', integrity)).toEqual([]);
    });

    it('an address in every form, and no name that looks like one', () => {
        for (const address of ['192.0.2.17', '::1', '[2001:db8::7]', 'fe80--1.ipv6-literal.net'])
            expect(isByAddress(address)).withContext(address).toBeTrue();
        for (const name of ['nas1', '192.0.2.17.lab.example', '2001-db8', '']) expect(isByAddress(name)).withContext(name).toBeFalse();
    });
});

describe('guest peers', () => {
    it('are found by field name, or by place where there are no names, whatever the lengths between', () => {
        const at = (fields: readonly [string | null, string][], id = 31022): unknown =>
            guestPeers({ guestLogons: [{ id, time: 't', fields: fields.map(([name, value]) => ({ name, value })) }] })[0]?.peer;
        expect(
            at([
                ['ServerName', '\\nas1'],
                ['UserName', 'admin']
            ])
        ).toBe('nas1');
        expect(
            at([
                [null, 'admin'],
                [null, '\\nas1']
            ])
        ).toBe('nas1');
        expect(
            at([
                [null, '5'],
                [null, 'admin'],
                [null, '5'],
                [null, '\\\\nas1\\public']
            ])
        ).toBe('nas1');
        expect(at([['UserName', 'admin']])).toBeUndefined();
        expect(at([[null, 'admin']])).toBeUndefined();
        expect(at([['ServerName', 'nas1']], 31013)).toBeUndefined();
    });

    it('have the latest of each kind', () => {
        const logon = (id: number, time: string, value: string): NonNullable<ConnectionFacts['guestLogons']>[number] => ({
            id,
            time,
            fields: [{ name: 'ServerName', value }]
        });
        expect(guestPeers({ guestLogons: [logon(31022, '3', 'nas1'), logon(31017, '2', '\\NAS1'), logon(31022, '1', 'nas1')] })).toEqual([
            { peer: 'nas1', allowed: '3', refused: '2' }
        ]);
        expect(guestPeers({ guestLogons: null })).toEqual([]);
    });
});

it('a name and the same with its domain are one peer, addresses and other domains are not', () => {
    const isSamePeer = (one: string, other: string): boolean => {
        const index = new PeerIndex<string>();
        index.add(one, one);
        return index.of(other).length === 1;
    };
    for (const [one, other, isSame] of [
        ['NAS1', 'nas1.lab.example', true],
        ['nas1', 'nas10', false],
        ['192.0.2.1', '192.0.2.1.x', false],
        ['192.0.2', '192.0.2.1', false],
        ['nas1.lab.example', 'nas1.other.example', false]
    ] as const)
        expect([isSamePeer(one, other), isSamePeer(other, one)]).toEqual([isSame, isSame]);
});

describe('findings that rest on connections', () => {
    const ids = (facts: ConnectionFacts): string[] => connectionFindings(facts).map(({ id }) => id);

    it('of the sample: by address and by alias; of none, nothing', () => {
        expect(ids(peers)).toEqual(['byAddress', 'byAlias']);
        expect(ids(connectionSample('empty'))).toEqual([]);
        expect(ids({ ...peers, outbound: null, aliases: [] })).toEqual([]);
    });

    it('of SMB 1: who is connected by it, in either direction, and nobody by a newer one', () => {
        const row = peers.outbound?.rows[0] as OutboundConnection;
        const rows = ['1.5', '1', 'NT LM 0.12', '10.0', '2.1', '3.1.1', null].map((dialect, index) => ({
            ...row,
            server: `nas${index}`,
            dialect
        }));
        const inbound = { total: 1, rows: [{ client: 'scan-1', user: null, dialect: '1.5', idleSeconds: null }] };
        const old = connectionFindings({ ...peers, outbound: { total: 7, rows }, inbound }).find(({ id }) => id === 'smb1Now');
        expect(old?.names).toEqual(['nas0', 'nas1', 'nas2', 'scan-1']);
    });

    it('name each server once, and five at most', () => {
        const row = peers.outbound?.rows[3] as OutboundConnection;
        const rows = Array.from({ length: 14 }, (_, index) => ({ ...row, server: `192.0.2.${index % 7}` }));
        const [finding] = connectionFindings({ ...peers, outbound: { total: 14, rows } });
        expect([finding?.names.length, finding?.more]).toEqual([5, 2]);
    });
});

it('whatever the answer is: each judgement comes to one, without exception, and each finding has a source', () => {
    fc.assert(
        fc.property(anyConnections, anyPaths, (facts, paths) => {
            guestPeers(facts);
            notesOf(facts, paths);
            for (const row of facts.outbound?.rows ?? []) {
                if (row.signed === null && row.encrypted === null) expect(protectionOf(row)).toBe('notReported');
            }
            for (const { source, names } of connectionFindings(facts)) {
                expect(source).toMatch(/^\w+, "/);
                expect(names.length).toBeGreaterThan(0);
            }
        }),
        { numRuns: 1000 }
    );
});
