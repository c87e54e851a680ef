// SPDX-License-Identifier: MIT
import { z, type ZodRawShape, ZodType, type ZodTypeDef } from 'zod';
import {
    type ComputerFacts,
    contractVersion,
    type Direction,
    type InboundFacts,
    type MdmFacts,
    NOT_UNDERSTOOD,
    type OutboundFacts,
    type PolicyFacts,
    readableContracts,
    type SigningConfiguration,
    type SurroundingFacts,
    TOO_LONG,
    type UnavailablePart
} from '../../domain/computer/facts';
import { catalogue, reportedValues, settingNames } from '../../domain/settings/catalogue';
import { LONGEST_ID, LONGEST_NAME, LONGEST_REASON, LONGEST_TEXT, MOST_ENTRIES, MOST_NAMES, MOST_PARTS } from '../../domain/limits';
import type { Outcome } from '../../domain/outcome';
import { beginningOf, withAnswer } from '../../domain/answers/raw-answer';
import { type AnswerPath, anyOf, type CutList, known, list, orElse, orUnknown, parseBounded, boundedText } from './bounded';
import { completed } from './older-contract';
import { badAnswer, failure, outdatedModule } from '../outcomes';

const name = boundedText(LONGEST_NAME);
const nameOrNull = known(name);
const flag = known(z.boolean());
const whole = known(z.number().int());
/** Here null means that nothing is stored: what is not understood takes the bag around it along. */
const registryData = z.union([z.number(), boundedText(LONGEST_TEXT), z.null()]);
/** Of a reading. A write is only understood by a module of the present contract. */
export const readable = z.union([z.literal(readableContracts[0]), z.literal(readableContracts[1])]);
const status = z.enum(['found', 'none', 'unavailable']);
/** A text of which nothing is claimed. */
export const words = orElse(name, '');

/** Of a reading whose contract is not understood, nothing may be written. */
export const contract = orElse<1 | 2>(readable, readableContracts[0]);

/** Makes the schema of a property bag. */
export type Bag = <S extends ZodRawShape>(shape: S) => z.ZodObject<S, 'strict' | 'strip'>;

/**
 * The schema of Get-SmbSigningConfiguration. What is missing or not understood is not known, and noted (bounded.ts): never a
 * value that looks safe. Unknown keys are tolerated, because an endpoint may hold a newer module, except where `strict` is set
 * (the specs, against the samples in test/contract).
 */
export function signingConfigurationSchema(strict = false): ZodType<SigningConfiguration, ZodTypeDef, unknown> {
    const bag: Bag = shape => (strict ? z.object(shape).strict() : z.object(shape));
    const schema = bag({
        contract,
        computer: computerSchema(bag),
        ...directionSchemas(bag),
        surroundings: surroundingsSchema(bag),
        unavailable: unavailableSchema(bag),
        // A setting that is not in it is not known, which is less than that Windows does not have it.
        notReported: anyOf(name, MOST_PARTS),
        collectedAt: words,
        utcOffset: nameOrNull,
        powershell: orUnknown(bag({ version: words, languageMode: words })),
        actingUser: nameOrNull
    });
    return z.preprocess(completed, schema);
}

/** What could not be read, which every reading reports in the same way. */
export function unavailableSchema(bag: Bag): ZodType<UnavailablePart[], ZodTypeDef, unknown> {
    return anyOf(
        bag({ what: name, errorId: orElse(boundedText(LONGEST_ID), ''), message: orElse(boundedText(LONGEST_REASON), '') }),
        MOST_PARTS
    );
}

function computerSchema(bag: Bag): ZodType<ComputerFacts, ZodTypeDef, unknown> {
    const licensed = z.number().int().nullable(); // null: not named
    return orUnknown(
        bag({
            name: nameOrNull,
            fqdn: nameOrNull,
            id: nameOrNull,
            caption: nameOrNull,
            editionSku: whole,
            editionId: nameOrNull,
            installationType: nameOrNull,
            build: whole,
            ubr: whole,
            productType: known(z.enum(['workstation', 'domainController', 'server'])),
            roles: known(list(name, MOST_NAMES)),
            cluster: nameOrNull,
            domainJoined: flag,
            license: known(bag({ serverRequiresSigning: licensed, clientRequiresSigning: licensed, clientAllowsGuests: licensed }))
        })
    );
}

