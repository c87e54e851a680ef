// SPDX-License-Identifier: MIT
// A run as a file, to be looked at or undone in another browser.
import { answerRead, type ChangeRecord, resume } from '../../domain/change/record';
import type { RunProgress } from '../../domain/run/dispatch';
import { mostAtOnce, type Run, runVersion } from '../../domain/run/run';
import { type RunFile, runContentSchema, runFileSchema, runFormat } from '../storage/run-schema';
import { parseJson } from '../storage/stored';

/** What a file holds, or why it cannot be taken; `where`: the path of what does not fit. */
export type ReadRunFile =
    | { readonly kind: 'read'; readonly run: Run; readonly records: readonly ChangeRecord[] }
    | { readonly kind: 'newerVersion'; readonly version: number }
    | { readonly kind: 'damaged'; readonly where: string };

/** A run that has ended. What a closed page left behind, and nobody read since, goes out as not verified. */
export function writeRunFile({ run, records }: Pick<RunProgress, 'run' | 'records'>, toolVersion: string): string {
    const file: RunFile = {
        format: runFormat,
        version: runVersion,
        exportedAt: new Date().toISOString(),
        toolVersion,
        run,
        records: [...records.values()].map(record => (record.step === 'ended' ? record : answerRead(resume(record), null)))
    };
    return JSON.stringify(file, null, 2);
}

export function readRunFile(text: string): ReadRunFile {
    const content = parseJson(text);
    const file = runFileSchema.safeParse(content);
    if (!file.success) return { kind: 'damaged', where: file.error.issues[0]?.path.join('.') || runFormat };
    if (file.data.version > runVersion) return { kind: 'newerVersion', version: file.data.version };
    const parsed = runContentSchema.safeParse(content);
    if (!parsed.success) return { kind: 'damaged', where: parsed.error.issues[0]?.path.join('.') || runFormat };
    const { run, records } = parsed.data;
    const { settings } = run;
    const { exportedAt, toolVersion } = file.data;
    const origin = { importedAt: new Date().toISOString(), exportedAt, toolVersion };
    const clamped = { ...settings, atOnce: Math.min(settings.atOnce, mostAtOnce) };
    return {
        kind: 'read',
        run: { ...run, settings: clamped, imported: true, origin },
        records: records.map(record => ({ ...record, imported: true, origin }))
    };
}
