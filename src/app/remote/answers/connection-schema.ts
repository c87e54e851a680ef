// SPDX-License-Identifier: MIT
import { z, ZodType, type ZodTypeDef } from 'zod';
import type { ConnectionFacts, LimitedList } from '../../domain/peers/connections';
import { UNKNOWN_TIME } from '../../domain/evidence/reading';
import { LONGEST_NAME, LONGEST_TEXT, MOST_FIELDS, MOST_PARTS, MOST_ROWS } from '../../domain/limits';
import { anyOf, known, orElse, boundedText } from './bounded';
import { allOf, flagOf, may, must, realOf, orNull, otherwise, rows, textOf, wholeOf } from './rows';
import { type Bag, contract, unavailableSchema, words } from './schema';

const name = textOf(LONGEST_NAME);

/** When an event was logged. A damaged one may lack it. */
export const eventTime = otherwise<string>((value, path) => (value === null ? UNKNOWN_TIME : name(value, path)), UNKNOWN_TIME);

/**
 * The schema of Get-SmbSigningConnection. What is missing or not understood is not known; unknown keys are refused only where
 * `strict` is set.
 */
export function connectionSchema(strict = false): ZodType<ConnectionFacts, ZodTypeDef, unknown> {
    const bag: Bag = shape => (strict ? z.object(shape).strict() : z.object(shape));
    const limited = <T>(all: ZodType<T[], ZodTypeDef, unknown>): ZodType<LimitedList<T> | null, ZodTypeDef, unknown> =>
        known(bag({ total: known(z.number().int()), rows: all }));
    const connection = {
        server: may(name),
        share: may(name),
        user: may(name),
        credential: may(name),
        dialect: may(name),
        signed: may(flagOf),
        encrypted: may(flagOf)
    };
    const session = { client: may(name), user: may(name), dialect: may(name), idleSeconds: may(realOf) };
    const fields = must(allOf({ name: must(orNull(name)), value: must(textOf(LONGEST_TEXT)) }, MOST_FIELDS));
    const alias = { name: must(name), canonical: must(orNull(name)) };
    return bag({
        contract,
        outbound: limited(rows(connection, MOST_ROWS, strict)),
        inbound: limited(rows(session, MOST_ROWS, strict)),
        guestLogons: known(rows({ id: must(wholeOf), time: eventTime, fields }, MOST_ROWS, strict)),
        // A name without an entry is one that DNS did not tell of.
        aliases: orElse(rows(alias, MOST_ROWS, strict), []),
        unavailable: unavailableSchema(bag),
        notReported: anyOf(boundedText(LONGEST_NAME), MOST_PARTS),
        collectedAt: words
    });
}
