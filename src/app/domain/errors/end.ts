// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';
import type { ErrorEntry } from './entries';
import type { FoundEvent } from './events';

/** The SMB server of Windows says so: its logs, its own settings. */
const saidByServer = /smbserver|lanmanserver|smbservernamehardening|restrictreceivingntlm|spn check/i;

/** The SMB client of Windows says so: its logs, net use, Explorer. */
const saidByClient =
    /smbclient\/|microsoft-windows-smbclient|lanmanworkstation|net use\b|new-smbmapping|restrictsendingntlm|system error \d/i;

/** Clients of other systems: they speak of a server, which may be this computer. */
const otherClients =
    /mount(?:\.cifs|_smbfs| error)|\bcifs\b|smbclient\s+(?:-|\/\/)|nt_status_|\bsmbj\b|jcifs|hierynomus|mssmb2|impacket|pysmb|smbprotocol|java\.net\.|android|sambalite|kodi\b|smbdirectory|libsmb2|go-smb2|home ?assistant|node-smb|smb2[-_]?client|smblibrary|sharpcifs|logcat|scan[- ]?to|copier|multifunction|sonos|finder|\bmacos\b|\bos x\b|\[errno|at (?:com|org|java)\.|traceback|node_modules|smartErrorHandler|#8\d\d\b/i;

/** A Samba or ksmbd that is the server: this computer is then the client. */
const otherServers = /\bsmbd\b|\bksmbd\b|log\.smbd/i;

/** Which end of the connection this computer is, by a text: the one that connects, unless the text says otherwise. */
export function suggestedEnd(
    text: string,
    events: readonly FoundEvent[],
    errors: readonly { readonly entry: ErrorEntry | null }[]
): Direction {
    const [event] = events;
    if (event) return event.end;
    const [end] = errors.flatMap(({ entry }) => entry?.end ?? []);
    if (end) return end;
    if (saidByServer.test(text)) return 'inbound';
    if (saidByClient.test(text) || otherServers.test(text)) return 'outbound';
    return otherClients.test(text) ? 'inbound' : 'outbound';
}
