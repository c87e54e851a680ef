// SPDX-License-Identifier: MIT
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { z, ZodRawShape, ZodType, ZodTypeDef } from 'zod';
import type { ConnectionFacts, LimitedList } from '../domain/connections';
import { contractVersion } from '../domain/facts';
import type { Outcome } from '../domain/outcome';
import { PowerShellClient } from './powershell-client';
import { READ_LIMIT } from './read';
import { parseAnswer } from './schema';

/** Reads the connections and sessions that a computer has now. */
@Injectable({ providedIn: 'root' })
export class ConnectionReader {
    private readonly schema = connectionSchema();
    private readonly giveUpAfter = inject(READ_LIMIT);

    constructor(private readonly client: PowerShellClient) {}

    /** One call. Cold; emits one outcome, never errors, and never prompts. Unsubscribing gives it up. */
    read(computer: string): Observable<Outcome<ConnectionFacts>> {
        return this.client.run(
            computer,
            'Get-SmbSigningConnection',
            {},
            {
                logAudit: false,
                giveUpAfter: this.giveUpAfter,
                onGivingUp: 'timedOut',
                unattended: true,
                accept: answer => parseAnswer(this.schema, answer)
            }
        );
    }
}

const text = z.string().nullable();

/** The schema of Get-SmbSigningConnection; missing keys are refused, unknown ones only where `strict` is set. */
export function connectionSchema(strict = false): ZodType<ConnectionFacts, ZodTypeDef, unknown> {
    const bag = <S extends ZodRawShape>(shape: S): z.ZodObject<S, 'strict' | 'strip'> =>
        strict ? z.object(shape).strict() : z.object(shape);
    const list = <T>(row: ZodType<T, ZodTypeDef, unknown>): ZodType<LimitedList<T> | null, ZodTypeDef, unknown> =>
        z.nullable(bag({ total: z.number().int(), rows: z.array(row) }));
    return bag({
        contract: z.literal(contractVersion),
        outbound: list(
            bag({
                server: text,
                share: text,
                user: text,
                credential: text,
                dialect: text,
                signed: z.boolean().nullable(),
                encrypted: z.boolean().nullable()
            })
        ),
        inbound: list(bag({ client: text, user: text, dialect: text, idleSeconds: z.number().nullable() })),
        guestLogons: z
            .array(bag({ id: z.number().int(), time: z.string(), fields: z.array(bag({ name: text, value: z.string() })) }))
            .nullable(),
        aliases: z.array(bag({ name: z.string(), canonical: text })),
        unavailable: z.array(bag({ what: z.string(), errorId: z.string(), message: z.string() })),
        notReported: z.array(z.string()),
        collectedAt: z.string()
    });
}
