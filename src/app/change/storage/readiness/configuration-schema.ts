// SPDX-License-Identifier: MIT
// A computer's configuration as it was read, when it comes back from the storage. What a computer answers now is another matter:
// see remote/answers/schema.ts, which takes what it understands. Here all of it fits, or none is believed.
import { z, type ZodRawShape, type ZodType, type ZodTypeDef } from 'zod';
import {
    type ComputerFacts,
    type Direction,
    type InboundFacts,
    type OutboundFacts,
    readableContracts,
    type SigningConfiguration,
    type SurroundingFacts
} from '../../../domain/computer/facts';
import { LONGEST_ID, LONGEST_NAME, LONGEST_REASON, LONGEST_TEXT, MOST_ENTRIES, MOST_NAMES, MOST_PARTS } from '../../../domain/limits';
import { catalogue, reportedValues, settingNames } from '../../../domain/settings/catalogue';

const name = z.string().max(LONGEST_NAME);
const nameOrNull = name.nullable();
const flag = z.boolean().nullable();
const whole = z.number().int().nullable();
const data = z.union([z.number(), z.string().max(LONGEST_TEXT)]).nullable();
const status = z.enum(['found', 'none', 'unavailable']);
export const storedContract = z.union([z.literal(readableContracts[0]), z.literal(readableContracts[1])]);

/** Lists that were cut and parts that were not understood are named beside what the computer itself could not read. */
const mostParts = 4 * MOST_PARTS;

export const unavailableParts = z
    .array(
        z.object({
            what: z.string().max(LONGEST_REASON),
            errorId: z.string().max(LONGEST_ID),
            message: z.string().max(LONGEST_REASON),
            entries: z.object({ kept: z.number().int(), of: z.number().int() }).optional(),
            raw: z.string().max(LONGEST_REASON).optional()
        })
    )
    .max(mostParts);

const licensed = z.number().int().nullable();
const computer = z.object({
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
    roles: z.array(name).max(MOST_NAMES).nullable(),
    cluster: nameOrNull,
    domainJoined: flag,
    license: z.object({ serverRequiresSigning: licensed, clientRequiresSigning: licensed, clientAllowsGuests: licensed }).nullable()
});

const entries = z
    .array(z.object({ name: z.string().max(LONGEST_TEXT), data: z.string().max(LONGEST_TEXT) }))
    .max(MOST_ENTRIES)
    .nullable();

const surroundings = z.object({
    hardenedPaths: entries,
    outboundAudit: entries,
    inboundAudit: entries,
    outboundIgnored: entries,
    inboundIgnored: entries,
    ntlm: z.object({ restrictSending: data }).nullable(),
    rdma: flag,
    policyRefresh: z.object({ noGpoListChanges: data }).nullable(),
    policyEvent: z.object({ logged: nameOrNull }).nullable(),
    osConfig: flag,
    dsc: flag
});

/** What both directions have, and what the catalogue says of the settings of one. */
function directionShape(direction: Direction): ZodRawShape {
    const values = (below: string): ZodRawShape =>
        Object.fromEntries(
            reportedValues
                .filter(one => one.direction === direction && one.reported.startsWith('audit.') === (below !== ''))
                .map(({ reported, isFlag, isOptional }) => [reported.slice(below.length), orMissing(isFlag ? flag : whole, isOptional)])
        );
    const facts = z.object({ stored: data, policy: data }).nullable();
    const settings = settingNames
        .map(setting => catalogue[setting])
        .flatMap(one => (one.direction === direction && one.facts !== null ? [[one.facts, orMissing(facts, one.cameLater !== null)]] : []));
    return {
        ...values(''),
        enabled: flag,
        stored: z.object({ required: data }).nullable(),
        policy: z.object({
            status,
            gpoName: nameOrNull,
            gpoId: nameOrNull,
            value: data,
            lastApplied: nameOrNull,
            reason: z.string().max(LONGEST_REASON).nullable(),
            history: z
                .array(z.object({ name, id: name }))
                .max(MOST_NAMES)
                .nullable()
        }),
        mdm: z.object({ status, value: data, provider: nameOrNull }),
        dialectMin: nameOrNull,
        dialectMax: nameOrNull,
        settings: z.object(Object.fromEntries(settings) as ZodRawShape).nullable(),
        audit: z.object(values('audit.'))
    };
}

function orMissing(part: z.ZodTypeAny, isOptional: boolean): z.ZodTypeAny {
    return isOptional ? part.optional() : part;
}

const outbound = z.object(directionShape('outbound'));
const inbound = z.object({
    ...directionShape('inbound'),
    service: z.object({ state: nameOrNull, startMode: nameOrNull }).nullable()
});

const [contract, notReported] = [storedContract, z.array(name).max(MOST_PARTS)];
const powershell = z.object({ version: name, languageMode: name });
const alone = { contract, unavailable: unavailableParts, notReported, utcOffset: nameOrNull, powershell, actingUser: nameOrNull };

// What the catalogue brings has no type of its own here: the spec holds it against every sample.
function typed<T>(schema: z.ZodTypeAny): ZodType<T, ZodTypeDef, unknown> {
    return schema as unknown as ZodType<T, ZodTypeDef, unknown>;
}

export const configurationSchema = typed<SigningConfiguration>(
    z.object({
        contract,
        computer,
        outbound,
        inbound,
        surroundings,
        unavailable: unavailableParts,
        notReported,
        collectedAt: name,
        utcOffset: nameOrNull,
        powershell,
        actingUser: nameOrNull
    })
);

type Alone = Pick<SigningConfiguration, keyof typeof alone>;

/** The parts of a configuration that are stored on their own, without when it was collected. */
export const configurationParts = {
    computer: typed<ComputerFacts>(computer),
    outbound: typed<OutboundFacts>(outbound),
    inbound: typed<InboundFacts>(inbound),
    surroundings: typed<SurroundingFacts>(surroundings),
    rest: typed<Alone>(z.object(alone))
};
