// SPDX-License-Identifier: MIT
import { z } from 'zod';
import { LONGEST_NAME, LONGEST_TEXT } from '../../../domain/limits';
import type { Acceptance } from '../../../domain/readiness/acceptance';
import { schemaOf } from '../schema-of';

/** The version in which acceptances are stored. */
export const acceptanceVersion = 1;

export interface StoredAcceptance extends Acceptance {
    readonly version: typeof acceptanceVersion;
}

export const acceptanceSchema = schemaOf<StoredAcceptance>()(
    z.object({
        version: z.literal(acceptanceVersion),
        peer: z.string().min(1).max(LONGEST_NAME),
        direction: z.enum(['outbound', 'inbound']),
        by: z.string().max(LONGEST_NAME),
        note: z.string().max(LONGEST_TEXT),
        at: z.string().datetime()
    })
);
