// SPDX-License-Identifier: MIT
// Whatever a computer answers, a bounded part of it is kept, what is cut says so, and nothing takes longer than the answer is long.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ConnectionFacts } from '../../../src/app/domain/peers/connections';
import { type EvidenceReading, isCut } from '../../../src/app/domain/evidence/reading';
import { contractVersion, NOT_UNDERSTOOD, type SigningConfiguration, TOO_LONG } from '../../../src/app/domain/computer/facts';
import { LONGEST_EVENT, LONGEST_ID, LONGEST_WORDS, MOST_EVENTS } from '../../../src/app/domain/limits';
import type { Outcome } from '../../../src/app/domain/outcome';
import type { ToolActivity } from '../../../src/app/domain/snapshots/explain/tool-activity';
import { CUT_MARK } from '../../../src/app/domain/text';
import { connectionSchema } from '../../../src/app/remote/answers/connection-schema';
import { activitySchema, tellPart } from '../../../src/app/remote/answers/activity-schema';
import { probeSchema, tellMoreAddresses } from '../../../src/app/remote/answers/device-schema';
import { evidenceSchema, tellLeftOut } from '../../../src/app/remote/answers/evidence-schema';
import { outcomeOfAnswer } from '../../../src/app/remote/outcomes';
import { parseAnswer, signingConfigurationSchema, tellParts, writeAnswerSchema } from '../../../src/app/remote/answers/schema';
import { fuzzed } from './runs';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Path = readonly (string | number)[];

const [configurations, connections, readings] = [signingConfigurationSchema(), connectionSchema(), evidenceSchema()];
const activities = activitySchema();
/** What lets each command's answer in. */
const doors: Readonly<Record<string, (answer: Json) => Outcome<unknown>>> = {
    'Get-SmbSigningConfiguration': answer => parseAnswer<SigningConfiguration>(configurations, answer, tellParts),
    'Get-SmbSigningConnection': answer => parseAnswer<ConnectionFacts>(connections, answer, tellParts),
    'Get-SmbSigningEvidence': answer => parseAnswer<EvidenceReading>(readings, answer, tellLeftOut),
    'Get-SmbSigningActivity': answer => parseAnswer<ToolActivity>(activities, answer, tellPart),
    'Test-SmbDevice': answer => parseAnswer(probeSchema, answer, tellMoreAddresses),
    'Enable-SmbInboundSigningRequirement': answer => parseAnswer(writeAnswerSchema, answer)
};

const probe = { request: 'Smb2', ended: 'complete', addresses: ['192.0.2.7'], canonicalName: 'nas', address: '192.0.2.7', words: 'no' };
const samples: readonly (readonly [string, Json])[] = [
    ...['Get-SmbSigningConfiguration', 'Get-SmbSigningConnection', 'Get-SmbSigningEvidence', 'Get-SmbSigningActivity'].flatMap(command => {
        const file = readFileSync(new URL(`../../contract/${command}.json`, import.meta.url), 'utf8');
        return Object.values(JSON.parse(file) as Record<string, Json>).map(answer => [command, answer] as const);
    }),
    ['Test-SmbDevice', { contract: contractVersion, ...probe, connectMilliseconds: 1, answerMilliseconds: 2, answer: '/lNNQg==' }],
    ['Enable-SmbInboundSigningRequirement', { contract: contractVersion, written: true }]
];

