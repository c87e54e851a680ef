// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { connectionSample } from '../../remote/testing/connection-samples';
import { sample } from '../../remote/testing/samples';
import type { ConnectionFacts, InboundSession, OutboundConnection } from './connections';
import { directions, SigningConfiguration } from '../computer/facts';
import { affectsPeers, Impacts, impactsOf, peersAtRisk, Suspect } from './impact';
import { unreadSources } from './impact-sources';
import { makePlan, tightens, Wanted } from '../change/plan';
import { anyConnections, anySuspects } from '../testing/any-connections';
import { anyFacts } from '../testing/any-facts';

const peers = connectionSample('peers');

function impacts(
    wanted: Wanted,
    connections: ConnectionFacts | null = peers,
    suspects: readonly Suspect[] = [],
    configuration: SigningConfiguration = sample('srv2022')
): Impacts {
    return impactsOf(makePlan(configuration, wanted), configuration, connections, suspects);
}

const told = ({ found }: Impacts): string[] => found.map(({ kind, peer, why }) => `${kind} ${peer} ${why}`);

const suspect = (peer: string, why: Suspect['why'], direction: Suspect['direction'] = 'outbound'): Suspect => ({
    direction,
    peer,
    why,
    lastSeen: '2026-01-02T00:00:00Z'
});

describe('what requiring signing outbound does', () => {
    it('to the peers of the sample: only the guest is cut off', () => {
        expect(told(impacts({ outbound: 'required' }))).toEqual([
            'cutOff nas1 guest',
            'unsigned files.lab.example unsignedNow',
            'unsigned 192.0.2.17 unsignedNow'
        ]);
    });

    it('to suspects from elsewhere: each peer once, by the gravest', () => {
        const suspects = [
            suspect('NAS1.lab.example', 'badSignature'),
            suspect('files.lab.example', 'noSigning'),
            suspect('nas2', 'knownNotToSign'),
            suspect('old', 'badSignature', 'inbound')
        ];
        expect(told(impacts({ outbound: 'required' }, peers, suspects))).toEqual([
            'cutOff nas1 guest',
            'cutOff nas2 knownNotToSign',
            'cutOff files.lab.example noSigning',
            'unsigned 192.0.2.17 unsignedNow'
        ]);
    });

    it('a guest of the past that is signed or encrypted now is only a suspect', () => {
        const rows = (peers.outbound?.rows ?? []).map((row): OutboundConnection =>
            row.server === 'nas1' ? { ...row, signed: true } : row
        );
        expect(told(impacts({ outbound: 'required' }, { ...peers, outbound: { total: rows.length, rows } }))[0]).toBe('suspect nas1 guest');
    });

    it('a device that a test knows not to sign, and that is signed now, is a suspect: both are said', () => {
        const rows = (peers.outbound?.rows ?? []).map((row): OutboundConnection =>
            row.server === 'files02' ? { ...row, signed: true, encrypted: false } : row
        );
        const facts = { ...peers, outbound: { total: rows.length, rows } };
        const found = impacts({ outbound: 'required' }, facts, [suspect('files02', 'knownNotToSign')]).found;
        const [one] = found.filter(({ peer }) => peer === 'files02');
        expect([one?.kind, one?.why, one?.now]).toEqual(['suspect', 'knownNotToSign', 'signed']);
        expect(found.find(({ peer }) => peer === 'nas1')?.now).toBeNull();
    });

    it('a guest who was refused since is no impact, wherever the two were seen', () => {
        const at = (why: Suspect['why'], lastSeen: string): Suspect => ({ ...suspect('nas9.lab.example', why), lastSeen });
        const signs = [at('guest', '2025-11-20T00:00:00Z'), { ...at('guestRefused', '2025-12-30T00:00:00Z'), peer: 'nas9' }];
        expect(told(impacts({ outbound: 'required' }, null, signs))).toEqual([]);
        expect(told(impacts({ outbound: 'required' }, null, [...signs, at('guest', '2026-01-01T00:00:00Z')]))).toEqual([
            'cutOff nas9.lab.example guest'
        ]);
    });

    it('connections by SMB 1 are suspects, not expected to sign', () => {
        const rows = (peers.outbound?.rows ?? []).map((row): OutboundConnection =>
            row.server === 'files.lab.example' ? { ...row, dialect: '1.5' } : row
        );
        const inbound = { total: 1, rows: [{ client: 'scan-1', user: null, dialect: 'NT LM 0.12', idleSeconds: 0 }] };
        const old = { ...peers, outbound: { total: rows.length, rows }, inbound };
        expect(told(impacts({ outbound: 'required', inbound: 'required' }, old))).toEqual([
            'cutOff nas1 guest',
            'suspect files.lab.example smb1',
            'suspect scan-1 smb1',
            'unsigned 192.0.2.17 unsignedNow'
        ]);
    });

    it('an old Windows: how many are not reported, none taken for unsigned', () => {
        const old = impacts({ outbound: 'required', inbound: 'required' }, connectionSample('oldWindows'), [], sample('srv2022'));
        expect([told(old), old.notReported]).toEqual([[], { outbound: 1, inbound: 1 }]);
    });

    it('without the connections: what is known from elsewhere, and the rest to think of', () => {
        const { found, dependants } = impacts({ outbound: 'required' }, null, [suspect('nas1', 'noSigning')]);
        expect(found.map(({ kind }) => kind)).toEqual(['cutOff']);
        expect(dependants.map(({ id }) => id)).toEqual(['virtualMachines', 'backup', 'deployment', 'configMgr', 'dfs']);
    });
});

