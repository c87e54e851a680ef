// SPDX-License-Identifier: MIT
// What was read of a computer, when it comes back from the storage: checked before it is believed, as records are.
import { z, type ZodType, type ZodTypeDef } from 'zod';
import type { ChannelFacts, DayCount, EventField, EvidenceReading, LoggedEvent, SourceFacts } from '../../../domain/evidence/reading';
import {
    LONGEST_EVENT,
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_REASON,
    LONGEST_TEXT,
    MOST_EVENTS,
    MOST_FIELDS,
    MOST_NAMES,
    MOST_PARTS,
    MOST_ROWS
} from '../../../domain/limits';
import { failureKinds } from '../../../domain/outcome';
import type { ConnectionFacts, GuestLogonEvent, InboundSession, LimitedList, OutboundConnection } from '../../../domain/peers/connections';
import {
    type ComputerEvidence,
    type KeptFailure,
    type KeptReading,
    lastReadAt,
    nothingOf,
    withoutImports
} from '../../../domain/readiness/computer-evidence';
import { type ImportedEvents, type ImportSource, MOST_SOURCES } from '../../../domain/readiness/imports/imported';
import type { AuditSeen } from '../../../domain/settings/audit-since';
import { isBag, isFlag, isListOf, isNumber, isText, isWhole, optional, nullOr } from './checks';
import { configurationSchema, storedContract, unavailableParts } from './configuration-schema';
import { schemaOf } from '../schema-of';
import { packedImports, unpackedImports } from './packed-imports';

/** The version in which evidence is stored. Version 2 has what files brought as one text, version 1 as objects. */
export const evidenceVersion = 2;

/** What is stored of a computer, once it was read from there. */
export interface StoredEvidence extends ComputerEvidence {
    readonly version: 1 | typeof evidenceVersion;
    /** When the last of its parts was answered, by which the oldest is found; of what only files tell, behind a blank. */
    readonly readAt: string;
}

/** The same as it is written. */
export interface WrittenEvidence extends Omit<StoredEvidence, 'imported'> {
    readonly imported?: string;
}

const name = isText(LONGEST_NAME);
const nameOrNull = nullOr(name);
const flag = nullOr(isFlag);
const whole = nullOr(isWhole);
const reason = nullOr(isText(LONGEST_REASON));
const errorId = nullOr(isText(LONGEST_ID));
const fields = isListOf(isBag<EventField>({ name: nameOrNull, value: isText(LONGEST_TEXT) }), MOST_FIELDS);

const isChannel = isBag<ChannelFacts>({
    name,
    enabled: flag,
    mode: nameOrNull,
    maximumBytes: whole,
    fileBytes: whole,
    full: flag,
    recordCount: whole,
    oldestRecord: whole,
    oldestEvent: nameOrNull,
    errorId,
    words: reason
});

const isSource = isBag<SourceFacts>({ channel: name, id: isWhole, defined: flag, read: isWhole, cut: isFlag, errorId, words: reason });

const isDay = isBag<DayCount>({ day: whole, count: isWhole, first: isWhole, last: isWhole });

const isEvent = isBag<LoggedEvent>({
    channel: name,
    id: isWhole,
    count: value => Number.isInteger(value) && Number(value) > 0,
    peer: nameOrNull,
    required: flag,
    status: nameOrNull,
    first: name,
    time: name,
    recordId: whole,
    fields,
    raw: isText(LONGEST_EVENT),
    days: optional(isListOf(isDay, MOST_EVENTS))
});

/** An older module names no sources: they are made of its logs, a few of each. */
const mostSources = 4 * MOST_NAMES;

const evidence = schemaOf<EvidenceReading>()(
    z.object({
        contract: storedContract,
        channels: z.custom<readonly ChannelFacts[]>(isListOf(isChannel, MOST_NAMES)),
        sources: z.custom<readonly SourceFacts[]>(isListOf(isSource, mostSources)),
        events: z.custom<readonly LoggedEvent[]>(isListOf(isEvent, MOST_EVENTS)),
        since: z.string().max(LONGEST_NAME).nullable(),
        collectedAt: z.string().max(LONGEST_NAME),
        leftOut: z.literal(true).optional(),
        notUnderstood: unavailableParts.optional(),
        imported: z.literal(true).optional()
    })
);

const connection = { dialect: nameOrNull, user: nameOrNull };
const isOutbound = isBag<OutboundConnection>({
    ...connection,
    server: nameOrNull,
    share: nameOrNull,
    credential: nameOrNull,
    signed: flag,
    encrypted: flag
});
const isInbound = isBag<InboundSession>({ ...connection, client: nameOrNull, idleSeconds: nullOr(isNumber) });
const isGuestLogon = isBag<GuestLogonEvent>({ id: isWhole, time: name, fields });
const isAlias = isBag<ConnectionFacts['aliases'][number]>({ name, canonical: nameOrNull });

function limited<T>(isRow: (value: unknown) => value is T): ZodType<LimitedList<T> | null, ZodTypeDef, unknown> {
    const rows = z.custom<readonly T[]>(isListOf(isRow, MOST_ROWS));
    return z.object({ total: z.number().int().nullable(), rows }).nullable() as unknown as ReturnType<typeof limited<T>>;
}