interface Value {
    readonly status: PolicyFacts['status'] | null;
    readonly value?: PolicyFacts['value'] | undefined;
    readonly provider?: string | null | undefined;
}

/**
 * What says a value, and whether it says one: where that is not understood, or who says it, no value is known.
 * @param teller the member that says who does; it is not understood either where it is missing
 */
function toldValue<T>(
    bag: ZodType<Value, ZodTypeDef, unknown>,
    teller: { readonly provider?: null } = {}
): ZodType<T, ZodTypeDef, unknown> {
    const told = bag.transform(one => {
        if (one.status !== null && one.value !== undefined && !('provider' in teller && one.provider === undefined)) return one;
        return { ...one, status: 'unavailable', value: null, ...teller };
    });
    return orUnknown(told as unknown as ZodType<T, ZodTypeDef, unknown>);
}

/** What both directions have. */
// eslint-disable-next-line @typescript-eslint/explicit-function-return-type -- what zod makes of it
function sharedSchemas(bag: Bag) {
    const told = orElse<PolicyFacts['status'] | null>(status, null);
    const provider = orElse<string | null | undefined>(name.nullable(), undefined);
    const value = orElse<string | number | null | undefined>(registryData, undefined);
    return {
        enabled: flag,
        stored: known(bag({ required: registryData })),
        policy: toldValue<PolicyFacts>(
            bag({
                status: told,
                gpoName: nameOrNull,
                gpoId: nameOrNull,
                value,
                lastApplied: nameOrNull,
                reason: known(boundedText(LONGEST_REASON)),
                history: known(list(bag({ name, id: name }), MOST_NAMES))
            })
        ),
        mdm: toldValue<MdmFacts>(bag({ status: told, value, provider }), { provider: null }),
        dialectMin: nameOrNull,
        dialectMax: nameOrNull
    };
}

function directionSchemas(bag: Bag): {
    outbound: ZodType<OutboundFacts, ZodTypeDef, unknown>;
    inbound: ZodType<InboundFacts, ZodTypeDef, unknown>;
} {
    const direction = sharedSchemas(bag);
    const outbound = settingSchemas(bag, 'outbound');
    const inbound = settingSchemas(bag, 'inbound');
    return {
        outbound: orUnknown(
            bag({
                ...direction,
                ...outbound.inForce,
                settings: known(bag(outbound.stored)),
                audit: orUnknown(bag(outbound.audits))
            })
        ) as unknown as ZodType<OutboundFacts, ZodTypeDef, unknown>,
        inbound: orUnknown(
            bag({
                ...direction,
                ...inbound.inForce,
                settings: known(bag(inbound.stored)),
                service: known(bag({ state: nameOrNull, startMode: nameOrNull })),
                audit: orUnknown(bag(inbound.audits))
            })
        ) as unknown as ZodType<InboundFacts, ZodTypeDef, unknown>
    };
}

/** What the catalogue says of the settings of a direction. What came later may be missing in an answer. */
function settingSchemas(bag: Bag, direction: Direction): Readonly<Record<'inForce' | 'audits' | 'stored', ZodRawShape>> {
    const facts = known(bag({ stored: registryData, policy: registryData }));
    const values = reportedValues.filter(one => one.direction === direction);
    const shapeOf = (below: string): ZodRawShape =>
        Object.fromEntries(
            values
                .filter(({ reported }) => reported.startsWith('audit.') === (below !== ''))
                .map(({ reported, isFlag, isOptional }) => {
                    const value = isFlag ? flag : whole;
                    return [reported.slice(below.length), isOptional ? value.optional() : value];
                })
        );
    const stored = settingNames.map(name => catalogue[name]).filter(one => one.direction === direction);
    return {
        inForce: shapeOf(''),
        audits: shapeOf('audit.'),
        stored: Object.fromEntries(
            stored.flatMap(({ facts: name, cameLater }) => (name === null ? [] : [[name, cameLater === null ? facts : facts.optional()]]))
        )
    };
}

