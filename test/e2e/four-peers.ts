// SPDX-License-Identifier: MIT
// Connections and events as tests set them up.

export const client = 'Microsoft-Windows-SmbClient/Security';
export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export function connection(server: string, share: string, change: object = {}): object {
    return {
        ServerName: server,
        ShareName: share,
        UserName: 'LAB\\admin',
        Credential: 'LAB\\admin',
        Dialect: '3.1.1',
        Signed: false,
        Encrypted: false,
        ...change
    };
}

function session(name: string, user: string, change: object = {}): object {
    return { ClientComputerName: name, ClientUserName: user, Dialect: '3.1.1', SecondsIdle: 30, ...change };
}

/** A guest, one that is not signed, one that is encrypted and one by its address. */
export const fourPeers = {
    connections: [
        connection('nas1', 'public', { Credential: '' }),
        connection('files02', 'projects'),
        connection('files03', 'secret', { Encrypted: true }),
        connection('192.0.2.17', 'scans')
    ],
    sessions: [session('198.51.100.20', 'LAB\\anna'), session('198.51.100.21', 'LAB\\scanner', { Dialect: '2.0.2', SecondsIdle: 4000 })],
    eventLogs: {
        [client]: {
            events: [
                {
                    id: 31022,
                    time: minutesAgo(30),
                    data: { UserNameLength: 5, UserName: 'admin', ServerNameLength: 5, ServerName: '\\nas1' }
                }
            ]
        }
    }
};
