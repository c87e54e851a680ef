// SPDX-License-Identifier: MIT
// What is held against everything that comes back from the storage of a computer's event logs, in whichever form it was kept.
import { z } from 'zod';
import type { ChannelFacts, DayCount, EventField, LoggedEvent, SourceFacts } from '../../../domain/evidence/reading';
import { usualTime } from '../../../domain/iso-time';
import {
    LONGEST_EVENT,
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_REASON,
    LONGEST_TEXT,
    MOST_EVENTS,
    MOST_FIELDS,
    MOST_NAMES
} from '../../../domain/limits';
import type { ImportSource } from '../../../domain/readiness/imports/imported';
import { schemaOf } from '../schema-of';
import { isBag, isFlag, isListOf, isText, isWhole, nullOr, optional } from './checks';

export const isName = isText(LONGEST_NAME);
export const isNameOrNull = nullOr(isName);
export const isFlagOrNull = nullOr(isFlag);
export const isWholeOrNull = nullOr(isWhole);
export const isRaw = isText(LONGEST_EVENT);
const isReason = nullOr(isText(LONGEST_REASON));
const isErrorId = nullOr(isText(LONGEST_ID));

export const isFields = isListOf(isBag<EventField>({ name: isNameOrNull, value: isText(LONGEST_TEXT) }), MOST_FIELDS);

const isChannel = isBag<ChannelFacts>({
    name: isName,
    enabled: isFlagOrNull,
    mode: isNameOrNull,
    maximumBytes: isWholeOrNull,
    fileBytes: isWholeOrNull,
    full: isFlagOrNull,
    recordCount: isWholeOrNull,
    oldestRecord: isWholeOrNull,
    oldestEvent: isNameOrNull,
    errorId: isErrorId,
    words: isReason
});
export const areChannels = isListOf(isChannel, MOST_NAMES);

const isSource = isBag<SourceFacts>({
    channel: isName,
    id: isWhole,
    defined: isFlagOrNull,
    read: isWhole,
    cut: isFlag,
    errorId: isErrorId,
    words: isReason
});
/** An older module names no sources: they are made of its logs, a few of each. */
export const areSources = isListOf(isSource, 4 * MOST_NAMES);

export const isEventCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

const isDay = isBag<DayCount>({ day: isWholeOrNull, count: isWhole, first: isWhole, last: isWhole });

export const isEvent = isBag<LoggedEvent>({
    channel: isName,
    id: isWhole,
    count: isEventCount,
    peer: isNameOrNull,
    required: isFlagOrNull,
    status: isNameOrNull,
    first: isName,
    time: isName,
    recordId: isWholeOrNull,
    fields: isFields,
    raw: isRaw,
    days: optional(isListOf(isDay, MOST_EVENTS))
});

export const time = z.string().datetime();

/** The same for one that is almost always as JavaScript writes it: the schema takes longer. */
export function isTime(value: unknown): value is string {
    return typeof value === 'string' && (usualTime(value) !== null || time.safeParse(value).success);
}

export const importSource = schemaOf<ImportSource>()(z.object({ file: z.string().max(LONGEST_NAME), importedAt: time }));

/** One file may tell of every computer: it is looked at once. */
const knownSources = new WeakSet<object>();

export function isImportSource(one: unknown): one is ImportSource {
    if (typeof one !== 'object' || one === null) return false;
    if (knownSources.has(one)) return true;
    const isOne = importSource.safeParse(one).success;
    if (isOne) knownSources.add(one);
    return isOne;
}
