// SPDX-License-Identifier: MIT
import { channelNames, UNKNOWN_TIME } from '../evidence/reading';
import { collectedAt, daysBefore, event } from '../evidence/testing/logged';
import { silent } from '../evidence/testing/silent';
import type { ConnectionFacts, OutboundConnection } from '../peers/connections';
import { joinPeers } from './joined-peers';
import type { KnownOfComputer } from './known';
import type { TestedDevice } from './tested-device';
import { being, cannotSign, guest, harmless, knownOf, noConnections, pc, serverCannotSign, wrongSignature } from './testing/known';

const connected = (...servers: readonly Partial<OutboundConnection>[]): ConnectionFacts => ({
    ...noConnections,
    outbound: {
        total: servers.length,
        rows: servers.map(row => ({
            ...{ server: null, share: 'data', user: null, credential: null, dialect: '3.1.1', signed: false, encrypted: false },
            ...row
        }))
    }
});
const test = (peer: string, canSign = true): TestedDevice => ({ computer: 'a', peer, canSign, testedAt: daysBefore(1) });

/** What is worth comparing: the names, what is unclear, the verdict and its reason, and how many events. */
const told = (all: readonly KnownOfComputer[], tests: readonly TestedDevice[] = []): readonly string[] =>
    joinPeers(all, tests)
        .map(
            ({ names, unclear, verdict, why, count }) => `${names.join('=')}${unclear ? ` (${unclear})` : ''}: ${verdict}, ${why}, ${count}`
        )
        .sort();

