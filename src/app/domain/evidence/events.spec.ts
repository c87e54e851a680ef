// SPDX-License-Identifier: MIT
import { recognise } from './events';
import { channelNames, LoggedEvent } from './reading';
import { event, named, placed } from './testing/logged';

const { clientAudit, clientSecurity, serverAudit, serverSecurity } = channelNames;

describe('an event', () => {
    const cases: readonly [string, LoggedEvent, object | null][] = [
        ['on a server that cannot sign', event(clientAudit, 31998, named({ ServerName: '\\nas-1' })), { kind: 'noSigning', peer: 'nas-1' }],
        ['whatever the case of log and field', event(clientAudit.toUpperCase(), 31998, named({ 'Server name': 'nas' })), { peer: 'nas' }],
        ['on encryption', event(clientAudit, 31999, named({ ServerName: 'nas' })), { kind: 'noEncryption' }],
        ['on a wrong signature', event(clientSecurity, 31013, named({ Smb2Command: '5', ServerName: '\\nas' })), { kind: 'badSignature' }],
        ['on a wrong signature, by place', event(clientSecurity, 31013, placed('5', '1', '2', '3', '4', '\\nas', '9')), { peer: 'nas' }],
        [
            'on a guest, by place',
            event(clientSecurity, 31022, placed('5', 'guest', '3', 'nas')),
            { kind: 'guest', direction: 'outbound', peer: 'nas' }
        ],
        [
            'on a guest refused, by place',
            event(clientSecurity, 31017, placed('5', 'guest', '4', '\\nas')),
            { kind: 'guestRefused', peer: 'nas' }
        ],
        ['on a guest, without the names', event(clientSecurity, 31022, placed('0', '', '0', '')), { kind: 'guest', peer: null }],
        ['on a guest refused', event(clientSecurity, 31017, named({ UserName: 'g', ServerName: 'nas' })), { kind: 'guestRefused' }],
        ['on a client, by address', event(serverAudit, 3021, named({ ClientAddress: '192.0.2.7:50123' })), { peer: '192.0.2.7' }],
        ['on a client, by IPv6 address', event(serverAudit, 3021, named({ ClientName: '[2001:db8::1]:445' })), { peer: '2001:db8::1' }],
        [
            'on a client, empty name and address',
            event(serverAudit, 3022, named({ ClientName: '', ClientAddress: 'fe80::1' })),
            { peer: 'fe80::1' }
        ],
        [
            'of unknown fields, with one that can only be a peer',
            event(serverAudit, 3021, placed('7', '\\\\scan-3', 'user')),
            { peer: 'scan-3' }
        ],
        ['of unknown fields, with two that may be', event(serverAudit, 3021, placed('\\\\scan-3', '192.0.2.7')), { peer: null }],
        ['of unknown fields, with a user only', event(serverSecurity, 3023, placed('guest', '3')), { kind: 'guest', peer: null }],
        ['with a share in place of a name', event(clientAudit, 31998, placed('\\\\nas\\share')), { peer: null }],
        ['without fields', event(clientAudit, 31998, []), { kind: 'noSigning', peer: null }],
        ['of another log', event(serverAudit, 31998, named({ ServerName: 'nas' })), null],
        ['of another number', event(clientAudit, 1, named({ ServerName: 'nas' })), null]
    ];
    for (const [what, one, expected] of cases) {
        it(`${what} is ${JSON.stringify(expected)}`, () => {
            const found = recognise(one);
            if (expected === null) expect(found).toBeNull();
            else expect(found).toEqual(jasmine.objectContaining(expected));
        });
    }
});
