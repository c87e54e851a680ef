// SPDX-License-Identifier: MIT
// What was read of a computer, when it comes back from the storage in a form of earlier versions, as objects: checked before it is
// believed, as records are. Parts of it are in the present form, too.
import { z, type ZodType, type ZodTypeDef } from 'zod';
import type { ChannelFacts, EvidenceReading, LoggedEvent, SourceFacts } from '../../../domain/evidence/reading';
import { LONGEST_ID, LONGEST_NAME, LONGEST_REASON, MOST_EVENTS, MOST_NAMES, MOST_PARTS, MOST_ROWS } from '../../../domain/limits';
import { failureKinds } from '../../../domain/outcome';
import type { ConnectionFacts, GuestLogonEvent, InboundSession, LimitedList, OutboundConnection } from '../../../domain/peers/connections';
import type { ComputerEvidence, KeptFailure, KeptReading } from '../../../domain/readiness/computer-evidence';
import { type ImportedEvents, MOST_SOURCES } from '../../../domain/readiness/imports/imported';
import type { AuditSeen, AuditsSeen } from '../../../domain/settings/audit-since';
import { schemaOf } from '../schema-of';
import { isBag, isListOf, isNumber, isWhole, nullOr } from './checks';
import { configurationSchema, storedContract, unavailableParts } from './configuration-schema';
import {
    areChannels,
    areSources,
    importSource,
    isEvent,
    isFields,
    isFlagOrNull,
    isImportSource,
    isName,
    isNameOrNull,
    isTime,
    time
} from './evidence-checks';
import { unpackedImports } from './packed-imports';

/** What is stored in an earlier form. */
interface EarlierEvidence extends ComputerEvidence {
    readonly version: 1 | 2;
    readonly readAt: string;
}

const evidence = schemaOf<EvidenceReading>()(
    z.object({
        contract: storedContract,
        channels: z.custom<readonly ChannelFacts[]>(areChannels),
        sources: z.custom<readonly SourceFacts[]>(areSources),
        events: z.custom<readonly LoggedEvent[]>(isListOf(isEvent, MOST_EVENTS)),
        since: z.string().max(LONGEST_NAME).nullable(),
        collectedAt: z.string().max(LONGEST_NAME),
        leftOut: z.literal(true).optional(),
        notUnderstood: unavailableParts.optional(),
        imported: z.literal(true).optional()
    })
);

const connection = { dialect: isNameOrNull, user: isNameOrNull };
const isOutbound = isBag<OutboundConnection>({
    ...connection,
    server: isNameOrNull,
    share: isNameOrNull,
    credential: isNameOrNull,
    signed: isFlagOrNull,
    encrypted: isFlagOrNull
});
const isInbound = isBag<InboundSession>({ ...connection, client: isNameOrNull, idleSeconds: nullOr(isNumber) });
const isGuestLogon = isBag<GuestLogonEvent>({ id: isWhole, time: isName, fields: isFields });
const isAlias = isBag<ConnectionFacts['aliases'][number]>({ name: isName, canonical: isNameOrNull });

function limited<T>(isRow: (value: unknown) => value is T): ZodType<LimitedList<T> | null, ZodTypeDef, unknown> {
    const rows = z.custom<readonly T[]>(isListOf(isRow, MOST_ROWS));
    return z.object({ total: z.number().int().nullable(), rows }).nullable() as unknown as ReturnType<typeof limited<T>>;
}

export const connectionsSchema = schemaOf<ConnectionFacts>()(
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

function reading<T>(value: ZodType<T, ZodTypeDef, unknown>): ZodType<KeptReading<T> | null, ZodTypeDef, unknown> {
    const kept = z.object({ value, readAt: time, from: importSource.optional() });
    return kept.nullable() as unknown as ReturnType<typeof reading<T>>;
}

export const isImported = isBag<ImportedEvents>({
    events: isListOf(isEvent, MOST_EVENTS),
    sources: isListOf(isImportSource, MOST_SOURCES),
    notGathered: isListOf(isName, MOST_NAMES),
    leftOut: value => value === undefined || value === true
});
const imported = z.custom<ImportedEvents>(isImported);

const timeOrNull = nullOr(isTime);
const isAudit = isBag<AuditSeen>({ since: timeOrNull, last: timeOrNull, off: timeOrNull, unsure: timeOrNull });
export const areAudits = isBag<AuditsSeen>({ outbound: isAudit, inbound: isAudit });

export const keptFailureSchema = schemaOf<KeptFailure>()(
    z.object({
        of: z.enum(['evidence', 'connections']),
        at: time,
        kind: z.enum(failureKinds),
        words: z.string().max(LONGEST_REASON).nullable(),
        errorId: z.string().max(LONGEST_ID).nullable()
    })
);

/** Two of the longest names, with what stands between them. In lower case a name may be longer than it was. */
export const longestIdentity = 5 * LONGEST_NAME;

export const earlierEvidenceSchema = schemaOf<EarlierEvidence>()(
    z.object({
        version: z.union([z.literal(1), z.literal(2)]),
        computer: z.string().min(1).max(LONGEST_NAME),
        identity: z.string().max(longestIdentity).nullable(),
        configuration: reading(configurationSchema),
        evidence: reading(evidence),
        connections: reading(connectionsSchema),
        failure: keptFailureSchema.optional(),
        imported: z.preprocess(one => (typeof one === 'string' ? unpackedImports(one) : one), imported).optional(),
        // What was kept before has none.
        audits: z.custom<AuditsSeen>(areAudits).optional(),
        readAt: z.string()
    })
);
