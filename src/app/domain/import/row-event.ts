// SPDX-License-Identifier: MIT
// Events as rows of names and values: what Get-WinEvent gives, and what log stores give.
import type { EventField } from '../evidence/reading';
import { MOST_FIELDS } from '../limits';
import { eventOf, type ReadRecord } from './file-event';
import { fileTime } from './file-time';
import { fieldsInXml, readXmlEvent } from './xml/xml-event';

/** The values of a row, by names in lower case. */
export type NamedValues = ReadonlyMap<string, unknown>;

const names = {
    id: ['id', 'eventid', 'eventcode'],
    channel: ['logname', 'eventlog', 'channel'],
    computer: ['machinename', 'computer', 'computername'],
    recordId: ['recordid', 'eventrecordid', 'recordnumber'],
    time: ['timecreated', 'timegenerated', 'timegenerated [utc]', 'time', '_time'],
    message: ['message', 'rendereddescription'],
    data: ['eventdata', 'parameterxml', 'eventdata_xml', 'userdata_xml'],
    whole: ['_raw', 'xml']
} as const;

/** Of these log stores, times without a zone are of none. */
const inUtc: readonly string[] = ['timegenerated', 'timegenerated [utc]'];

/** Whether columns of these names, in lower case, are those of events. */
export function areEventColumns(columns: readonly string[]): boolean {
    const has = (wanted: readonly string[]): boolean => wanted.some(name => columns.includes(name));
    return has(names.whole) || (has(names.id) && has(names.channel) && has(names.computer));
}

export function readRow(row: NamedValues): ReadRecord {
    const whole = textIn(row, names.whole).trim();
    if (whole.startsWith('<Event')) return readXmlEvent(whole);
    const timeName = names.time.find(name => textOf(row.get(name)) !== '') ?? '';
    return eventOf(
        {
            computer: textIn(row, names.computer),
            channel: textIn(row, names.channel),
            id: textIn(row, names.id),
            recordId: textIn(row, names.recordId),
            time: fileTime(textOf(row.get(timeName)), inUtc.includes(timeName))
        },
        () => fieldsIn(row)
    );
}

/** By name or place where the row has them, else as far as the message tells them. */
function fieldsIn(row: NamedValues): readonly EventField[] | null {
    for (const name of names.data) {
        const xml = textOf(row.get(name)).trim();
        if (xml.startsWith('<')) return fieldsInXml(xml);
    }
    const properties = listOf(row.get('properties'));
    if (properties) return properties.slice(0, MOST_FIELDS).map(one => ({ name: null, value: textOf(one) }));
    return fieldsInMessage(textIn(row, names.message));
}

/** Lines of a message such as `Server name: nas1`. In languages that call it otherwise, nobody is named. */
function fieldsInMessage(message: string): readonly EventField[] {
    const lines = message.slice(0, longestMessage).split(/\r?\n/);
    return lines.flatMap(line => {
        const end = line.indexOf(':');
        const [name, value] = [line.slice(0, end).trim(), line.slice(end + 1).trim()];
        return end < 0 || name === '' || name.length > longestLabel || value === '' ? [] : [{ name, value }];
    });
}

const longestMessage = 5000;
const longestLabel = 60;

function textIn(row: NamedValues, wanted: readonly string[]): string {
    return wanted.map(name => textOf(row.get(name))).find(text => text !== '') ?? '';
}

/** A value as text: bytes as numbers, a property as its value, a date as PowerShell puts it into an object. */
function textOf(value: unknown, depth = 0): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    // A list in it may be deeper than String can go, and an object's toString may be anything.
    if (Array.isArray(value)) return value.slice(0, mostBytes).map(textOfByte).join(' ');
    const inner = typeof value === 'object' && value !== null && depth < 3 ? valueIn(value) : undefined;
    return inner === undefined ? '' : textOf(inner, depth + 1);
}

function textOfByte(one: unknown): string {
    return typeof one === 'object' ? '' : String(one);
}

/** The longest socket address. */
const mostBytes = 128;

function valueIn(value: object): unknown {
    const entry = Object.entries(value).find(([name]) => name.toLowerCase() === 'value');
    return entry?.[1];
}

function listOf(value: unknown): readonly unknown[] | null {
    if (Array.isArray(value)) return value as readonly unknown[];
    const inner = typeof value === 'object' && value !== null ? valueIn(value) : null;
    return Array.isArray(inner) ? (inner as readonly unknown[]) : null;
}