function surroundingsSchema(bag: Bag): ZodType<SurroundingFacts, ZodTypeDef, unknown> {
    // Whole or not at all: what is not in a list is taken for not being there.
    const entries = known(list(bag({ name: boundedText(LONGEST_TEXT), data: boundedText(LONGEST_TEXT) }), MOST_ENTRIES));
    return orUnknown(
        bag({
            hardenedPaths: entries,
            outboundAudit: entries,
            inboundAudit: entries,
            outboundIgnored: entries,
            inboundIgnored: entries,
            ntlm: known(bag({ restrictSending: registryData })),
            rdma: flag,
            policyRefresh: known(bag({ noGpoListChanges: registryData })),
            policyEvent: known(bag({ logged: nameOrNull })),
            osConfig: flag,
            dsc: flag
        })
    );
}

/** What a write command answers: whether this very call wrote the setting. Never the proof that it did: that is read back. */
export const writeAnswerSchema = z.object({ contract: z.literal(contractVersion), written: z.boolean() });

/**
 * Members that came after the first answers with this version of the contract. One that is missing altogether was not
 * lost: the endpoint's module is older.
 */
export const cameLater: readonly string[] = ['surroundings', 'computer.installationType', 'outbound.settings', 'inbound.settings'];

/** So many of an answer's main parts missing, and it is none of the command's. */
const mostMissing = 2;

/**
 * Lets an answer in. What of it is not understood is not known in the value; where all of it is not, or must be for the value to
 * mean anything, the first place is named.
 * @param tell puts into the value what was cut, and which parts were not understood
 */
export function parseAnswer<T>(
    schema: ZodType<T, ZodTypeDef, unknown>,
    answer: unknown,
    tell: (value: T, cutLists: readonly CutList[], notUnderstood: readonly UnavailablePart[]) => T = value => value
): Outcome<T> {
    const outdated = outdatedModule(answer);
    if (outdated) return outdated;
    const { parsed, cutLists, refused, refusedInAll } = parseBounded(schema, answer);
    const missing = refused.filter(path => valueAt(answer, path) === undefined).map(path => path.join('.'));
    const main = missing.filter(path => !path.includes('.'));
    if (typeof answer !== 'object' || answer === null || main.length > mostMissing)
        return withAnswer(badAnswer(main[0] || 'answer'), answer);
    const isOlder = missing.length > 0 && missing.length === refusedInAll && missing.every(path => cameLater.includes(path));
    if (isOlder) return failure('moduleOutdated', null, missing[0]);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return withAnswer(badAnswer(issue?.path.join('.') || 'answer', issue?.message ?? null), answer);
    }
    if (cutLists.length + refusedInAll === 0) return { kind: 'ok', value: parsed.data };
    const value = tell(parsed.data, cutLists, notUnderstood(answer, refused, refusedInAll));
    return { kind: 'ok', value: refusedInAll === 0 ? value : withAnswer(value, answer) };
}

/** Names what was not understood, each with its beginning. */
function notUnderstood(answer: unknown, refused: readonly AnswerPath[], inAll: number): UnavailablePart[] {
    const parts = refused.map(path => {
        const value = valueAt(answer, path);
        const raw = value === undefined ? '' : beginningOf(value);
        return { what: path.join('.'), errorId: NOT_UNDERSTOOD, message: raw === '' ? 'missing' : `not understood: ${raw}`, raw };
    });
    const more = inAll - refused.length;
    const rest = { what: 'answer', errorId: NOT_UNDERSTOOD, message: `${more} more parts were not understood`, raw: '' };
    return more > 0 ? [...parts, rest] : parts;
}

function valueAt(answer: unknown, path: AnswerPath): unknown {
    return path.reduce<unknown>((part, key) => (typeof part === 'object' && part !== null ? (part as Bags)[key] : undefined), answer);
}

type Bags = Readonly<Record<string | number, unknown>>;

/** For parseAnswer: names among the parts that could not be read each list that was cut, and what was not understood. */
export function tellParts<T extends { readonly unavailable: readonly UnavailablePart[] }>(
    value: T,
    cutLists: readonly CutList[],
    notUnderstood: readonly UnavailablePart[]
): T {
    const parts = cutLists.map(({ path, kept, of }) => ({
        what: path,
        errorId: TOO_LONG,
        message: `only the first ${kept} of ${of} entries are used`,
        entries: { kept, of }
    }));
    return { ...value, unavailable: [...value.unavailable, ...parts, ...notUnderstood] };
}
