// SPDX-License-Identifier: MIT
// Connections and sessions as the cmdlets of one kind of Windows report them.
import type { SmbRow } from './scenario';

/** A connection of Windows Server 2019 and later, all properties as that Windows reports them. */
export function connectionOf(server: string, share: string, change: SmbRow = {}): SmbRow {
    return {
        ContinuouslyAvailable: false,
        Credential: 'LAB\\admin',
        Dialect: '3.1.1',
        Encrypted: false,
        NumOpens: 1,
        Redirected: false,
        ServerName: server,
        ShareName: share,
        Signed: false,
        SmbInstance: 'Default',
        UserName: 'LAB\\admin',
        ...change
    };
}

/** The same before Windows Server 2019, which does not say whether a connection is signed. */
export function oldConnectionOf(server: string, share: string, change: SmbRow = {}): SmbRow {
    const { Redirected: _, Signed: __, SmbInstance: ___, ...row } = connectionOf(server, share, { Dialect: '3.02', ...change });
    return row;
}

/** A session of any Windows: none says whether it is signed. */
export function sessionOf(client: string, user: string, change: SmbRow = {}): SmbRow {
    return {
        ClientComputerName: client,
        ClientUserName: user,
        ClusterNodeName: '',
        Dialect: '3.1.1',
        NumOpens: 1,
        ScopeName: '*',
        SecondsExists: 7200,
        SecondsIdle: 12,
        SessionId: 614180339741,
        SmbInstance: 'Default',
        TransportName: '',
        ...change
    };
}
