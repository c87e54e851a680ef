// SPDX-License-Identifier: MIT
// A computer's event logs as they are stored: parts that many computers have in common as texts, and what is its own beside them.
import { z } from 'zod';
import type { ChannelFacts, DayCount, EventField, EvidenceReading, LoggedEvent, SourceFacts } from '../../../domain/evidence/reading';
import { MOST_EVENTS } from '../../../domain/limits';
import { schemaOf } from '../schema-of';
import { storedContract, unavailableParts } from './configuration-schema';
import {
    areChannels,
    areSources,
    isFields,
    isFlagOrNull,
    isName,
    isNameOrNull,
    isRaw,
    isEventCount,
    isWholeOrNull
} from './evidence-checks';
import { isListOf, isWhole } from './checks';
import { knownBy, KnownTexts } from './known-texts';
import type { Packed } from './packed-settings';

export const logsTexts = 4;

export function packedLogs({ channels, sources, events, since, collectedAt, ...rest }: EvidenceReading): Packed {
    const logs = channels.map(channel => ({ ...channel, fileBytes: null, recordCount: null, oldestRecord: null, oldestEvent: null }));
    const sizes = channels.flatMap(({ fileBytes, recordCount, oldestRecord, oldestEvent }) => [
        fileBytes,
        recordCount,
        oldestRecord,
        oldestEvent
    ]);
    const reads = sources.every(({ read }) => read === 0) ? 0 : sources.map(({ read }) => read);
    const heads = [...new Set(events.map(headText))].sort();
    const places = new Map(heads.map((head, place) => [head, place]));
    return {
        shared: [
            JSON.stringify(logs),
            JSON.stringify(sources.map(source => ({ ...source, read: 0 }))),
            JSON.stringify(rest),
            `[${heads.join()}]`
        ],
        own: [since, collectedAt, sizes, reads, events.map(event => packedEvent(event, places.get(headText(event)) ?? 0))]
    };
}

/** Null: it is damaged. */
export function unpackedLogs(shared: readonly unknown[], own: readonly unknown[]): EvidenceReading | null {
    const [logs, looked] = [knownChannels.of(shared[0]), knownSources.of(shared[1])];
    const [rest, heads] = [knownRests.of(shared[2]), knownHeads.of(shared[3])];
    if (!logs || !looked || !rest || !heads) return null;
    const [since, collectedAt, sizes, reads, all] = own;
    if (!isNameOrNull(since) || !isName(collectedAt)) return null;
    const [channels, sources, events] = [unpackedChannels(logs, sizes), unpackedSources(looked, reads), unpackedEvents(heads, all)];
    return channels && sources && events && { ...rest, channels, sources, events, since, collectedAt };
}

/** Of each how large it is, and how far it goes back. */
function unpackedChannels(logs: readonly ChannelFacts[], sizes: unknown): readonly ChannelFacts[] | null {
    if (!Array.isArray(sizes) || sizes.length !== 4 * logs.length) return null;
    const all: ChannelFacts[] = [];
    for (const [at, { name, enabled, mode, maximumBytes, full, errorId, words }] of logs.entries()) {
        const [from, values] = [4 * at, sizes as readonly unknown[]];
        const [fileBytes, recordCount] = [values[from], values[from + 1]];
        const [oldestRecord, oldestEvent] = [values[from + 2], values[from + 3]];
        if (!isWholeOrNull(fileBytes) || !isWholeOrNull(recordCount) || !isWholeOrNull(oldestRecord) || !isNameOrNull(oldestEvent))
            return null;
        all.push({ name, enabled, mode, maximumBytes, fileBytes, full, recordCount, oldestRecord, oldestEvent, errorId, words });
    }
    return all;
}

/** Of each how many events were read. @param reads 0: none of any */
function unpackedSources(looked: readonly SourceFacts[], reads: unknown): readonly SourceFacts[] | null {
    if (reads === 0) return looked;
    if (!areNumbers(reads) || reads.length !== looked.length) return null;
    return looked.map((source, at) => withReads(source, reads[at] ?? 0));
}

/** A computer has read some events, as others have. */
const mostReads = 200;
const counted = new WeakMap<SourceFacts, Map<number, SourceFacts>>();

function withReads(source: SourceFacts, read: number): SourceFacts {
    if (read === 0) return source;
    const known = counted.get(source) ?? new Map<number, SourceFacts>();
    const one = known.get(read) ?? { ...source, read };
    if (known.size < mostReads) counted.set(source, known.set(read, one));
    return one;
}

/** What events have in common: most computers have met peers in the same few ways. */
interface Head extends Pick<LoggedEvent, 'channel' | 'id' | 'required' | 'status'> {
    /** By the peer that a single field of this name names; null: events of this head have other fields. */
    readonly naming: Map<string, readonly EventField[]> | null;
    readonly field: string | null;
}

function headText({ channel, id, required, status, peer, fields }: LoggedEvent): string {
    return JSON.stringify([channel, id, required, status, namesPeer(peer, fields) ? fields[0]?.name : 0]);
}

/** Whether its only field is one that names its peer: so it is of almost all that are kept. */
function namesPeer(peer: string | null, [field, ...others]: readonly EventField[]): boolean {
    return field !== undefined && others.length === 0 && field.name !== null && field.value === peer;
}

