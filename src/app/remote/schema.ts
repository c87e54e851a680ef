// SPDX-License-Identifier: MIT
import { z, ZodRawShape, ZodType, ZodTypeDef } from 'zod';
import { ComputerFacts, contractVersion, InboundFacts, OutboundFacts, SigningConfiguration, SurroundingFacts } from '../domain/facts';
import type { Outcome } from '../domain/outcome';
import { badAnswer, failure, outdatedModule } from './outcomes';

const text = z.string().nullable();
const flag = z.boolean().nullable();
const whole = z.number().int().nullable();
const registryData = z.union([z.number(), z.string(), z.null()]);
const status = z.enum(['found', 'none', 'unavailable']);

/** Makes the schema of a property bag. */
type Bag = <S extends ZodRawShape>(shape: S) => z.ZodObject<S, 'strict' | 'strip'>;

/**
 * The schema of Get-SmbSigningConfiguration. Missing keys are refused; unknown ones are tolerated, because an endpoint
 * may hold a newer module, except where `strict` is set (the specs, against the samples in test/contract).
 */
export function signingConfigurationSchema(strict = false): ZodType<SigningConfiguration, ZodTypeDef, unknown> {
    const bag: Bag = shape => (strict ? z.object(shape).strict() : z.object(shape));
    return bag({
        contract: z.literal(contractVersion),
        computer: computerSchema(bag),
        ...directionSchemas(bag),
        surroundings: surroundingsSchema(bag),
        unavailable: z.array(bag({ what: z.string(), errorId: z.string(), message: z.string() })),
        notReported: z.array(z.string()),
        collectedAt: z.string(),
        powershell: bag({ version: z.string(), languageMode: z.string() }),
        actingUser: text
    });
}

function computerSchema(bag: Bag): ZodType<ComputerFacts, ZodTypeDef, unknown> {
    return bag({
        name: text,
        fqdn: text,
        id: text,
        caption: text,
        editionSku: whole,
        editionId: text,
        installationType: text,
        build: whole,
        ubr: whole,
        productType: z.enum(['workstation', 'domainController', 'server']).nullable(),
        roles: z.array(z.string()).nullable(),
        cluster: text,
        domainJoined: flag
    });
}

function directionSchemas(bag: Bag): {
    outbound: ZodType<OutboundFacts, ZodTypeDef, unknown>;
    inbound: ZodType<InboundFacts, ZodTypeDef, unknown>;
} {
    const direction = {
        required: flag,
        enabled: flag,
        stored: bag({ required: registryData }).nullable(),
        policy: bag({
            status,
            gpoName: text,
            gpoId: text,
            value: registryData,
            lastApplied: text,
            reason: text,
            history: z.array(bag({ name: z.string(), id: z.string() })).nullable()
        }),
        mdm: bag({ status, value: registryData }),
        dialectMin: text,
        dialectMax: text
    };
    const setting = bag({ stored: registryData, policy: registryData });
    return {
        outbound: bag({
            ...direction,
            settings: bag({
                insecureGuestLogons: setting,
                auditServerDoesNotSupportSigning: setting,
                auditServerDoesNotSupportEncryption: setting,
                auditInsecureGuestLogon: setting
            }).nullable(),
            insecureGuestLogons: flag,
            requireEncryption: flag,
            blockNtlm: flag,
            audit: bag({ serverDoesNotSupportSigning: flag, serverDoesNotSupportEncryption: flag, insecureGuestLogon: flag })
        }),
        inbound: bag({
            ...direction,
            settings: bag({
                auditClientDoesNotSupportSigning: setting,
                auditClientDoesNotSupportEncryption: setting,
                auditInsecureGuestLogon: setting
            }).nullable(),
            service: bag({ state: text, startMode: text }).nullable(),
            encryptData: flag,
            rejectUnencryptedAccess: flag,
            smb1: flag,
            nameHardening: whole,
            audit: bag({
                clientDoesNotSupportSigning: flag,
                clientDoesNotSupportEncryption: flag,
                insecureGuestLogon: flag,
                smb1Access: flag
            })
        })
    };
}

function surroundingsSchema(bag: Bag): ZodType<SurroundingFacts, ZodTypeDef, unknown> {
    const entries = z.array(bag({ name: z.string(), data: z.string() })).nullable();
    return bag({ hardenedPaths: entries, outboundAudit: entries, inboundAudit: entries, rdma: flag });
}

/** What a write command answers: whether this very call wrote the setting. Never the proof that it did: that is read back. */
export const writeAnswerSchema = z.object({ contract: z.literal(contractVersion), written: z.boolean() });

/**
 * Members that came after the first answers with this version of the contract. One that is missing altogether was not
 * lost: the endpoint's module is older.
 */
export const cameLater: readonly string[] = ['surroundings', 'computer.installationType', 'outbound.settings', 'inbound.settings'];

/** Lets an answer in, or names the first place where it does not fit. */
export function parseAnswer<T>(schema: ZodType<T, ZodTypeDef, unknown>, answer: unknown): Outcome<T> {
    const outdated = outdatedModule(answer);
    if (outdated) return outdated;
    const parsed = schema.safeParse(answer);
    if (parsed.success) return { kind: 'ok', value: parsed.data };
    const issue = parsed.error.issues[0];
    const isMissing = issue?.code === 'invalid_type' && issue.received === 'undefined';
    if (isMissing && cameLater.includes(issue.path.join('.'))) return failure('moduleOutdated', null, issue.path.join('.'));
    return badAnswer(issue?.path.join('.') || 'answer', issue?.message ?? null);
}
