// SPDX-License-Identifier: MIT
import { recognise } from './events';
import { channelNames, LoggedEvent } from './reading';
import { event, named, placed } from './testing/logged';

const { clientAudit, clientSecurity, serverAudit, serverOperational, serverSecurity } = channelNames;
const session = event(serverSecurity, 551, named({ Status: 'x', ClientName: 'scan-3' }));

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
        ['on a client, by place', event(serverAudit, 3021, placed('7', '\\\\scan-3', 'False')), { peer: 'scan-3' }],
        ['without a name at its place', event(serverSecurity, 3023, placed('guest', '3')), { kind: 'guest', peer: null }],
        ['on a guest in the other log', event(serverOperational, 3023, placed('6', 'scan-3')), { kind: 'guest', direction: 'inbound' }],
        ['on an outbound guest, by the audit', event(clientAudit, 31997, placed('4', '\\nas')), { kind: 'guest', peer: 'nas' }],
        [
            'on a wrong signature of a client, by its address',
            event(serverOperational, 1004, placed('0', '', '4', 'anna', '16', '2 0 195 80 192 0 2 9 0 0 0 0 0 0 0 0')),
            { kind: 'badSignature', direction: 'inbound', peer: '192.0.2.9' }
        ],
        ['on SMB 1', event(serverAudit, 3000, placed('old')), { kind: 'smb1', peer: 'old' }],
        ['on a wrong password', { ...session, status: '-1073741715' }, { kind: 'logonFailed', peer: 'scan-3' }],
        ['on a session that failed', { ...session, status: '0xC0000022' }, { kind: 'sessionFailed', peer: 'scan-3' }],
        ['on a session that failed without a reason', session, { kind: 'sessionFailed' }],
        [
            'grouped by the computer as it names its peer',
            {
                ...event(serverAudit, 3021, named({ ClientName: '0200c035c000022c0000000000000000' })),
                peer: '02000000c000022c0000000000000000'
            },
            { peer: '192.0.2.44' }
        ],
        ['grouped by another field', { ...event(serverAudit, 3021, named({ ClientName: 'scan-3' })), peer: '7' }, { peer: null }],
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
