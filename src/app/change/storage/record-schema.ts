// SPDX-License-Identifier: MIT
// What comes back from storage or from a file is checked before it is believed: it may be of another version, edited
// by hand, or cut off.
import { z, ZodType, type ZodTypeDef } from 'zod';
import { LONGEST_TEXT, LONGEST_WORDS } from '../../domain/limits';
import { type Failure, failureKinds } from '../../domain/outcome';
import type { ValueOwner } from '../../domain/change/owners';
import type { PlannedChange } from '../../domain/change/plan';
import { type ChangeRecord, endings, recordVersion } from '../../domain/change/record';
import { catalogue, isSigning, type SettingName, settingNames } from '../../domain/settings/catalogue';
import { auditsOnSigning } from '../../domain/settings/signing-audits';
import { type SettableState, type SettingState, type Word } from '../../domain/settings/setting';
import { type StoredKind, storedKinds } from '../../domain/settings/signing-state';
import type { Found } from '../../domain/change/found';
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
/** The states of a setting: its own words, and what is stored for them. */
function statesOf(name: SettingName): {
    readonly state: ZodType<SettingState, ZodTypeDef, unknown>;
    readonly settable: ZodType<SettableState, ZodTypeDef, unknown>;
} {
    const { values, kind } = catalogue[name];
    const words = Object.keys(values) as Word[];
    const kinds = Object.values(values).flatMap(number => storedKinds[number ?? 0] ?? []);
    const inForce = z.enum(['notReported', ...words]);
    const settable = z.enum<StoredKind | 'notStored', ['notStored', ...StoredKind[]]>(['notStored', ...kinds]);
    return {
        state: z.object({
            inForce,
            stored: z.union([
                z.object({ kind: z.enum(['notStored', 'notReported', ...kinds]) }),
                z.object({ kind: z.literal('other'), raw: text })
            ])
        }),
        settable: z.object({
            // Only of an audit it may be known what is stored, and not what is in force.
            inForce: kind === 'audit' ? inForce : inForce.exclude(['notReported']),
            stored: z.object({ kind: settable })
        })
    };
}

const states = Object.fromEntries(settingNames.map(name => [name, statesOf(name)])) as Record<SettingName, ReturnType<typeof statesOf>>;
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

// Records from before others than Group Policy were told, and from before it was noted, lack some of it.
// As of failures: an optional member.
export const ownerSchema = z.object({
    by: z.enum(['groupPolicy', 'osConfig', 'azureLocal', 'mdm']).default('groupPolicy'),
    gpoName: text.nullable(),
    gpoId: text.nullable(),
    value: text,
    lastApplied: text.nullable(),
    appliedBy: z.enum(['event', 'rsop']).optional(),
    everyRefresh: z.boolean().default(false)
}) as unknown as ZodType<ValueOwner, ZodTypeDef, unknown>;
const takenBackBy = ownerSchema.nullable();
const naming = z.object({ owners: z.array(ownerSchema).max(2), policyRead: z.boolean(), managersRead: z.boolean() });

const found = z
    .object({
        at: z.string().datetime(),
        computerTime: text.nullable(),
        soUntil: text.optional(),
        settings: z
            .object(
                Object.fromEntries(settingNames.map(name => [name, isSigning(name) ? states[name].state : states[name].state.optional()]))
            )
            .strict() as unknown as ZodType<Found['settings'], ZodTypeDef, unknown>,
        named: z.object({ outbound: naming, inbound: naming })
    })
    .nullable();

/** A change of one of these settings, with what else is to be in it. */
function changeOf<S extends z.ZodRawShape>(
    names: readonly SettingName[],
    also: S
): ZodType<PlannedChange & z.infer<z.ZodObject<S>>, ZodTypeDef, unknown> {
    const options = names.map(name =>
        z.object({
            setting: z.literal(name),
            direction: z.literal(catalogue[name].direction),
            before: states[name].settable,
            after: states[name].settable,
            takenBackBy,
            ...also
        })
    );
    return z.discriminatedUnion('setting', options as never) as unknown as ReturnType<typeof changeOf<S>>;
}

const onePerSetting = (changes: readonly PlannedChange[]): boolean =>
    new Set(changes.map(({ setting }) => setting)).size === changes.length;

/** What a run changes. */
export const runChangesSchema = z.array(changeOf([...settingNames.filter(isSigning), ...auditsOnSigning], {})).refine(onePerSetting);

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
    changes: z.array(changeOf(settingNames, { write })).refine(onePerSetting),
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
