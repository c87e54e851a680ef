// SPDX-License-Identifier: MIT
import { z, ZodRawShape, ZodType, ZodTypeDef } from 'zod';
import { contractVersion, SigningConfiguration } from '../domain/facts';
import { badAnswer, Outcome, outdatedModule } from './outcomes';

/**
 * The schema of Get-SmbSigningConfiguration. Missing keys are refused; unknown ones are tolerated, because an endpoint
 * may hold a newer module, except where `strict` is set (the specs, against the samples in test/contract).
 */
export function signingConfigurationSchema(strict = false): ZodType<SigningConfiguration, ZodTypeDef, unknown> {
    const bag = <S extends ZodRawShape>(shape: S) => strict ? z.object(shape).strict() : z.object(shape);
    const text = z.string().nullable();
    const flag = z.boolean().nullable();
    const number = z.number().int().nullable();
    const status = z.enum(['found', 'none', 'unavailable']);
    const registryData = z.union([z.number(), z.string(), z.null()]);
    const direction = {
        required: flag,
        enabled: flag,
        stored: bag({ required: registryData }).nullable(),
        policy: bag({ status, gpoName: text, gpoId: text, value: registryData, lastApplied: text, reason: text }),
        mdm: bag({ status, value: registryData }),
        dialectMin: text,
        dialectMax: text
    };
    return bag({
        contract: z.literal(contractVersion),
        computer: bag({
            name: text, fqdn: text, id: text, caption: text, editionSku: number, editionId: text, build: number, ubr: number,
            productType: z.enum(['workstation', 'domainController', 'server']).nullable(),
            roles: z.array(z.string()).nullable(), cluster: text, domainJoined: flag
        }),
        outbound: bag({
            ...direction, insecureGuestLogons: flag, requireEncryption: flag, blockNtlm: flag,
            audit: bag({ serverDoesNotSupportSigning: flag, serverDoesNotSupportEncryption: flag, insecureGuestLogon: flag })
        }),
        inbound: bag({
            ...direction, service: bag({ state: text, startMode: text }).nullable(),
            encryptData: flag, rejectUnencryptedAccess: flag, smb1: flag, nameHardening: number,
            audit: bag({ clientDoesNotSupportSigning: flag, clientDoesNotSupportEncryption: flag, insecureGuestLogon: flag, smb1Access: flag })
        }),
        unavailable: z.array(bag({ what: z.string(), errorId: z.string(), message: z.string() })),
        notReported: z.array(z.string()),
        collectedAt: z.string(),
        powershell: bag({ version: z.string(), languageMode: z.string() }),
        actingUser: text
    });
}

/** What a write command answers: whether this very call wrote the setting. Never the proof that it did: that is read back. */
export const writeAnswerSchema = z.object({ contract: z.literal(contractVersion), written: z.boolean() });

/** Lets an answer in, or names the first place where it does not fit. */
export function parseAnswer<T>(schema: ZodType<T, ZodTypeDef, unknown>, answer: unknown): Outcome<T> {
    const outdated = outdatedModule(answer);
    if (outdated) return outdated;
    const parsed = schema.safeParse(answer);
    if (parsed.success) return { kind: 'ok', value: parsed.data };
    const issue = parsed.error.issues[0];
    return badAnswer(issue?.path.join('.') || 'answer', issue?.message ?? null);
}