it('a report says of peers what a plan would', () => {
    expect(peersAtRisk(peers).map(({ kind, peer, why }) => `${kind} ${peer} ${why}`)).toEqual(['cutOff nas1 guest']);
});

describe('what other changes do', () => {
    it('each direction is told from its own logs', () => {
        const suspects = (['outbound', 'inbound'] as const).flatMap(direction => [
            suspect(`guest-${direction}`, 'guest', direction),
            suspect(`old-${direction}`, 'noSigning', direction)
        ]);
        const { found } = impacts({ outbound: 'required', inbound: 'required' }, null, suspects);
        const events = found.map(({ peer, source }) => `${peer}: ${/Event \d+, \w+\/\w+/.exec(source)?.[0]}`);
        expect(events.sort()).toEqual([
            'guest-inbound: Event 3023, SMBServer/Operational',
            'guest-outbound: Event 31022, SmbClient/Security',
            'old-inbound: Event 3021, SMBServer/Audit',
            'old-outbound: Event 31998, SmbClient/Audit'
        ]);
    });

    it('inbound: a session of the guest account may be cut off, in whatever form its user is told', () => {
        const session = (user: string | null, index: number): InboundSession => ({
            client: `client-${index}`,
            user,
            dialect: '3.1.1',
            idleSeconds: 0
        });
        const guests = ['Guest', 'SRV2022\\Guest', 'guest@lab.example', 'S-1-5-21-1-2-3-501', 'LAB\\S-1-5-21-1-2-3-501'];
        const others = ['LAB\\Guests', 'GUEST\\admin', 'guestbook', 'S-1-5-21-1-2-3-1501', 'S-1-5-32-546', '', null];
        const found = (users: readonly (string | null)[]): string[] => {
            const rows = users.map(session);
            return told(impacts({ inbound: 'required' }, { ...peers, inbound: { total: rows.length, rows } }));
        };
        expect(found(guests)).toEqual(guests.map((_, index) => `suspect client-${index} guestAccount`));
        expect(found(others)).toEqual([]);
    });

    it('inbound: suspects of that direction, and how many clients there are', () => {
        const found = impacts({ inbound: 'required' }, peers, [suspect('scanner', 'noSigning', 'inbound')]);
        expect([told(found), found.notReported, found.dependants.map(({ id }) => id)]).toEqual([
            ['cutOff scanner noSigning'],
            { outbound: 0, inbound: 2 },
            ['scan', 'oldLinux', 'java']
        ]);
    });

    it('weakening outbound: who is signed today, and that guests stay refused', () => {
        const found = impacts({ outbound: 'notRequired' }, peers, [], sample('win11-ent'));
        expect([told(found), found.guestsStayRefused, found.dependants]).toEqual([['unguarded dc1.lab.example signedNow'], true, []]);
        const allowed = sample('win11-ent');
        const guests = { ...allowed, outbound: { ...allowed.outbound, insecureGuestLogons: true } };
        expect(impacts({ outbound: 'notRequired' }, peers, [], guests).guestsStayRefused).toBeFalse();
    });

    it('weakening outbound: who is signed today, and wrongly', () => {
        const found = impacts({ outbound: 'notRequired' }, peers, [suspect('dc1', 'badSignature')], sample('win11-ent')).found;
        expect(found.map(({ kind, peer, why, lastSeen }) => [kind, peer, why, lastSeen])).toEqual([
            ['unguarded', 'dc1.lab.example', 'signedWrongly', '2026-01-02T00:00:00Z']
        ]);
        expect(found[0]?.source).toContain('31013');
    });

    it('insecure guest logons off: the guests are cut off, nobody else', () => {
        const known = sample('srv2022');
        const settings = { ...known.outbound.settings, insecureGuestLogons: { stored: 1, policy: null } };
        const open = { ...known, outbound: { ...known.outbound, insecureGuestLogons: true, settings } } as SigningConfiguration;
        expect(told(impacts({ guestLogons: 'off' }, peers, [suspect('x', 'noSigning')], open))).toEqual(['cutOff nas1 guest']);
    });

    it('nothing, where what is in force stays', () => {
        expect(told(impacts({ outbound: 'required' }, peers, [], sample('srv2025')))).toEqual([]);
        expect(impacts({ outbound: 'required' }, peers, [], sample('srv2025')).dependants).toEqual([]);
    });

    it('a cluster node thinks of its witness, a workstation not of virtual machines', () => {
        const of = (name: 'srv2022-cluster1' | 'win10'): string[] =>
            impacts({ outbound: 'required' }, null, [], sample(name)).dependants.map(({ id }) => id);
        expect(of('srv2022-cluster1')).toContain('witness');
        expect(of('win10')).not.toContain('virtualMachines');
    });
});