const connections = schemaOf<ConnectionFacts>()(
    z.object({
        contract: storedContract,
        outbound: limited(isOutbound),
        inbound: limited(isInbound),
        guestLogons: z.custom<readonly GuestLogonEvent[]>(isListOf(isGuestLogon, MOST_ROWS)).nullable(),
        aliases: z.custom<ConnectionFacts['aliases']>(isListOf(isAlias, MOST_ROWS)),
        unavailable: unavailableParts,
        notReported: z.array(z.string().max(LONGEST_NAME)).max(MOST_PARTS),
        collectedAt: z.string().max(LONGEST_NAME)
    })
);

const source = schemaOf<ImportSource>()(z.object({ file: z.string().max(LONGEST_NAME), importedAt: z.string().datetime() }));

function reading<T>(value: ZodType<T, ZodTypeDef, unknown>): ZodType<KeptReading<T> | null, ZodTypeDef, unknown> {
    const kept = z.object({ value, readAt: z.string().datetime(), from: source.optional() });
    return kept.nullable() as unknown as ReturnType<typeof reading<T>>;
}

/** One file may tell of every computer: it is looked at once. */
const knownSources = new WeakSet<object>();

function isImportSource(one: unknown): one is ImportSource {
    if (typeof one !== 'object' || one === null) return false;
    if (knownSources.has(one)) return true;
    const isOne = source.safeParse(one).success;
    if (isOne) knownSources.add(one);
    return isOne;
}

const isImported = isBag<ImportedEvents>({
    events: isListOf(isEvent, MOST_EVENTS),
    sources: isListOf(isImportSource, MOST_SOURCES),
    notGathered: isListOf((one): one is string => name(one), MOST_NAMES),
    leftOut: value => value === undefined || value === true
});
const imported = z.custom<ImportedEvents>(isImported);

const time = z.string().datetime().nullable();
const audits = schemaOf<AuditSeen>()(z.object({ since: time, last: time, off: time, unsure: time }));

const failure = schemaOf<KeptFailure>()(
    z.object({
        of: z.enum(['evidence', 'connections']),
        at: z.string().datetime(),
        kind: z.enum(failureKinds),
        words: z.string().max(LONGEST_REASON).nullable(),
        errorId: z.string().max(LONGEST_ID).nullable()
    })
);

/** Two of the longest names, with what stands between them. In lower case a name may be longer than it was. */
const longestIdentity = 5 * LONGEST_NAME;

export const storedEvidenceSchema = schemaOf<StoredEvidence>()(
    z.object({
        version: z.union([z.literal(1), z.literal(evidenceVersion)]),
        computer: z.string().min(1).max(LONGEST_NAME),
        identity: z.string().max(longestIdentity).nullable(),
        configuration: reading(configurationSchema),
        evidence: reading(evidence),
        connections: reading(connections),
        failure: failure.optional(),
        imported: z.preprocess(one => (typeof one === 'string' ? unpackedImports(one) : one), imported).optional(),
        // What was kept before has none.
        audits: z.object({ outbound: audits, inbound: audits }).optional(),
        readAt: z.string()
    })
);

/**
 * What is stored of a computer; null: it is damaged. Of tens of thousands of computers only files tell, and nothing but these few
 * members: for them a schema would take longer than all the rest.
 */
export function readEvidence(stored: unknown): ComputerEvidence | null {
    if (isOfFilesAlone(stored)) {
        const brought = unpackedImports(stored.imported);
        return isImported(brought) ? { ...nothingOf(stored.computer), imported: brought } : null;
    }
    const parsed = storedEvidenceSchema.safeParse(stored);
    return parsed.success ? evidenceOf(parsed.data) : null;
}

const isNothing = (value: unknown): boolean => value === null;
const isMissing = (value: unknown): boolean => value === undefined;
const isOfFilesAlone = isBag<Omit<WrittenEvidence, 'imported'> & { readonly imported: string }>({
    version: value => value === evidenceVersion,
    computer: value => name(value) && value !== '',
    identity: isNothing,
    configuration: isNothing,
    evidence: isNothing,
    connections: isNothing,
    failure: isMissing,
    audits: isMissing,
    imported: value => typeof value === 'string',
    readAt: name
});

/** The places, by `readAt`, of what only files tell of. @param until ISO 8601: of what was brought until then. Missing: of all */
export function ofFilesAlone(until = '9'): IDBKeyRange {
    return IDBKeyRange.bound(' ', ` ${until}`);
}

/** As it is stored. */
export function storedEvidence(one: ComputerEvidence): WrittenEvidence {
    const { imported: brought, ...kept } = evidenceOf(one);
    const imports = [brought?.sources[0], ...[kept.configuration, kept.evidence, kept.connections].map(part => part?.from)];
    const lastImport = imports.reduce((last, from) => (from && from.importedAt > last ? from.importedAt : last), '');
    const readAt = lastReadAt(kept);
    // What only files tell of goes first where there is no room: a file may name any number of computers.
    const place = withoutImports(kept) ? (readAt > lastImport ? readAt : lastImport) : ` ${lastImport}`;
    return { version: evidenceVersion, ...kept, ...(brought && { imported: packedImports(brought) }), readAt: place };
}

/** What stands in the storage beside the evidence is of no use to others. */
export function evidenceOf(one: ComputerEvidence): ComputerEvidence {
    const { computer, identity, configuration, evidence: logs, connections: seen, audits: on, failure: why, imported: files } = one;
    const rest = { ...(on && { audits: on }), ...(why && { failure: why }), ...(files && { imported: files }) };
    return { computer, identity, configuration, evidence: logs, connections: seen, ...rest };
}