/** Members by their places: their names would be most of the text. */
function packedEvent({ count, peer, first, time, recordId, fields, raw, days }: LoggedEvent, head: number): readonly unknown[] {
    const values = namesPeer(peer, fields) ? 0 : fields.flatMap(({ name, value }) => [name, value]);
    const counts = days ? [1, ...days.flatMap(day => [day.day, day.count, day.first, day.last])] : [];
    return [head, count, peer, first, time, recordId, values, raw, ...counts];
}

function unpackedEvents(heads: readonly Head[], all: unknown): readonly LoggedEvent[] | null {
    if (!Array.isArray(all) || all.length > MOST_EVENTS) return null;
    const events: LoggedEvent[] = [];
    for (const one of all as readonly unknown[]) {
        const event = Array.isArray(one) ? unpackedEvent(heads, one) : null;
        if (!event) return null;
        events.push(event);
    }
    return events;
}

/** How many values stand before those of the days. */
const beforeDays = 8;

function unpackedEvent(heads: readonly Head[], packed: readonly unknown[]): LoggedEvent | null {
    const [at, count, peer, first, time, recordId, values, raw] = packed;
    const head = typeof at === 'number' ? heads[at] : undefined;
    if (!head || !isEventCount(count) || !isNameOrNull(peer) || !isName(first) || !isName(time) || !isWholeOrNull(recordId) || !isRaw(raw))
        return null;
    const fields = values === 0 ? namingField(head, peer) : unpackedFields(values);
    if (!fields) return null;
    const { channel, id, required, status } = head;
    // One text for all who name this peer.
    const named = values === 0 ? (fields[0]?.value ?? peer) : peer;
    if (packed.length === beforeDays) return { channel, id, count, peer: named, required, status, first, time, recordId, fields, raw };
    const days = unpackedDays(packed);
    return days && { channel, id, count, peer: named, required, status, first, time, recordId, fields, raw, days };
}

function namingField({ naming, field }: Head, peer: string | null): readonly EventField[] | null {
    if (!naming || peer === null) return null;
    const known = naming.get(peer);
    if (known) return known;
    const fields = [{ name: field, value: peer }];
    if (naming.size < mostNamed) naming.set(peer, fields);
    return fields;
}

function unpackedFields(values: unknown): readonly EventField[] | null {
    if (!Array.isArray(values) || values.length % 2 !== 0) return null;
    const fields: unknown[] = [];
    for (let at = 0; at < values.length; at += 2) fields.push({ name: values[at] as unknown, value: values[at + 1] as unknown });
    return isFields(fields) ? fields : null;
}

function unpackedDays(packed: readonly unknown[]): readonly DayCount[] | null {
    const number = (packed.length - beforeDays - 1) / 4;
    if (packed[beforeDays] !== 1 || !Number.isInteger(number) || number > MOST_EVENTS) return null;
    const days: DayCount[] = [];
    for (let at = beforeDays + 1; at < packed.length; at += 4) {
        const [day, count, first, last] = [packed[at], packed[at + 1], packed[at + 2], packed[at + 3]];
        if (!isWholeOrNull(day) || !isWhole(count) || !isWhole(first) || !isWhole(last)) return null;
        days.push({ day, count, first, last });
    }
    return days;
}

const areNumbers = isListOf(isWhole, Number.MAX_SAFE_INTEGER);

const knownChannels = new KnownTexts<readonly ChannelFacts[]>(json => (areChannels(json) ? json : null));
const knownSources = new KnownTexts<readonly SourceFacts[]>(json => (areSources(json) ? json : null));

type Rest = Omit<EvidenceReading, 'channels' | 'sources' | 'events' | 'since' | 'collectedAt'>;
const restSchema = schemaOf<Rest>()(
    z.object({
        contract: storedContract,
        leftOut: z.literal(true).optional(),
        notUnderstood: unavailableParts.optional(),
        imported: z.literal(true).optional()
    })
);
const knownRests = knownBy(restSchema);

/** So many fields that name a peer, and names of such fields, are kept once. */
const [mostNamed, mostFieldNames] = [20_000, 50];
const namings = new Map<string, Map<string, readonly EventField[]>>();

function namingOf(field: string): Map<string, readonly EventField[]> {
    const naming = namings.get(field) ?? new Map<string, readonly EventField[]>();
    if (namings.size < mostFieldNames) namings.set(field, naming);
    return naming;
}

const knownHeads = new KnownTexts<readonly Head[]>(json => {
    if (!Array.isArray(json) || json.length > MOST_EVENTS) return null;
    const heads: Head[] = [];
    for (const one of json as readonly unknown[]) {
        if (!Array.isArray(one)) return null;
        const [channel, id, required, status, field] = one as readonly unknown[];
        if (!isName(channel) || !isWhole(id) || !isFlagOrNull(required) || !isNameOrNull(status)) return null;
        if (field !== 0 && !isName(field)) return null;
        const naming = field === 0 ? null : namingOf(field);
        heads.push({ channel, id, required, status, field: field === 0 ? null : field, naming });
    }
    return heads;
});