/** Every place of an answer. */
function pathsOf(value: Json, path: Path = []): Path[] {
    if (typeof value !== 'object' || value === null) return [path];
    return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function changed(value: Json, [key, ...rest]: Path, change: (part: Json) => Json): Json {
    if (key === undefined) return change(value);
    if (Array.isArray(value)) return value.map((part, index) => (index === key ? changed(part, rest, change) : part));
    return { ...(value as object), [key]: changed((value as Record<string, Json>)[key] ?? null, rest, change) };
}

/** The longest text and list, and whether a text ends with the mark of a cut. */
function measured(value: unknown): { readonly text: number; readonly list: number; readonly isMarked: boolean } {
    if (typeof value === 'string') return { text: value.length, list: 0, isMarked: value.endsWith(CUT_MARK) };
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return { text: 0, list: 0, isMarked: false };
    const parts = Object.values(value).map(measured);
    return {
        text: Math.max(0, ...parts.map(({ text }) => text)),
        list: Math.max(Array.isArray(value) ? value.length : 0, ...parts.map(({ list }) => list)),
        isMarked: parts.some(({ isMarked }) => isMarked)
    };
}

const long = (part: Json): Json => (typeof part === 'string' || part === null ? (part ?? 'x').padEnd(20_000, 'x y') : part);
const many = (part: Json): Json => (Array.isArray(part) ? Array<Json>(20_000).fill(part[0] ?? 'x') : part);
/** What is kept of an answer, or of the words of its failure. */
function kept(command: string, answer: Json): Outcome<unknown> {
    const outcome = (doors[command] as (typeof doors)[string])(answer);
    const { text, list } = measured(outcome);
    assert.ok(text <= LONGEST_WORDS && list <= MOST_EVENTS, `${command}: a text of ${text}, a list of ${list}`);
    return outcome;
}

describe('an answer that is too long', () => {
    it('is cut at each of its texts and lists, which says so, and does not fail but where only certain words are an answer', () => {
        const refused = new Set<string>();
        const dropped = ['languageMode']; // checked and not kept
        const tried = new Set<string>();
        // Of the log of commands little is kept, and that there may be more is all that is told: read-activity.spec.ts.
        for (const [command, sample] of samples.filter(([one]) => one !== 'Get-SmbSigningActivity')) {
            for (const path of pathsOf(sample)) {
                const where = path.filter(key => typeof key === 'string').join('.');
                const place = `${command} ${where} ${typeof partAt(sample, path)}`;
                if (tried.has(place)) continue;
                tried.add(place);
                const outcome = kept(command, changed(sample, path, long));
                if (outcome.kind !== 'ok' || JSON.stringify(outcome.value).includes(NOT_UNDERSTOOD)) refused.add(where);
                const lists = kept(command, changed(sample, path, many));
                if (outcome.kind === 'ok' && pathsChanged(sample, path, long) && !refused.has(where) && !dropped.includes(where))
                    assert.ok(measured(outcome).isMarked, `${command}: ${where} is cut without a word`);
                if (lists.kind === 'ok' && pathsChanged(sample, path, many) && !where.endsWith('fields'))
                    assert.match(
                        JSON.stringify(lists),
                        new RegExp(`${TOO_LONG}|leftOut|\\[\u2026\\]`),
                        `${command}: ${where} is cut without a word`
                    );
            }
        }
        // Numbers, flags and words of a fixed list take no text, and may be null in a sample. A device's bytes are limited on the computer.
        const texts = /\b(name|fqdn|caption|message|words|time|raw|data|server|share|client|user|value|reason|canonical\w*)$/;
        assert.deepEqual(
            [...refused].filter(where => texts.test(where)),
            []
        );
        assert.ok(refused.has('computer.productType') && refused.has('outbound.policy.status') && refused.has('answer'));
    });

    it('stays bounded whatever stands where', () => {
        const part = fc.oneof(
            fc.constantFrom<(part: Json) => Json>(long, many),
            fc.jsonValue({ maxDepth: 2 }).map(value => () => value as Json),
            fc.tuple(fc.fullUnicodeString({ minLength: 1, maxLength: 3 }), fc.nat(12_000)).map(
                ([unit, times]) =>
                    () =>
                        unit.repeat(times)
            ),
            fc.tuple(fc.jsonValue({ maxDepth: 1 }), fc.nat(3000)).map(
                ([entry, times]) =>
                    () =>
                        Array<Json>(times).fill(entry as Json)
            )
        );
        const all = samples.map(([command, sample]) => ({ command, sample, paths: pathsOf(sample) }));
        const hostile = fc
            .constantFrom(...all)
            .chain(({ command, sample, paths }) =>
                fc.tuple(
                    fc.constant({ command, sample }),
                    fc.array(fc.tuple(fc.constantFrom(...paths), part), { minLength: 1, maxLength: 3 })
                )
            );
        fc.assert(
            fc.property(hostile, ([{ command, sample }, changes]) => {
                let answer = sample;
                for (const [path, change] of changes) answer = reaches(answer, path) ? changed(answer, path, change) : answer;
                kept(command, answer);
            }),
            fuzzed
        );
    });

    it('makes evidence incomplete, and keeps the first events', () => {
        const [, sample] = samples.find(([command]) => command === 'Get-SmbSigningEvidence') as (typeof samples)[number];
        const group = { count: 1, first: null, peer: null, required: null, status: null };
        const event = { ...group, channel: 'System', id: 1, recordId: 1, time: null, fields: [], raw: '<'.repeat(LONGEST_EVENT + 1) };
        const outcome = kept('Get-SmbSigningEvidence', {
            ...(sample as object),
            events: Array<Json>(50_000).fill(event)
        }) as Outcome<EvidenceReading>;
        assert.ok(outcome.kind === 'ok');
        assert.deepEqual([outcome.value.events.length, isCut(outcome.value, { channel: 'any', id: 1 })], [MOST_EVENTS, true]);
    });

    it('is cut in the words of its error, too', () => {
        const message = `${'x'.repeat(300_000)} [SmbSigning:${'y'.repeat(300_000)}]`;
        const outcome = outcomeOfAnswer(
            [{ completed: 'True', errors: [{ message, fullyQualifiedErrorId: 'z'.repeat(9999) }] }],
            'Get-SmbSigningEvidence'
        );
        assert.ok(outcome.kind === 'scriptFailed');
        assert.deepEqual(
            [outcome.words, outcome.errorId].map(text => [text?.length, text?.endsWith(CUT_MARK)]),
            [
                [LONGEST_WORDS, true],
                [LONGEST_ID, true]
            ]
        );
    });
});

function reaches(value: Json, path: Path): boolean {
    let part: Json | undefined = value;
    for (const key of path) {
        if (typeof part !== 'object' || part === null) return false;
        part = (part as Record<string, Json>)[key];
    }
    return part !== undefined;
}

function pathsChanged(sample: Json, path: Path, change: (part: Json) => Json): boolean {
    const part = partAt(sample, path);
    return change(part) !== part;
}

function partAt(sample: Json, path: Path): Json {
    let part = sample;
    for (const key of path) part = (part as Record<string, Json>)[key] as Json;
    return part;
}
