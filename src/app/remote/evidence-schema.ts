// SPDX-License-Identifier: MIT
import { z, ZodType, type ZodTypeDef } from 'zod';
import { contractVersion, readableContracts } from '../domain/facts';
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
import { readingOfContract1 } from './evidence-contract-1';

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
    const logged = { channel: name, id: z.number().int(), recordId: whole, time: eventTime, fields, raw: text(LONGEST_EVENT) };
    const common = { channels: list(channel, MOST_NAMES), collectedAt: name, languageMode: name };
    const group = bag({
        ...logged,
        count: z.number().int().positive(),
        first: eventTime,
        peer: name.nullable(),
        required: flag,
        status: name.nullable()
    });
    const source = bag({
        channel: name,
        id: z.number().int(),
        defined: flag,
        read: z.number().int(),
        cut: z.boolean(),
        errorId: text(LONGEST_ID).nullable(),
        words: text(LONGEST_REASON).nullable()
    });
    const contract1 = bag({
        ...common,
        contract: z.literal(readableContracts[0]),
        events: list(bag(logged), MOST_EVENTS),
        most: z.number().int().positive()
    });
    const present = bag({
        ...common,
        contract: z.literal(contractVersion),
        sources: list(source, MOST_NAMES),
        events: list(group, MOST_EVENTS),
        since: name.nullable()
    });
    return z.discriminatedUnion('contract', [contract1, present]).transform(answer => {
        if (answer.contract === 1) return readingOfContract1(answer);
        const { contract, channels, sources, events, since, collectedAt } = answer;
        return { contract, channels, sources, events, since, collectedAt };
    });
}

/** For parseAnswer: what was left out of an answer could be an event of any log. */
export function tellLeftOut(reading: EvidenceReading): EvidenceReading {
    return { ...reading, leftOut: true };
}
