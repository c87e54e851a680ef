// SPDX-License-Identifier: MIT
import { z, ZodType, type ZodTypeDef } from 'zod';
import { contractVersion, NOT_UNDERSTOOD, readableContracts, type UnavailablePart } from '../../domain/computer/facts';
import type { EventField, EvidenceReading } from '../../domain/evidence/reading';
import { cut } from '../../domain/text';
import {
    LONGEST_EVENT,
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_REASON,
    LONGEST_TEXT,
    MOST_EVENTS,
    MOST_FIELDS,
    MOST_NAMES
} from '../../domain/limits';
import { anyOf, type CutList, known, noteRefused, orElse, boundedText } from './bounded';
import { eventTime } from './connection-schema';
import { allOf, flagOf, may, must, otherwise, rows, textOf, wholeOf } from './rows';
import { type Bag, readable, words } from './schema';
import { readingOfContract1 } from './evidence-contract-1';

const name = boundedText(LONGEST_NAME);
const nameOrNull = known(name);
const flag = known(z.boolean());
const whole = known(z.number().int());

/** A field that is not understood takes all of the event along: where a value stands may be all that is known of it. */
const fields = otherwise<readonly EventField[]>(allOf({ name: must(fieldName), value: must(textOf(LONGEST_TEXT)) }, MOST_FIELDS), []);

function countOf(value: unknown): number | undefined {
    return Number.isInteger(value) && (value as number) > 0 ? (value as number) : undefined;
}

function fieldName(value: unknown): string | null | undefined {
    if (typeof value !== 'string') return value === null ? null : undefined;
    return value === '' ? null : cut(value, LONGEST_NAME);
}

/**
 * What Get-SmbSigningEvidence answers. Unknown keys are tolerated unless `strict`. An entry of which nothing can be said is left
 * out; tellLeftOut keeps any verdict from resting on what is there.
 */
export function evidenceSchema(strict = false): ZodType<EvidenceReading, ZodTypeDef, unknown> {
    const bag: Bag = shape => (strict ? z.object(shape).strict() : z.object(shape));
    const channel = bag({
        name,
        enabled: flag,
        mode: nameOrNull,
        maximumBytes: whole,
        fileBytes: whole,
        full: flag,
        recordCount: whole,
        oldestRecord: whole,
        oldestEvent: nameOrNull,
        // Null says that it could be read.
        errorId: orElse(boundedText(LONGEST_ID).nullable(), NOT_UNDERSTOOD),
        words: known(boundedText(LONGEST_REASON))
    });
    const common = { channels: anyOf(channel, MOST_NAMES), collectedAt: words, languageMode: words };
    const logged = {
        ...{ channel: must(textOf(LONGEST_NAME)), id: must(wholeOf) },
        recordId: may(wholeOf),
        time: eventTime,
        fields,
        raw: otherwise(textOf(LONGEST_EVENT), '')
    };
    const group = {
        ...logged,
        count: must(countOf),
        first: eventTime,
        peer: may(textOf(LONGEST_NAME)),
        required: may(flagOf),
        status: may(textOf(LONGEST_NAME))
    };
    const source = bag({
        channel: name,
        id: z.number().int(),
        defined: flag,
        read: z.number().int(),
        cut: z.boolean(),
        errorId: boundedText(LONGEST_ID).nullable(),
        words: known(boundedText(LONGEST_REASON))
    });
    const contract1 = bag({
        ...common,
        contract: z.literal(readableContracts[0]),
        events: orElse(rows(logged, MOST_EVENTS, strict), []),
        most: orElse(z.number().int().positive(), 0) // all may be cut
    });
    const present = bag({
        ...common,
        contract: z.literal(contractVersion),
        sources: anyOf(source, MOST_NAMES),
        events: orElse(rows(group, MOST_EVENTS, strict), []),
        since: nameOrNull
    });
    const reading = z.discriminatedUnion('contract', [contract1, present]).transform(answer => {
        if (answer.contract === 1) return readingOfContract1(answer);
        const { contract, channels, sources, events, since, collectedAt } = answer;
        return { contract, channels, sources, events, since, collectedAt };
    });
    return z.preprocess(withContract, reading);
}

/** An answer whose contract is not understood, as one of the contract that it looks like. */
function withContract(answer: unknown): unknown {
    if (typeof answer !== 'object' || answer === null || readable.safeParse((answer as { contract?: unknown }).contract).success)
        return answer;
    noteRefused(() => ['contract']);
    return { ...answer, contract: 'sources' in answer ? contractVersion : 1 };
}

/** For parseAnswer: what was left out of an answer, or not understood, could be an event of any log. */
export function tellLeftOut(reading: EvidenceReading, _: readonly CutList[], notUnderstood: readonly UnavailablePart[]): EvidenceReading {
    return { ...reading, leftOut: true, ...(notUnderstood.length > 0 ? { notUnderstood } : {}) };
}
