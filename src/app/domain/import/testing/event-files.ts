// SPDX-License-Identifier: MIT
// Files of events as the programs write them that people use, all of the same events.
import { channelNames } from '../../evidence/reading';

/** An event of which a file is made. */
export interface WrittenEvent {
    readonly computer: string;
    readonly channel: string;
    readonly id: number;
    readonly recordId: number;
    /** ISO 8601, UTC. */
    readonly time: string;
    /** In the order of the event: names and values. */
    readonly data: readonly (readonly [name: string, value: string | boolean | number])[];
}

const { clientAudit, clientSecurity, serverAudit } = channelNames;

/** A client that doesn't support signing, as event 3021 tells of it. */
export function noSigning(computer: string, peer: string, recordId: number, time: string): WrittenEvent {
    const data = [
        ['ClientNameLength', peer.length],
        ['ClientName', peer],
        ['ServerRequiresSigning', false]
    ] as const;
    return { computer, channel: serverAudit, id: 3021, recordId, time, data };
}

/** Two computers, each with what it logged. */
export const written: readonly WrittenEvent[] = [
    noSigning('FS01.lab.example', '\\\\copier-3', 7, '2026-11-20T09:15:03.120Z'),
    noSigning('FS01.lab.example', '\\\\copier-3', 8, '2026-11-20T10:15:03.120Z'),
    noSigning('FS01.lab.example', '\\\\nas-old', 9, '2026-11-21T10:15:03.120Z'),
    {
        computer: 'APP11.lab.example',
        channel: clientAudit,
        id: 31998,
        recordId: 3,
        time: '2026-11-22T23:59:59.000Z',
        data: [
            ['ServerNameLength', 4],
            ['ServerName', '\\nas1'],
            ['ClientRequireSigning', true]
        ]
    },
    {
        computer: 'APP11.lab.example',
        channel: clientSecurity,
        id: 31022,
        recordId: 4,
        time: '2026-11-23T00:00:01.000Z',
        data: [
            ['UserNameLength', 3],
            ['UserName', 'Ned'],
            ['ServerNameLength', 4],
            ['ServerName', '\\nas2']
        ]
    },
    { computer: 'FS01.lab.example', channel: 'System', id: 7036, recordId: 900, time: '2026-11-20T09:15:03Z', data: [['param1', 'a < b']] }
];

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function xmlData({ data }: WrittenEvent): string {
    return data.map(([name, value]) => `<Data Name='${name}'>${escaped(String(value))}</Data>`).join('');
}

export function xmlOf(event: WrittenEvent): string {
    const { computer, channel, id, recordId, time } = event;
    const provider = `<Provider Name='Microsoft-Windows-SMBServer' Guid='{d48ce617-33a2-4bc3-a5c7-11aa4f29619e}'/>`;
    const system = `${provider}<EventID>${id}</EventID><Version>0</Version><Level>3</Level><TimeCreated SystemTime='${time}'/>`;
    const rest = `<EventRecordID>${recordId}</EventRecordID><Channel>${channel}</Channel><Computer>${computer}</Computer><Security/>`;
    const rendering = `<RenderingInfo Culture='en-US'><Message>a &lt;Event&gt;</Message><Channel>Elsewhere</Channel></RenderingInfo>`;
    const namespace = 'http://schemas.microsoft.com/win/2004/08/events/event';
    return `<Event xmlns='${namespace}'><System>${system}${rest}</System><EventData>${xmlData(event)}</EventData>${rendering}</Event>`;
}

/** What Get-WinEvent gives, in the order of its properties. */
function recordOf(event: WrittenEvent): Readonly<Record<string, unknown>> {
    const { computer, channel, id, recordId, time, data } = event;
    const message = data.map(([name, value]) => `${name.replace(/(?!^)([A-Z])/g, ' $1')}: ${value}`).join('\n');
    return { Id: id, Version: 0, RecordId: recordId, LogName: channel, MachineName: computer, TimeCreated: time, Message: message };
}

/** As Windows PowerShell writes a date. */
const jsonDate = (time: string): string => `/Date(${Date.parse(time)})/`;

function cell(value: unknown): string {
    return `"${String(value).replace(/"/g, '""')}"`;
}

function csvOf(rows: readonly Readonly<Record<string, unknown>>[], newline: string): string {
    const names = Object.keys(rows[0] ?? {});
    return [names, ...rows.map(row => names.map(name => row[name]))].map(row => row.map(cell).join(',')).join(newline);
}

/** As Log Analytics keeps an event. */
function sentinelOf(event: WrittenEvent): Readonly<Record<string, unknown>> {
    const { computer, channel, id, time } = event;
    const data = `<DataItem type="System.XmlData"><EventData xmlns="http://x">${xmlData(event)}</EventData></DataItem>`;
    return { TimeGenerated: time, Computer: computer, EventLog: channel, EventID: id, EventData: data, Type: 'Event' };
}

/** Files of the same events. Those of log stores have no numbers, and a message names no Boolean. */
export const eventFiles: Readonly<Record<string, (events: readonly WrittenEvent[]) => string>> = {
    'wevtutil qe /f:xml': events => events.map(xmlOf).join('\r\n'),
    'wevtutil qe /f:xml /e:Events': events => `<Events>${events.map(xmlOf).join('')}</Events>`,
    'ConvertTo-Json of Windows PowerShell': events =>
        JSON.stringify(
            events.map(event => ({
                ...recordOf(event),
                TimeCreated: jsonDate(event.time),
                Properties: event.data.map(([, value]) => ({ Value: value }))
            })),
            null,
            4
        ).replace(/\n/g, '\r\n'),
    'ConvertTo-Json of PowerShell 7, one object a line': events =>
        events
            .map(event => JSON.stringify({ ...recordOf(event), Properties: event.data.map(([, value]) => ({ Value: value })) }))
            .join('\n'),
    'a list in a property': events =>
        JSON.stringify({ value: events.map(event => ({ ...recordOf(event), Properties: event.data.map(([, Value]) => ({ Value })) })) }),
    'Export-Csv': events => `#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n${csvOf(events.map(recordOf), '\r\n')}`,
    'CSV with semicolons': events => csvOf(events.map(recordOf), '\n').replace(/","/g, '";"'),
    'Sentinel, CSV': events => csvOf(events.map(sentinelOf), '\r\n'),
    'Sentinel, JSON': events => JSON.stringify(events.map(sentinelOf)),
    'Splunk, JSON': events => events.map(event => JSON.stringify({ preview: false, result: { _raw: xmlOf(event) } })).join('\n'),
    'Splunk, CSV': events =>
        csvOf(
            events.map(event => ({ _time: event.time, _raw: xmlOf(event) })),
            '\n'
        )
};
