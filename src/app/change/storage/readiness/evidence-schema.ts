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
    withoutImports
} from '../../../domain/readiness/computer-evidence';
import { type ImportedEvents, type ImportSource, MOST_SOURCES } from '../../../domain/readiness/imports/imported';
import type { AuditSeen } from '../../../domain/settings/audit-since';
import { isBag, isFlag, isListOf, isNumber, isText, isWhole, optional, nullOr } from './checks';
import { configurationSchema, storedContract, unavailableParts } from './configuration-schema';
import { schemaOf } from '../schema-of';

/** The version in which evidence is stored. */
export const evidenceVersion = 1;

export interface StoredEvidence extends ComputerEvidence {
    readonly version: typeof evidenceVersion;
    /** When the last of its parts was answered, by which the oldest is found; of what only files tell, behind a blank. */
    readonly readAt: string;
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

const imported = schemaOf<ImportedEvents>()(
    z.object({
        events: z.custom<readonly LoggedEvent[]>(isListOf(isEvent, MOST_EVENTS)),
        sources: z.array(source).max(MOST_SOURCES),
        notGathered: z.array(z.string().max(LONGEST_NAME)).max(MOST_NAMES),
        leftOut: z.literal(true).optional()
    })
);

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
        version: z.literal(evidenceVersion),
        computer: z.string().min(1).max(LONGEST_NAME),
        identity: z.string().max(longestIdentity).nullable(),
        configuration: reading(configurationSchema),
        evidence: reading(evidence),
        connections: reading(connections),
        failure: failure.optional(),
        imported: imported.optional(),
        // What was kept before has none.
        audits: z.object({ outbound: audits, inbound: audits }).optional(),
        readAt: z.string()
    })
);

/** As it is stored. */
export function storedEvidence(one: ComputerEvidence): StoredEvidence {
    const kept = evidenceOf(one);
    const lastImport = kept.imported?.sources[0]?.importedAt ?? '';
    const readAt = lastReadAt(kept);
    const last = readAt > lastImport ? readAt : lastImport;
    // What only files tell of goes first where there is no room: a file may name any number of computers.
    return { version: evidenceVersion, ...kept, readAt: withoutImports(kept) ? last : ` ${last}` };
}

/** What stands in the storage beside the evidence is of no use to others. */
export function evidenceOf(one: ComputerEvidence): ComputerEvidence {
    const { computer, identity, configuration, evidence: logs, connections: seen, audits: on, failure: why, imported: files } = one;
    const rest = { ...(on && { audits: on }), ...(why && { failure: why }), ...(files && { imported: files }) };
    return { computer, identity, configuration, evidence: logs, connections: seen, ...rest };
}
