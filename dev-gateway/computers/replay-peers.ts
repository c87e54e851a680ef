// SPDX-License-Identifier: MIT
// What the commands that read event logs and connections answer, made of a computer's state without the engine. For events as the
// scenarios have them, with named fields: a broken event is for the engine.
import type { EventLog, LoggedEvent, SmbRow } from '../scenarios/scenario';
import { commandLog } from './state/command-log';
import type { ComputerState } from './state/computer-state';

type Bag = Readonly<Record<string, unknown>>;
export type PeerState = Pick<ComputerState, 'eventLogs' | 'eventProviders' | 'connections' | 'sessions' | 'dns'>;

/** What is read of each log and identifier, in its order; as the contract's sample names them. */
export type Source = Readonly<{ channel: string; id: number }>;

/** As the commands stop. */
const [mostEvents, mostGroups, mostInAll, mostLogged] = [1000, 200, 1000, 2000];

/** What Get-SmbSigningEvidence answers. */
export function evidenceOf(state: PeerState, sources: readonly Source[]): Bag {
    let left = mostInAll;
    const channels = [...new Set(sources.map(({ channel }) => channel))].map(name => channelOf(name, state.eventLogs[name]));
    const read = sources.map(source => {
        const { errorId, words } = channels.find(({ name }) => name === source.channel) ?? missing(source.channel);
        const records = errorId === null ? recordsOf(source, state) : [];
        const taken = records.slice(0, mostEvents);
        const all = groupsOf(source, taken);
        const groups = all.slice(0, Math.min(mostGroups, left));
        left -= groups.length;
        const cut = records.length > taken.length || all.length > groups.length;
        const facts = { ...source, read: taken.length, cut, errorId, words, defined: isDefined(source, state) };
        return { facts, groups };
    });
    return {
        contract: 2,
        channels,
        sources: read.map(({ facts }) => facts),
        events: read.flatMap(({ groups }) => groups),
        since: null,
        collectedAt: new Date().toISOString(),
        languageMode: 'FullLanguage'
    };
}

/** What Get-SmbSigningConnection answers. */
export function connectionsOf({ connections, sessions, eventLogs, dns }: PeerState): Bag {
    const notReported: string[] = [];
    const list = (side: string, rows: readonly SmbRow[], properties: Readonly<Record<string, string>>): Bag => {
        const missing = Object.entries(properties).filter(([, property]) => rows.some(row => !(property in row)));
        notReported.push(...missing.map(([name]) => `${side}.${name}`));
        const picked = rows.map(row => Object.fromEntries(Object.entries(properties).map(([name, from]) => [name, row[from] ?? null])));
        return { total: rows.length, rows: picked };
    };
    const outbound = list('outbound', connections, outboundProperties);
    const inbound = list('inbound', sessions, inboundProperties);
    const names = [...new Set(connections.map(row => String(row['ServerName'])))];
    const known = names.filter(name => dns[name] && !/^[\d.]+$/.test(name));
    const channel = 'Microsoft-Windows-SmbClient/Security';
    const guests = [31022, 31017].flatMap(id => newestFirst(eventLogs[channel]).filter(({ event }) => event.id === id));
    return {
        contract: 2,
        outbound,
        inbound,
        guestLogons: guests.map(({ event }) => ({ id: event.id, time: timeOf(event), fields: fieldsOf(event) })),
        aliases: known.map(name => ({ name, canonical: dns[name]?.cname ?? null })),
        unavailable: [],
        notReported,
        collectedAt: new Date().toISOString()
    };
}

/** What Get-SmbSigningActivity answers. */
export function activityOf({ eventLogs }: PeerState): Bag {
    const log = channelOf(commandLog, eventLogs[commandLog]);
    const records = newestFirst(eventLogs[commandLog]).filter(({ event }) => event.id === 4000);
    const taken = records.slice(0, mostLogged);
    const isOurs = ({ event }: Numbered): boolean => /\b(Enable|Disable|Reset|Test)-Smb/i.test(JSON.stringify(event.data));
    const runs = taken.filter(isOurs).map(({ event, recordId }) => ({
        ...{ channel: commandLog, id: 4000, recordId, count: 1, first: timeOf(event), time: timeOf(event) },
        ...{ fields: fieldsOf(event), raw: rawOf(commandLog, event, recordId) }
    }));
    return {
        ...{ contract: 2, log, read: taken.length, runs: runs.slice(0, mostGroups), errorId: log.errorId, words: log.words },
        cut: records.length > taken.length || runs.length > mostGroups,
        collectedAt: new Date().toISOString(),
        languageMode: 'FullLanguage'
    };
}

const outboundProperties = {
    server: 'ServerName',
    share: 'ShareName',
    user: 'UserName',
    credential: 'Credential',
    dialect: 'Dialect',
    signed: 'Signed',
    encrypted: 'Encrypted'
};
const inboundProperties = { client: 'ClientComputerName', user: 'ClientUserName', dialect: 'Dialect', idleSeconds: 'SecondsIdle' };

interface Channel extends Bag {
    readonly name: string;
    readonly errorId: string | null;
    readonly words: string | null;
}

