// SPDX-License-Identifier: MIT
// Runs from storage or from a file are checked before they are believed, as records are.
import { z } from 'zod';
import { computerName } from '../../domain/computer/computer-name';
import { type Direction, directions } from '../../domain/computer/facts';
import type { RecordedComputer } from '../../domain/computer/identity';
import { MOST_COMPUTERS } from '../../domain/limits';
import type { ChangeRecord } from '../../domain/change/record';
import { decisions, runGoals, type Run, runEndings, type RunItem, runVersion, runWarnings } from '../../domain/run/run';
import { runPhases } from '../../domain/run/run-phase';
import { readinessKinds } from '../../domain/readiness/readiness';
import { runContentMigrated, runMigrated } from './migrations';
import {
    endedRecordSchema,
    failureSchema,
    originSchema,
    runChangesSchema,
    recordedComputerSchema,
    text,
    toldOfItself
} from './record-schema';
import { schemaOf } from './schema-of';

const item = z.object({
    record: text,
    computer: recordedComputerSchema,
    label: text,
    cluster: text.nullable(),
    decision: z.enum(decisions),
    changes: runChangesSchema,
    weaker: z.boolean(),
    warnings: z.array(z.enum(runWarnings)).max(runWarnings.length),
    failure: failureSchema.nullable(),
    actingUser: text.nullable(),
    undoes: text.nullable(),
    restedOn: z
        .array(
            z.object({
                direction: z.enum(directions as readonly [Direction, ...Direction[]]),
                kind: z.enum(readinessKinds),
                evidenceReadAt: z.string().datetime().nullable(),
                ageDays: z.number().int().nonnegative().nullable(),
                peers: z.number().int().nonnegative(),
                accepted: z.number().int().nonnegative()
            })
        )
        .max(directions.length)
});

const target = z.enum(['required', 'notRequired', 'windowsDefault']);

const run = z.object({
    version: z.literal(runVersion),
    id: text,
    startedAt: z.string().datetime(),
    toolVersion: text,
    target: z.object({
        goal: z.enum(runGoals),
        wanted: z.object({ outbound: target.optional(), inbound: target.optional() }),
        of: text.nullable()
    }),
    settings: z.object({
        atOnce: z.number().int().positive(),
        stopAfter: z.number().int().positive().nullable(),
        pilot: z.number().int().positive().nullable(),
        allowWeaker: z.boolean()
    }),
    retries: text.nullable(),
    items: z
        .array(item)
        .max(MOST_COMPUTERS)
        .refine(items => new Set(items.map(one => one.record)).size === items.length),
    leftOut: z.number().int().nonnegative(),
    phase: z.enum(runPhases),
    wentAhead: z.boolean(),
    endedAt: z.string().datetime().nullable(),
    ending: z.enum(runEndings).nullable(),
    imported: z.boolean().default(false),
    origin: originSchema
});

export const runSchema = schemaOf<Run>()(z.preprocess(runMigrated, run));

/** What a file of an exported run says it is. */
export const runFormat = 'smb-signing-run';

/** A run that has ended, with the records of its computers. */
export interface RunFile {
    readonly format: typeof runFormat;
    readonly version: typeof runVersion;
    /** ISO 8601, UTC. */
    readonly exportedAt: string;
    readonly toolVersion: string;
    readonly run: Run;
    readonly records: readonly ChangeRecord[];
}

/** The outside of a file, whatever its version. */
export const runFileSchema = z.object({ format: z.literal(runFormat), version: z.number().int(), ...toldOfItself });

const content = z
    .object({
        run: run
            .refine(({ phase }) => phase === 'ended', { path: ['phase'] })
            .refine(({ items }) => items.every(isCallable), { path: ['items'] })
            .transform(one => ({ ...one, items: one.items.map(listed => ({ ...listed, label: listed.computer.name })) })),
        records: z.array(endedRecordSchema).max(MOST_COMPUTERS)
    })
    .refine(
        ({ run: { id, items }, records }) => {
            const known = new Map(items.map(one => [one.record, one.computer]));
            return records.every(record => record.run === id && isSame(known.get(record.id), record.computer));
        },
        { path: ['records'] }
    );

/**
 * Its inside. A record that belongs to no computer of the run, or names another one than the run does, is refused with the
 * whole file, and so is a computer to be changed whose name no call may go to. What a computer is called in the list, the
 * list says: a file does not.
 */
export const runContentSchema = schemaOf<Pick<RunFile, 'run' | 'records'>>()(z.preprocess(runContentMigrated, content));

/** An administrator's list may hold any name: a run keeps one that no call may go to among those that it skips. */
function isCallable({ computer, decision }: Pick<RunItem, 'computer' | 'decision'>): boolean {
    return decision !== 'change' || computerName(computer.name) !== null;
}

function isSame(one: RecordedComputer | undefined, other: RecordedComputer): boolean {
    return one !== undefined && one.name === other.name && one.id === other.id && one.fqdn === other.fqdn;
}
