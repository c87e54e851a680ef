// SPDX-License-Identifier: MIT
// What comes back from storage or from a file is checked before it is believed: it may be of another version, edited
// by hand, or cut off.
import { z, ZodType, type ZodTypeDef } from 'zod';
import { LONGEST_TEXT, LONGEST_WORDS } from '../../domain/limits';
import { type Failure, failureKinds } from '../../domain/outcome';
import { type PlannedChange, type SigningChange, subjectOf, type ValueOwner } from '../../domain/change/plan';
import { type ChangeRecord, endings, recordVersion } from '../../domain/change/record';
import { directionOf, type SettingName, settingNames } from '../../domain/settings/setting';
import { recordMigrated } from './migrations';

/** What a file of exported history says it is. */
export const historyFormat = 'smb-signing-history';

/** What stands around the records of a file. */
export interface HistoryFile {
    readonly format: typeof historyFormat;
    readonly version: typeof recordVersion;
    /** ISO 8601, UTC. */
    readonly exportedAt: string;
    readonly toolVersion: string;
}

export const text = z.string().max(LONGEST_TEXT);
const stored = z.union([
    z.object({ kind: z.enum(['one', 'zero', 'notStored', 'notReported']) }),
    z.object({ kind: z.literal('other'), raw: text })
]);
const directionState = z.object({ inForce: z.enum(['required', 'notRequired', 'notReported']), stored });
const settableState = z.object({
    inForce: z.enum(['required', 'notRequired']),
    stored: z.object({ kind: z.enum(['one', 'zero', 'notStored']) })
});
// The optional members of zod's types admit undefined, which no JSON and no record holds.
export const failureSchema = z.object({
    kind: z.enum(failureKinds),
    words: z.string().max(LONGEST_WORDS).nullable(),
    errorId: text.nullable(),
    path: text.optional()
}) as unknown as ZodType<Failure, ZodTypeDef, unknown>;
const write = z.union([
    z.object({ kind: z.enum(['notSent', 'sent', 'written']) }),
    z.object({ kind: z.literal('failed'), failure: failureSchema })
]);

export const recordedComputerSchema = z.object({ name: text, id: text.nullable(), fqdn: text.nullable() });

const setting = z.enum(settingNames as [SettingName, ...SettingName[]]);
const settingState = z.object({ inForce: z.enum(['on', 'off', 'notReported']), stored });
const settableSetting = z.object({
    inForce: z.enum(['on', 'off', 'notReported']),
    stored: z.object({ kind: z.enum(['one', 'zero', 'notStored']) })
});

// Records from before others than Group Policy were told, and from before it was noted, lack some of it.
// As of failures: an optional member.
const owner = z.object({
    by: z.enum(['groupPolicy', 'osConfig', 'azureLocal', 'mdm']).default('groupPolicy'),
    gpoName: text.nullable(),
    gpoId: text.nullable(),
    value: text,
    lastApplied: text.nullable(),
    appliedBy: z.enum(['event', 'rsop']).optional(),
    everyRefresh: z.boolean().default(false)
}) as unknown as ZodType<ValueOwner, ZodTypeDef, unknown>;
const takenBackBy = owner.nullable();
const naming = z.object({ owners: z.array(owner).max(2), policyRead: z.boolean(), managersRead: z.boolean() });

const found = z
    .object({
        at: z.string().datetime(),
        computerTime: text.nullable(),
        soUntil: text.optional(),
        outbound: directionState,
        inbound: directionState,
        settings: z.record(setting, settingState),
        named: z.object({ outbound: naming, inbound: naming })
    })
    .nullable();

const direction = z.enum(['outbound', 'inbound']);
const signingChange = z.object({ direction, before: settableState, after: settableState, takenBackBy });
const settingChange = z
    .object({ setting, direction, before: settableSetting, after: settableSetting, takenBackBy })
    .refine(change => directionOf(change.setting) === change.direction, { path: ['direction'] });
const written = z.object({ write });

const onePerSubject = (changes: readonly PlannedChange[]): boolean => new Set(changes.map(subjectOf)).size === changes.length;

export const signingChangesSchema: ZodType<SigningChange[], ZodTypeDef, unknown> = z.array(signingChange).refine(onePerSubject);

/** Null: it came from no file, or that was not noted. */
export const originSchema = z
    .object({ importedAt: z.string().datetime(), exportedAt: z.string().datetime().nullable(), toolVersion: text.nullable() })
    .nullable();

const record = z.object({
    version: z.literal(recordVersion),
    id: text,
    run: text,
    undoes: text.nullable(),
    startedAt: z.string().datetime(),
    toolVersion: text,
    computer: recordedComputerSchema,
    actingUser: text.nullable(),
    changes: z.array(z.union([signingChange.and(written), settingChange.and(written)])).refine(onePerSubject),
    step: z.enum(['queued', 'writing', 'readingBack', 'ended']),
    cancelled: z.boolean(),
    found,
    latest: found,
    ending: z.enum(endings).nullable(),
    // Records from before this was noted were made here, or nobody can tell any more.
    imported: z.boolean().default(false),
    origin: originSchema,
    waitedFor: z
        .object({ kind: z.enum(['computer', 'cluster', 'perhapsCluster']), name: text })
        .nullable()
        .default(null)
});

export const recordSchema: ZodType<ChangeRecord, ZodTypeDef, unknown> = z.preprocess(
    recordMigrated,
    record.refine(({ step, ending }) => (step === 'ended') === (ending !== null), { path: ['ending'] })
);

/** What a file may hold: only what has ended. */
export const endedRecordSchema: ZodType<ChangeRecord, ZodTypeDef, unknown> = recordSchema.refine(({ step }) => step === 'ended', {
    path: ['step']
});

/** When and by which version a file says that it was written; null: it does not, or not so that it can be kept. */
export const toldOfItself = {
    exportedAt: z.string().datetime().nullable().catch(null),
    toolVersion: text.nullable().catch(null)
};

/** The outside of a file, whatever its version and however many records it holds. */
export const historyFileSchema = z.object({
    format: z.literal(historyFormat),
    version: z.number().int(),
    records: z.array(z.unknown()),
    ...toldOfItself
});
