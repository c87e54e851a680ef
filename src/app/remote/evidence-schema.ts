// SPDX-License-Identifier: MIT
import { z, ZodType, type ZodTypeDef } from 'zod';
import { type EvidenceReading, UNKNOWN_TIME } from '../domain/evidence/reading';
import { cut } from '../domain/text';
import {
    LONGEST_EVENT,
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_REASON,
    LONGEST_TEXT,
    MOST_EVENTS,
    MOST_FIELDS,
    MOST_NAMES
} from '../domain/limits';
import { list, text } from './bounded';
import type { Bag } from './schema';
import { readable } from './schema';

const name = text(LONGEST_NAME);
const flag = z.boolean().nullable();
const whole = z.number().int().nullable();

/** When an event was logged. A damaged one may lack it. */
export const eventTime = name.nullable().transform(time => time ?? UNKNOWN_TIME);

/** What Get-SmbSigningEvidence answers. Unknown keys are tolerated unless `strict`, missing ones are not. */
export function evidenceSchema(strict = false): ZodType<EvidenceReading, ZodTypeDef, unknown> {
    const bag: Bag = shape => (strict ? z.object(shape).strict() : z.object(shape));
    const channel = bag({
        name,
        enabled: flag,
        mode: name.nullable(),
        maximumBytes: whole,
        fileBytes: whole,
        full: flag,
        recordCount: whole,
        oldestRecord: whole,
        oldestEvent: name.nullable(),
        errorId: text(LONGEST_ID).nullable(),
        words: text(LONGEST_REASON).nullable()
    });
    // Fields are many: cut all at once, and not each by a schema of its own, which takes three times as long.
    const field = bag({ name: z.string().nullable(), value: z.string() });
    const fields = list(field, MOST_FIELDS).transform(found =>
        found.map(one => ({ name: one.name ? cut(one.name, LONGEST_NAME) : null, value: cut(one.value, LONGEST_TEXT) }))
    );
    const event = bag({
        channel: name,
        id: z.number().int(),
        recordId: whole,
        time: eventTime,
        fields,
        raw: text(LONGEST_EVENT)
    });
    return bag({
        contract: readable,
        channels: list(channel, MOST_NAMES),
        events: list(event, MOST_EVENTS),
        most: z.number().int().positive(),
        collectedAt: name,
        languageMode: name
    }).transform(({ channels, events, most, collectedAt }) => ({ channels, events, most, collectedAt }));
}

/** For parseAnswer: what was left out of an answer could be an event of any log. */
export function tellLeftOut(reading: EvidenceReading): EvidenceReading {
    return { ...reading, leftOut: true };
}