describe('the peers of all computers', () => {
    const rows: readonly (readonly [string, readonly KnownOfComputer[], readonly string[], (readonly TestedDevice[])?])[] = [
        ['no computers', [], []],
        [
            'one name, whatever its case',
            [pc('a', [cannotSign('NAS')]), pc('b', [cannotSign('nas'), guest('nas')])],
            ['nas: cannotSign, noSigning, 3']
        ],
        [
            'a name with its domain and without it',
            [pc('a', [cannotSign('nas.other.example')]), pc('b', [cannotSign('nas')]), pc('c', [cannotSign('nas.other')])],
            ['nas=nas.other=nas.other.example: cannotSign, noSigning, 3']
        ],
        [
            'a short name that fits two',
            [pc('a', [cannotSign('nas.x.example'), harmless('nas.y.example')]), pc('b', [cannotSign('nas')])],
            ['nas (sharedName): cannotSign, noSigning, 1', 'nas.x.example: cannotSign, noSigning, 1', 'nas.y.example: notKnown, null, 1']
        ],
        [
            'names that only begin alike',
            [pc('a', [harmless('nas'), harmless('nas1'), harmless('nas-1.x')])],
            ['nas-1.x: notKnown, null, 1', 'nas1: notKnown, null, 1', 'nas: notKnown, null, 1']
        ],
        [
            'one address at one time, and on the next day',
            [pc('a', [cannotSign('192.0.2.7', 9)]), pc('b', [cannotSign('192.0.2.7', 7.5)])],
            ['192.0.2.7: cannotSign, noSigning, 2']
        ],
        [
            'one address at other times',
            [pc('a', [cannotSign('192.0.2.7', 9)]), pc('b', [harmless('192.0.2.7', 2)])],
            ['192.0.2.7 (reusedAddress): cannotSign, noSigning, 1', '192.0.2.7 (reusedAddress): notKnown, null, 1']
        ],
        [
            'an address on one computer, whenever, as its verdict has it',
            [pc('a', [cannotSign('192.0.2.7', 20), wrongSignature('192.0.2.7', 2)])],
            ['192.0.2.7: cannotSign, noSigning, 2']
        ],
        [
            'an address at no known time',
            [pc('a', [{ ...cannotSign('192.0.2.7'), first: UNKNOWN_TIME, time: UNKNOWN_TIME }]), pc('b', [cannotSign('192.0.2.7')])],
            ['192.0.2.7 (reusedAddress): cannotSign, noSigning, 1', '192.0.2.7 (reusedAddress): cannotSign, noSigning, 1']
        ],
        [
            'addresses as they may be written',
            [pc('a', [harmless('[2001:db8::7]'), harmless('2001:DB8::7'), harmless('::ffff:192.0.2.7'), harmless('192.0.2.7')])],
            ['192.0.2.7=::ffff:192.0.2.7: notKnown, null, 2', '2001:db8::7: notKnown, null, 2']
        ],
        ['a computer of the list', [pc('a', [harmless('b'), harmless('B.lab.example')]), pc('b')], ['b=b.lab.example: canSign, ofList, 2']],
        ['one that showed otherwise', [pc('a', [wrongSignature('b')]), pc('b')], ['b: mayBeCutOff, badSignature, 1']],
        [
            'a name of the list that is not its own',
            [
                pc('a', [harmless('files'), harmless('192.0.2.9')]),
                { ...pc('b'), kept: { ...pc('b').kept, computer: 'files' } },
                { ...pc('c'), kept: { ...pc('c').kept, computer: '192.0.2.9' } }
            ],
            ['192.0.2.9 (alias): notKnown, null, 1', 'files (alias): notKnown, null, 1']
        ],
        [
            'a short name that is a computer of the list, and a device of another domain',
            [pc('a', [cannotSign('b'), cannotSign('b.other.example')]), pc('b')],
            ['b (sharedName): cannotSign, noSigning, 1', 'b.other.example: cannotSign, noSigning, 1']
        ],
        [
            'a cluster and a domain, behind which there are several',
            [pc('a', [harmless('CLU1'), harmless('clu1.lab.example'), harmless('lab.example')]), pc('n1', [], { cluster: 'CLU1' })],
            ['clu1 (alias): notKnown, null, 1', 'clu1.lab.example (alias): notKnown, null, 1', 'lab.example (alias): notKnown, null, 1']
        ],
        [
            'a name that DNS calls an alias',
            [
                {
                    ...pc('a', [harmless('files.lab.example'), harmless('nas')]),
                    kept: {
                        ...pc('a', [harmless('files.lab.example'), harmless('nas')]).kept,
                        connections: {
                            value: {
                                ...noConnections,
                                aliases: [
                                    { name: 'files.lab.example', canonical: 'nas.lab.example' },
                                    { name: 'nas', canonical: 'nas.lab.example' }
                                ]
                            },
                            readAt: collectedAt
                        }
                    }
                }
            ],
            ['files.lab.example (alias): notKnown, null, 1', 'nas: notKnown, null, 1']
        ],
        [
            'the computer itself',
            [
                pc('a', [harmless('127.0.0.1'), cannotSign('A'), harmless('a.lab.example')]),
                pc('b', [harmless('::1'), harmless('127.0.0.1')])
            ],
            [
                '127.0.0.1 (local): canSign, ofList, 1',
                '127.0.0.1 (local): canSign, ofList, 1',
                '::1 (local): canSign, ofList, 1',
                'a (local): cannotSign, noSigning, 1',
                'a.lab.example (local): canSign, ofList, 1'
            ]
        ],
        [
            'a device that was tested',
            [pc('a', [harmless('nas'), harmless('old')])],
            ['nas: canSign, tested, 1', 'old: notKnown, null, 1'],
            [test('NAS'), test('old', false)]
        ],
        [
            'one that cannot sign as a client, whatever its server answers',
            [pc('a', [cannotSign('nas')])],
            ['nas: cannotSign, noSigning, 1'],
            [test('nas')]
        ],
        [
            'hostile names',
            [
                pc(
                    'a',
                    ['<b>', '__proto__', 'constructor', '\u202Ex', 'a b'].map(name => cannotSign(name))
                )
            ],
            ['<b>', '__proto__', 'a b', 'constructor', '\u202Ex'].map(name => `${name}: cannotSign, noSigning, 1`)
        ],
        ['10,000 events of one peer', [pc('a', [{ ...cannotSign('nas'), count: 10_000 }])], ['nas: cannotSign, noSigning, 10000']]
    ];
    for (const [what, all, wanted, tests] of rows) it(`are told: ${what}`, () => expect(told(all, tests)).toEqual([...wanted].sort()));

    it('name the computers that would lose them, unless these require signing already', () => {
        const requiring = knownOf({ computer: 'c', events: [cannotSign('nas')], configuration: being({ name: 'C' }, { required: true }) });
        const all = [pc('b', [cannotSign('nas'), serverCannotSign('nas')]), pc('a', [guest('nas'), guest('nas', 3)]), requiring];
        expect(joinPeers(all, []).map(({ losing }) => losing)).toEqual([{ outbound: ['b'], inbound: ['a', 'b'] }]);
    });

    it('are connected, too, and what is signed now may still be cut off', () => {
        const live = knownOf({
            computer: 'a',
            events: [serverCannotSign('nas'), serverCannotSign('copier')],
            connections: connected(
                { server: 'nas', signed: true },
                { server: 'nas', signed: true },
                { server: 'web' },
                { server: 'old', dialect: '1.5' }
            )
        });
        expect(told([live])).toEqual([
            'copier: cannotSign, noSigning, 1',
            'nas: mayBeCutOff, noSigning, 1',
            'old: mayBeCutOff, smb1, 0',
            'web: notKnown, null, 0'
        ]);
    });

    it('that a guest logon names are told once, whether the connections or the logs tell it', () => {
        const fields = [{ name: 'ServerName', value: 'nas' }];
        const connections = { ...noConnections, guestLogons: [{ id: 31022, time: daysBefore(1), fields }] };
        const events = [event(channelNames.clientSecurity, 31022, fields)];
        const kinds = (known: KnownOfComputer): readonly string[] =>
            joinPeers([known], []).flatMap(({ sightings }) => sightings.map(({ kind, effect, count }) => `${kind}: ${effect}, ${count}`));
        expect(kinds(knownOf({ events, connections }))).toEqual(['guest: cutOff, 1']);
        expect(kinds(knownOf({ reading: null, connections }))).toEqual(['guest: cutOff, 0']);
    });

    it('are mended by a test from the computer that saw them, and known not to sign by one that failed', () => {
        const mended = { ...pc('a', [serverCannotSign('nas', 5)]), tested: [test('nas')] };
        expect(told([mended], [test('nas')])).toEqual(['nas: canSign, tested, 1']);
        const failed = {
            ...pc('a'),
            suspects: [{ direction: 'outbound' as const, peer: 'nas', why: 'knownNotToSign' as const, lastSeen: daysBefore(1) }]
        };
        expect(told([failed], [test('nas', false)])).toEqual(['nas: cannotSign, knownNotToSign, 0']);
    });

    it('are seen by the clock of the browser, where that of a computer is off by years', () => {
        const off = 1000;
        const events = [cannotSign('192.0.2.7', 2 + off)];
        const known = knownOf({
            computer: 'b',
            reading: { ...silent, events, collectedAt: daysBefore(off) },
            configuration: being({ name: 'B' })
        });
        const all = joinPeers([pc('a', [cannotSign('192.0.2.7', 3)]), known], []);
        expect(all.map(({ names, firstSeen, lastSeen }) => [names, firstSeen, lastSeen])).toEqual([
            [['192.0.2.7'], daysBefore(3), daysBefore(2)]
        ]);
    });

    it('of a computer that is listed twice come once, as it was read last', () => {
        const twice = (computer: string, count: number, readAt: string): KnownOfComputer => {
            const known = knownOf({
                computer,
                events: [{ ...cannotSign('nas'), count }],
                configuration: being({ name: 'A', fqdn: 'a.lab.example' }),
                readAt
            });
            return { ...known, kept: { ...known.kept, identity: 'x|a.lab.example' } };
        };
        const all = [twice('a', 1, collectedAt), twice('a.lab.example', 2, '2026-11-21T12:00:00.000Z'), twice('alias', 4, collectedAt)];
        // Whoever answers to an alias only claims to be it.
        expect(told(all)).toEqual(['nas: cannotSign, noSigning, 6']);
    });
});