function channelOf(name: string, log: EventLog | undefined): Channel {
    if (!log) return missing(name);
    const maximumBytes = log.maximumSizeInBytes ?? 1_052_672;
    const oldest = newestFirst(log).at(-1)?.event;
    return {
        name,
        enabled: log.enabled ?? true,
        mode: 'Circular',
        maximumBytes,
        fileBytes: log.fileSize ?? Math.min(maximumBytes, 69_632 + 1_024 * log.events.length),
        full: log.isLogFull ?? false,
        recordCount: log.events.length,
        oldestRecord: log.oldestRecordNumber ?? 1,
        oldestEvent: oldest ? timeOf(oldest) : null,
        errorId: null,
        words: null
    };
}

function missing(name: string): Channel {
    const unknown = { enabled: null, mode: null, maximumBytes: null, fileBytes: null, full: null };
    return {
        name,
        ...unknown,
        recordCount: null,
        oldestRecord: null,
        oldestEvent: null,
        errorId: 'NoMatchingLogsFound,Microsoft.PowerShell.Commands.GetWinEventCommand',
        words: `There is not an event log on the localhost computer that matches "${name}".`
    };
}

interface Numbered {
    readonly event: LoggedEvent;
    readonly recordId: number;
}

/** Its events, the newest first, each with the number that its place gives it. */
function newestFirst(log: EventLog | undefined): readonly Numbered[] {
    const first = log?.oldestRecordNumber ?? 1;
    const inOrder = [...(log?.events ?? [])].sort((a, b) => compare(String(a.time), String(b.time)));
    const numbered = inOrder.map((event, index) => ({ event, recordId: first + index }));
    return numbered.sort((a, b) => compare(String(b.event.time), String(a.event.time)));
}

function compare(one: string, other: string): number {
    return one < other ? -1 : one > other ? 1 : 0;
}

function recordsOf({ channel, id }: Source, { eventLogs }: PeerState): readonly Numbered[] {
    const events = newestFirst(eventLogs[channel]).filter(({ event }) => event.id === id);
    return channel === 'System' ? events.filter(({ event }) => event.provider === 'Microsoft-Windows-Eventlog') : events;
}

/** By day, Boolean, status and peer, as Get-EvidenceKey has it. */
function groupsOf({ channel, id }: Source, records: readonly Numbered[]): readonly Bag[] {
    const groups = new Map<string, { count: number; first: string; readonly latest: Bag }>();
    for (const { event, recordId } of records) {
        const data = event.data ?? {};
        const text = (...names: readonly string[]): string | null => {
            const name = names.find(one => one in data);
            return name === undefined ? null : String(data[name] as string | number | boolean);
        };
        const peer = text('ServerName', 'ClientName', 'Channel') || null;
        const asked = text('ClientRequireSigning', 'ServerRequiresSigning', 'ClientRequireEncryption', 'ServerRequiresEncryption');
        const required = asked === null ? null : asked === 'true';
        const status = text('Status');
        const time = timeOf(event);
        const key = [time.split('T')[0], required, status, peer?.toLowerCase()].join('|');
        const group = groups.get(key);
        if (group) {
            group.count++;
            group.first = time;
            continue;
        }
        const facts = {
            channel,
            id,
            recordId,
            time,
            peer,
            required,
            status,
            fields: fieldsOf(event),
            raw: rawOf(channel, event, recordId)
        };
        groups.set(key, { count: 1, first: time, latest: facts });
    }
    return [...groups.values()].map(({ count, first, latest }) => ({ ...latest, count, first }));
}

function isDefined({ channel, id }: Source, { eventProviders }: PeerState): boolean | null {
    if (channel === 'System') return null;
    const provider =
        eventProviders[channel.startsWith('Microsoft-Windows-SmbClient') ? 'Microsoft-Windows-SMBClient' : 'Microsoft-Windows-SMBServer'];
    return provider === undefined || provider.length === 0 ? null : provider.some(one => (typeof one === 'number' ? one : one.id) === id);
}

/** With the places that .NET writes. */
function timeOf({ time }: LoggedEvent): string {
    return String(time).replace('Z', '0000Z');
}

function fieldsOf({ data = {} }: LoggedEvent): readonly Bag[] {
    return Object.entries(data).map(([name, value]) => ({ name, value: String(value as string | number | boolean) }));
}

/** The XML that the engine's stand-in makes; of 31013 the fields alone, as its XML would hold bytes of a packet. */
function rawOf(channel: string, event: LoggedEvent, recordId: number): string {
    const fields = fieldsOf(event);
    if (event.id === 31013) return fields.map(({ name, value }) => `${String(name)}=${String(value)}`).join('; ');
    const data = fields.map(({ name, value }) => `<Data Name="${String(name)}">${escaped(String(value))}</Data>`).join('');
    const system = [
        `<Provider Name="${event.provider ?? channel.split('/')[0]}" />`,
        `<EventID>${event.id}</EventID><Level>${event.level ?? 2}</Level>`,
        `<TimeCreated SystemTime="${timeOf(event)}" /><EventRecordID>${recordId}</EventRecordID>`,
        `<Channel>${channel}</Channel><Computer></Computer>`
    ];
    const xmlns = 'http://schemas.microsoft.com/win/2004/08/events/event';
    return `<Event xmlns="${xmlns}"><System>${system.join('')}</System><EventData>${data}</EventData></Event>`;
}

function escaped(text: string): string {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
