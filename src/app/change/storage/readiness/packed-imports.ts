// SPDX-License-Identifier: MIT
// What files brought of a computer, as one text. A browser takes tens of thousands of such texts from its storage in a second, and
// needs ten times as long for the objects that they stand for.
import type { DayCount, EventField, LoggedEvent } from '../../../domain/evidence/reading';
import type { ImportedEvents, ImportSource } from '../../../domain/readiness/imports/imported';
import { parseJson } from '../stored';

/** Members by their places: their names would be most of the text. */
type PackedEvent = readonly unknown[];

export function packedImports({ events, sources, notGathered, leftOut }: ImportedEvents): string {
    const files = sources.map(({ file, importedAt }) => [file, importedAt]);
    return JSON.stringify([events.map(packedEvent), files, notGathered, leftOut ? 1 : 0]);
}

/** What that text stands for, to be checked by whoever asks; undefined where it is no such text. */
export function unpackedImports(text: string): unknown {
    const packed = listOf(parseJson(text));
    if (!packed) return undefined;
    const [events, sources, notGathered, leftOut] = packed;
    return {
        events: listOf(events)?.map(one => unpackedEvent(listOf(one) ?? [])),
        sources: listOf(sources)?.map(one => unpackedSource(listOf(one) ?? [])),
        notGathered: listOf(notGathered)?.map(once),
        ...(leftOut === 1 ? { leftOut: true } : {})
    };
}

function packedEvent(event: LoggedEvent): PackedEvent {
    const { channel, id, count, peer, required, status, first, time, recordId, fields, raw, days } = event;
    const values = fields.flatMap(({ name, value }) => [name, value]);
    const counts = days ? days.flatMap(day => [day.day, day.count, day.first, day.last]) : 0;
    return [channel, id, count, peer, required, status, first, time, recordId, values, counts, raw];
}

function unpackedEvent(packed: readonly unknown[]): { readonly [K in keyof LoggedEvent]: unknown } {
    const [channel, id, count, peer, required, status, first, time, recordId, fields, days, raw] = packed;
    const told = unpackedFields(fields);
    const event = { channel: once(channel), id, count, peer: once(peer), required, status, first, time, recordId, fields: told, raw };
    return days === 0 ? event : Object.assign(event, { days: unpackedDays(days) });
}

/** Undefined: it is no list of names and values. */
function unpackedFields(packed: unknown): readonly { readonly [K in keyof EventField]: unknown }[] | undefined {
    const list = listOf(packed);
    if (!list || list.length % 2 !== 0) return undefined;
    const all = [];
    for (let at = 0; at < list.length; at += 2) all.push({ name: once(list[at]), value: list[at + 1] });
    return all;
}

/** Undefined: it is no list of days. */
function unpackedDays(packed: unknown): readonly { readonly [K in keyof DayCount]: unknown }[] | undefined {
    const list = listOf(packed);
    if (!list || list.length % 4 !== 0) return undefined;
    const all = [];
    for (let at = 0; at < list.length; at += 4) all.push({ day: list[at], count: list[at + 1], first: list[at + 2], last: list[at + 3] });
    return all;
}

function listOf(value: unknown): readonly unknown[] | undefined {
    return Array.isArray(value) ? (value as readonly unknown[]) : undefined;
}

/** So many different texts, and files, are kept once: those of logs, fields and peers that most computers have in common. */
const most = 20_000;
const texts = new Map<string, string>();
const files = new Map<string, { readonly [K in keyof ImportSource]: unknown }>();

function once(text: unknown): unknown {
    if (typeof text !== 'string') return text;
    const known = texts.get(text);
    if (known !== undefined) return known;
    if (texts.size < most) texts.set(text, text);
    return text;
}

/** A file as it is packed, to be checked by whoever asks. */
export function unpackedSource([file, importedAt]: readonly unknown[]): { readonly [K in keyof ImportSource]: unknown } {
    if (typeof file !== 'string' || typeof importedAt !== 'string') return { file, importedAt };
    const key = `${importedAt} ${file}`;
    const known = files.get(key);
    if (known) return known;
    const source = { file, importedAt };
    if (files.size < most) files.set(key, source);
    return source;
}