it('whatever the facts are: no exception, a source for each, nobody named from nothing, each peer once', () => {
    fc.assert(
        fc.property(anyFacts, fc.option(anyConnections), anySuspects, (configuration, connections, suspects) => {
            for (const target of ['required', 'notRequired', 'windowsDefault'] as const) {
                const plan = makePlan(configuration, { outbound: target, inbound: target });
                const { found, dependants } = impactsOf(plan, configuration, connections, suspects);
                for (const { source, peer } of found) expect(source && peer).toBeTruthy();
                const named = found.map(({ direction, peer }) => `${direction} ${peer.toLowerCase()}`);
                expect(new Set(named).size).toBe(named.length);
                for (const direction of directions) {
                    const change = plan.changes.find(one => one.direction === direction);
                    const tightened = change !== undefined && tightens(change);
                    expect(dependants.some(one => one.direction === direction)).toBe(tightened);
                    if (!change) expect(found.some(one => one.direction === direction)).toBeFalse();
                }
                if (!connections && suspects.length === 0) expect(found).toEqual([]);
                const protectedOnly = found.filter(({ why }) => why === 'unsignedNow').map(({ peer }) => peer);
                for (const peer of protectedOnly)
                    expect(
                        connections?.outbound?.rows.some(row => row.server === peer && row.signed === false && row.encrypted === false)
                    ).toBeTrue();
            }
        }),
        { numRuns: 1000 }
    );
});

