// SPDX-License-Identifier: MIT
import { z, type ZodRawShape, ZodType, type ZodTypeDef } from 'zod';
import {
    type ComputerFacts,
    contractVersion,
    type InboundFacts,
    type OutboundFacts,
    readableContracts,
    type SigningConfiguration,
    type SurroundingFacts,
    TOO_LONG,
    type UnavailablePart
} from '../domain/facts';
import { LONGEST_ID, LONGEST_NAME, LONGEST_REASON, LONGEST_TEXT, MOST_ENTRIES, MOST_NAMES, MOST_PARTS } from '../domain/limits';
import type { Outcome } from '../domain/outcome';
import { type CutList, list, parseBounded, text } from './bounded';
import { completed } from './older-contract';
import { badAnswer, failure, outdatedModule } from './outcomes';

const name = text(LONGEST_NAME);
const nameOrNull = name.nullable();
const flag = z.boolean().nullable();
const whole = z.number().int().nullable();
const registryData = z.union([z.number(), text(LONGEST_TEXT), z.null()]);
/** Of a reading. A write is only understood by a module of the present contract. */
export const readable = z.union([z.literal(readableContracts[0]), z.literal(readableContracts[1])]);
const status = z.enum(['found', 'none', 'unavailable']);

/** Makes the schema of a property bag. */
export type Bag = <S extends ZodRawShape>(shape: S) => z.ZodObject<S, 'strict' | 'strip'>;

/**
 * The schema of Get-SmbSigningConfiguration. Missing keys are refused; unknown ones are tolerated, because an endpoint
 * may hold a newer module, except where `strict` is set (the specs, against the samples in test/contract).
 */
export function signingConfigurationSchema(strict = false): ZodType<SigningConfiguration, ZodTypeDef, unknown> {
    const bag: Bag = shape => (strict ? z.object(shape).strict() : z.object(shape));
    const schema = bag({
        contract: readable,
        computer: computerSchema(bag),
        ...directionSchemas(bag),
        surroundings: surroundingsSchema(bag),
        unavailable: unavailableSchema(bag),
        notReported: list(name, MOST_PARTS),
        collectedAt: name,
        powershell: bag({ version: name, languageMode: name }),
        actingUser: nameOrNull
    });
    return z.preprocess(completed, schema);
}

/** What could not be read, which every reading reports in the same way. */
export function unavailableSchema(bag: Bag): ZodType<UnavailablePart[], ZodTypeDef, unknown> {
    return list(bag({ what: name, errorId: text(LONGEST_ID), message: text(LONGEST_REASON) }), MOST_PARTS);
}

function computerSchema(bag: Bag): ZodType<ComputerFacts, ZodTypeDef, unknown> {
    return bag({
        name: nameOrNull,
        fqdn: nameOrNull,
        id: nameOrNull,
        caption: nameOrNull,
        editionSku: whole,
        editionId: nameOrNull,
        installationType: nameOrNull,
        build: whole,
        ubr: whole,
        productType: z.enum(['workstation', 'domainController', 'server']).nullable(),
        roles: list(name, MOST_NAMES).nullable(),
        cluster: nameOrNull,
        domainJoined: flag,
        license: bag({ serverRequiresSigning: whole, clientRequiresSigning: whole, clientAllowsGuests: whole }).nullable()
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
            gpoName: nameOrNull,
            gpoId: nameOrNull,
            value: registryData,
            lastApplied: nameOrNull,
            reason: text(LONGEST_REASON).nullable(),
            history: list(bag({ name, id: name }), MOST_NAMES).nullable()
        }),
        mdm: bag({ status, value: registryData, provider: nameOrNull }),
        dialectMin: nameOrNull,
        dialectMax: nameOrNull
    };
    const setting = bag({ stored: registryData, policy: registryData }).nullable();
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
                auditInsecureGuestLogon: setting,
                auditClientSpnSupport: setting.optional()
            }).nullable(),
            service: bag({ state: nameOrNull, startMode: nameOrNull }).nullable(),
            encryptData: flag,
            rejectUnencryptedAccess: flag,
            smb1: flag,
            nameHardening: whole,
            audit: bag({
                clientDoesNotSupportSigning: flag,
                clientDoesNotSupportEncryption: flag,
                insecureGuestLogon: flag,
                clientSpnSupport: flag.optional(),
                smb1Access: flag
            })
        })
    };
}

function surroundingsSchema(bag: Bag): ZodType<SurroundingFacts, ZodTypeDef, unknown> {
    const entries = list(bag({ name: text(LONGEST_TEXT), data: text(LONGEST_TEXT) }), MOST_ENTRIES).nullable();
    return bag({
        hardenedPaths: entries,
        outboundAudit: entries,
        inboundAudit: entries,
        outboundIgnored: entries,
        inboundIgnored: entries,
        ntlm: bag({ restrictSending: registryData }).nullable(),
        rdma: flag,
        policyRefresh: bag({ noGpoListChanges: registryData }).nullable(),
        osConfig: flag,
        dsc: flag
    });
}

/** What a write command answers: whether this very call wrote the setting. Never the proof that it did: that is read back. */
export const writeAnswerSchema = z.object({ contract: z.literal(contractVersion), written: z.boolean() });

/**
 * Members that came after the first answers with this version of the contract. One that is missing altogether was not
 * lost: the endpoint's module is older.
 */
export const cameLater: readonly string[] = ['surroundings', 'computer.installationType', 'outbound.settings', 'inbound.settings'];

/**
 * Lets an answer in, or names the first place where it does not fit.
 * @param tell puts into the value which lists were cut
 */
export function parseAnswer<T>(
    schema: ZodType<T, ZodTypeDef, unknown>,
    answer: unknown,
    tell: (value: T, cutLists: readonly CutList[]) => T = value => value
): Outcome<T> {
    const outdated = outdatedModule(answer);
    if (outdated) return outdated;
    const { parsed, cutLists } = parseBounded(schema, answer);
    if (parsed.success) return { kind: 'ok', value: cutLists.length > 0 ? tell(parsed.data, cutLists) : parsed.data };
    const issue = parsed.error.issues[0];
    const isMissing = issue?.code === 'invalid_type' && issue.received === 'undefined';
    if (isMissing && cameLater.includes(issue.path.join('.'))) return failure('moduleOutdated', null, issue.path.join('.'));
    return badAnswer(issue?.path.join('.') || 'answer', issue?.message ?? null);
}

/** Names each list that was cut among the parts that could not be read. */
export function tellCutLists<T extends { readonly unavailable: readonly UnavailablePart[] }>(value: T, cutLists: readonly CutList[]): T {
    const parts = cutLists.map(({ path, kept, of }) => ({
        what: path,
        errorId: TOO_LONG,
        message: `only the first ${kept} of ${of} entries are used`,
        entries: { kept, of }
    }));
    return { ...value, unavailable: [...value.unavailable, ...parts] };
}
