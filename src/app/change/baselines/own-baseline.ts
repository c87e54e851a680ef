// SPDX-License-Identifier: MIT
// A company's own baseline, from a file: checked as a whole, with each place that is wrong.
import { z } from 'zod';
import { type Asks, type Baseline, factNames } from '../../domain/baselines/baseline';
import { LONGEST_NAME, LONGEST_TEXT, LONGEST_WORDS, MOST_ENTRIES, MOST_NAMES } from '../../domain/limits';
import { catalogue, type SettingName, settingNames } from '../../domain/settings/catalogue';
import { parseJson } from '../storage/stored';

/** A place in a file, as controls.3.asks.setting, and what is wrong there. */
export interface WrongPlace {
    readonly at: string;
    readonly kind: 'missing' | 'choice' | 'unknown' | 'type' | 'size' | 'other';
    /** The words that are accepted or not known, or the type that is expected; empty: there is nothing to name. */
    readonly names: string;
}

export type OwnBaseline = { readonly baseline: Baseline } | { readonly wrong: readonly WrongPlace[] } | 'noJson';

/** Of many mistakes the first are enough to begin with. */
const mostPlaces = 10;

const name = z.string().trim().min(1).max(LONGEST_NAME);
const text = z.string().trim().min(1).max(LONGEST_TEXT);
const build = z.number().int().positive();
const names = z.array(name).min(1).max(MOST_NAMES);

const asksSetting = z
    .object({
        what: z.literal('setting'),
        setting: z.enum(settingNames as readonly [SettingName, ...SettingName[]]),
        wanted: names,
        reads: z.enum(['inForce', 'stored', 'policy', 'otherPolicyKey']),
        passesAbsent: z.boolean().optional()
    })
    .strict();

const asks = z
    .discriminatedUnion('what', [
        asksSetting,
        z.object({ what: z.literal('fact'), fact: z.enum(factNames), wanted: names }).strict(),
        z.object({ what: z.literal('hardenedPaths'), paths: names, wanted: names }).strict(),
        z.object({ what: z.literal('unread') }).strict()
    ])
    .superRefine((asked, context) => wordsOf(asked as Asks).forEach(issue => context.addIssue(issue)));

/** A setting is wanted in the words of its kind: required or notRequired, on or off. */
function wordsOf(asked: Asks): readonly z.IssueData[] {
    if (asked.what !== 'setting') return [];
    const options = Object.keys(catalogue[asked.setting].values);
    return asked.wanted.flatMap((word, index) =>
        options.includes(word) ? [] : [{ code: z.ZodIssueCode.invalid_enum_value, options, received: word, path: ['wanted', index] }]
    );
}

const control = z
    .object({
        id: name,
        title: text,
        severity: z.enum(['high', 'medium', 'low']).optional(),
        roles: z
            .array(z.enum(['server', 'domainController', 'workstation']))
            .min(1)
            .optional(),
        domainJoined: z.boolean().optional(),
        asks,
        rule: z
            .object({
                id: name,
                version: name,
                group: name,
                ccis: z.array(name).max(MOST_NAMES),
                check: z.string().max(LONGEST_WORDS),
                fix: z.string().max(LONGEST_WORDS)
            })
            .strict()
            .optional()
    })
    .strict();

const schema = z
    .object({
        id: name,
        name,
        series: name,
        version: name,
        date: z
            .string()
            .regex(/^\d{4}-\d{2}-\d{2}$/)
            .optional(),
        source: text,
        windows: z
            .array(z.object({ family: z.enum(['server', 'client']), from: build, to: build.optional() }).strict())
            .min(1)
            .max(MOST_NAMES),
        stig: z.object({ id: name, title: text, version: name, release: name, target: name }).strict().optional(),
        controls: z.array(control).min(1).max(MOST_ENTRIES)
    })
    .strict();

/** Reads a file. What it doesn't know is wrong, too: a misspelled member would be left out in silence. */
export function readOwnBaseline(file: string): OwnBaseline {
    const json = parseJson(file);
    if (json === undefined) return 'noJson';
    const read = schema.safeParse(json);
    if (read.success) return { baseline: read.data as Baseline };
    return { wrong: read.error.issues.slice(0, mostPlaces).map(wrongPlace) };
}

function wrongPlace(issue: z.ZodIssue): WrongPlace {
    const at = issue.path.join('.');
    switch (issue.code) {
        case 'invalid_type':
            return issue.received === 'undefined' ? { at, kind: 'missing', names: '' } : { at, kind: 'type', names: issue.expected };
        case 'invalid_enum_value':
        case 'invalid_union_discriminator':
            return { at, kind: 'choice', names: issue.options.join(', ') };
        case 'unrecognized_keys':
            return { at, kind: 'unknown', names: issue.keys.join(', ') };
        case 'too_small':
        case 'too_big':
            return { at, kind: 'size', names: '' };
        default:
            return { at, kind: 'other', names: '' };
    }
}