describe('what a setting beside signing does', () => {
    const withDialects = (dialects: Readonly<Record<string, string>>, encrypted: readonly string[] = []): ConnectionFacts => {
        const [row] = peers.outbound?.rows ?? [];
        const [session] = peers.inbound?.rows ?? [];
        const names = Object.entries(dialects);
        return {
            ...peers,
            outbound: {
                total: names.length,
                rows: names.map(([server, dialect]) => ({
                    ...(row as OutboundConnection),
                    ...{ server, dialect, user: 'a', credential: 'a', signed: true, encrypted: encrypted.includes(server) }
                }))
            },
            inbound: {
                total: names.length,
                rows: names.map(([client, dialect]) => ({ ...(session as InboundSession), client, dialect, user: 'a' }))
            },
            guestLogons: []
        };
    };
    const dialects = withDialects({ new: '3.1.1', old: '2.1', oldest: '1.5' });

    it('to whom: encryption cuts off who cannot encrypt, by events and by the dialect that is spoken', () => {
        const suspects = [suspect('nas2', 'noEncryption'), suspect('nas2', 'noSigning'), suspect('signs', 'noSigning')];
        expect(told(impacts({ outboundEncryption: 'on' }, dialects, suspects, sample('srv2025')))).toEqual([
            'refused nas2 noEncryption',
            'refused oldest smb1',
            'refused old oldDialect'
        ]);
        const inbound = [suspect('pc', 'noEncryption', 'inbound')];
        expect(told(impacts({ inboundEncryption: 'on' }, dialects, inbound))).toEqual([
            'refused pc noEncryption',
            'refused oldest smb1',
            'refused old oldDialect'
        ]);
    });

    it('to whom: SMB 1 off cuts off who speaks it, and nobody else', () => {
        const known = sample('srv2012r2');
        const suspects = [suspect('copier', 'smb1', 'inbound'), suspect('nas', 'smb1'), suspect('pc', 'noSigning', 'inbound')];
        expect(told(impacts({ inboundSmb1: 'off' }, dialects, suspects, known))).toEqual(['refused copier smb1', 'refused oldest smb1']);
    });

    it('to whom: a stricter check of names cuts off who sends none that fits, one that is less strict nobody', () => {
        const known = sample('srv2022');
        const suspects = [suspect('pc', 'noSpn', 'inbound'), suspect('nas', 'noSigning', 'inbound')];
        expect(told(impacts({ nameHardening: 'required' }, null, suspects, known))).toEqual(['refused pc noSpn']);
        const hardened = { ...known, inbound: { ...known.inbound, nameHardening: 2 } };
        expect(told(impacts({ nameHardening: 'ifSent' }, null, suspects, hardened))).toEqual([]);
    });

    it('not to whom is encrypted now, nor where the server lets in who cannot encrypt, nor when it is switched off', () => {
        const suspects = [suspect('nas2', 'noEncryption'), suspect('nas2', 'noEncryption', 'inbound')];
        const encrypted = withDialects({ nas2: '3.1.1' }, ['nas2']);
        expect(told(impacts({ outboundEncryption: 'on' }, encrypted, suspects, sample('srv2025')))).toEqual([]);
        const known = sample('srv2022');
        const lets = { ...known, inbound: { ...known.inbound, rejectUnencryptedAccess: false } };
        expect(told(impacts({ inboundEncryption: 'on' }, dialects, suspects, lets))).toEqual([]);
        const on = { ...known, inbound: { ...known.inbound, encryptData: true } };
        expect(told(impacts({ inboundEncryption: 'off' }, dialects, suspects, on))).toEqual([]);
    });

    it('is shown beside what signing does, and the events that were not read are named', () => {
        const plan = makePlan(sample('srv2022'), { inboundEncryption: 'on' });
        expect(affectsPeers(plan, sample('srv2022'))).toBeTrue();
        expect(unreadSources(plan, sample('srv2022'), dialects, null)).toEqual(['events']);
        expect(affectsPeers(makePlan(sample('srv2025'), { inboundAuditSigning: 'on' }), sample('srv2025'))).toBeFalse();
    });
});
