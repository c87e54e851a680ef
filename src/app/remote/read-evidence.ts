// SPDX-License-Identifier: MIT
import { inject, Injectable, InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';
import { z, ZodType, ZodTypeDef } from 'zod';
import type { EvidenceReading } from '../domain/evidence/reading';
import { contractVersion } from '../domain/facts';
import type { Outcome } from '../domain/outcome';
import { PowerShellClient } from './powershell-client';
import { READ_LIMIT } from './read';
import { parseAnswer } from './schema';

/** Reads what a computer's event logs hold on peers that cannot sign. */
export interface EvidenceReader {
    /** Cold; emits one outcome, never errors. Unsubscribing gives it up. */
    read(computer: string): Observable<Outcome<EvidenceReading>>;
}

export const EVIDENCE_READER = new InjectionToken<EvidenceReader>('EVIDENCE_READER', {
    providedIn: 'root', // here, and so in the part that is loaded with its tab
    factory: () => inject(PowerShellEvidenceReader)
});

/** Reads through Windows Admin Center's gateway. */
@Injectable({ providedIn: 'root' })
export class PowerShellEvidenceReader implements EvidenceReader {
    private readonly schema = evidenceSchema();
    private readonly giveUpAfter = inject(READ_LIMIT);

    constructor(private readonly client: PowerShellClient) {}

    read(computer: string): Observable<Outcome<EvidenceReading>> {
        return this.client.run(
            computer,
            'Get-SmbSigningEvidence',
            {},
            {
                logAudit: false,
                giveUpAfter: this.giveUpAfter,
                onGivingUp: 'timedOut',
                accept: answer => parseAnswer(this.schema, answer)
            }
        );
    }
}

const text = z.string().nullable();
const flag = z.boolean().nullable();
const whole = z.number().int().nullable();

/** What Get-SmbSigningEvidence answers. Unknown keys are tolerated unless `strict`, missing ones are not. */
export function evidenceSchema(strict = false): ZodType<EvidenceReading, ZodTypeDef, unknown> {
    const bag = <S extends z.ZodRawShape>(shape: S): z.ZodObject<S, 'strict' | 'strip'> =>
        strict ? z.object(shape).strict() : z.object(shape);
    const channel = bag({
        name: z.string(),
        enabled: flag,
        mode: text,
        maximumBytes: whole,
        fileBytes: whole,
        full: flag,
        recordCount: whole,
        oldestRecord: whole,
        oldestEvent: text,
        errorId: text,
        words: text
    });
    const event = bag({
        channel: z.string(),
        id: z.number().int(),
        recordId: whole,
        time: z.string(),
        fields: z.array(bag({ name: text.transform(name => name || null), value: z.string() })),
        raw: z.string()
    });
    return bag({
        contract: z.literal(contractVersion),
        channels: z.array(channel),
        events: z.array(event),
        most: z.number().int().positive(),
        collectedAt: z.string(),
        languageMode: z.string()
    }).transform(({ channels, events, most, collectedAt }) => ({ channels, events, most, collectedAt }));
}
