// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { connectionSample } from '../../remote/testing/connection-samples';
import type { Strings } from '../../strings/strings';
import { connectionsView } from './connections-view';

const strings = texts.Strings.SmbSigning as Strings;

/** What is said of a connection to `files` that DNS calls an alias of this. */
function notes(canonical: string): readonly string[] {
    const rows = [{ server: 'files', share: null, user: null, credential: null, dialect: null, signed: true, encrypted: false }];
    const facts = { ...connectionSample('peers'), outbound: { total: 1, rows }, aliases: [{ name: 'files', canonical }] };
    const read = { value: { facts, hardenedPaths: [] }, at: new Date(0) };
    const { tables } = connectionsView({ kind: 'ready', computer: 'srv2022', read }, strings);
    return tables[0]?.rows(0, 1)[0]?.flatMap(cell => cell.notes) ?? [];
}

describe('the note on a DNS alias', () => {
    it('has a command with whole names', () => {
        expect(notes('fs1.lab.example')).toEqual([
            "DNS alias (CNAME) of fs1.lab.example, so NTLM unless the alias has its own service principal name (SPN). If that's " +
                'a Windows server, delete the alias in DNS, and then add the name with NETDOM: ' +
                'NETDOM COMPUTERNAME fs1.lab.example /ADD:files.lab.example'
        ]);
    });

    it('has none where DNS says what is no name', () => {
        expect(notes('x & calc')).toEqual([
            'DNS alias (CNAME) of x & calc, so NTLM unless the alias has its own service principal name (SPN).'
        ]);
    });
});

it('each protection of a connection has an icon of its own', () => {
    const named = { server: 'files', share: null, user: null, credential: null, dialect: null };
    const rows = [
        { ...named, signed: true, encrypted: false },
        { ...named, signed: true, encrypted: true },
        { ...named, signed: false, encrypted: false },
        { ...named, signed: null, encrypted: null }
    ];
    const facts = { ...connectionSample('peers'), outbound: { total: 4, rows } };
    const read = { value: { facts, hardenedPaths: [] }, at: new Date(0) };
    const { tables } = connectionsView({ kind: 'ready', computer: 'srv2022', read }, strings);
    const cells = tables[0]?.rows(0, 4).map(row => row[3]) ?? [];
    expect(cells.map(cell => cell?.text)).toEqual(['Signed', 'Encrypted', 'Not protected', 'Not reported']);
    expect(new Set(cells.map(cell => cell?.icon)).size).toBe(4);
});

it('the note on a guest logon has a time: where the clocks differ, it is said whose that is', () => {
    const unread = (seenAt: string, facts = connectionSample('peers')): string =>
        connectionsView(
            {
                kind: 'ready',
                computer: 'srv2022',
                read: { value: { facts: { ...facts, collectedAt: '2026-11-28T12:00:00Z' }, hardenedPaths: [] }, at: new Date(seenAt) }
            },
            strings
        ).unread.join(' ');
    expect(unread('2026-11-28T13:30:00Z')).toContain("The computer's clock is 1½ hours behind this browser's.");
    expect(unread('2026-11-28T12:01:00Z')).not.toContain('clock');
    expect(unread('2026-11-28T13:30:00Z', { ...connectionSample('peers'), guestLogons: [] })).not.toContain('clock');
});
