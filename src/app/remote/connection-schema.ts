// SPDX-License-Identifier: MIT
import { z, ZodType, type ZodTypeDef } from 'zod';
import type { ConnectionFacts, LimitedList } from '../domain/connections';
import { LONGEST_NAME, LONGEST_TEXT, MOST_FIELDS, MOST_PARTS, MOST_ROWS } from '../domain/limits';
import { list, text } from './bounded';
import { eventTime } from './evidence-schema';
import { readable, type Bag, unavailableSchema } from './schema';

const name = text(LONGEST_NAME);
const nameOrNull = name.nullable();

/** The schema of Get-SmbSigningConnection; missing keys are refused, unknown ones only where `strict` is set. */
export function connectionSchema(strict = false): ZodType<ConnectionFacts, ZodTypeDef, unknown> {
    const bag: Bag = shape => (strict ? z.object(shape).strict() : z.object(shape));
    const limited = <T>(row: ZodType<T, ZodTypeDef, unknown>): ZodType<LimitedList<T> | null, ZodTypeDef, unknown> =>
        z.nullable(bag({ total: z.number().int(), rows: list(row, MOST_ROWS) }));
    return bag({
        contract: readable,
        outbound: limited(
            bag({
                server: nameOrNull,
                share: nameOrNull,
                user: nameOrNull,
                credential: nameOrNull,
                dialect: nameOrNull,
                signed: z.boolean().nullable(),
                encrypted: z.boolean().nullable()
            })
        ),
        inbound: limited(bag({ client: nameOrNull, user: nameOrNull, dialect: nameOrNull, idleSeconds: z.number().nullable() })),
        guestLogons: list(
            bag({
                id: z.number().int(),
                time: eventTime,
                fields: list(bag({ name: nameOrNull, value: text(LONGEST_TEXT) }), MOST_FIELDS)
            }),
            MOST_ROWS
        ).nullable(),
        aliases: list(bag({ name, canonical: nameOrNull }), MOST_ROWS),
        unavailable: unavailableSchema(bag),
        notReported: list(name, MOST_PARTS),
        collectedAt: name
    });
}
