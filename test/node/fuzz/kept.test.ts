// SPDX-License-Identifier: MIT
// Whatever a computer answers: what the browser keeps of its readiness can be read again, and reads as it was.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readEvidence, storedEvidence } from '../../../src/app/change/storage/readiness/packed-evidence';
import { identityOf } from '../../../src/app/domain/list/list';
import { compacted } from '../../../src/app/domain/readiness/compacted';
import { type ComputerEvidence, type KeptReading, nothingOf } from '../../../src/app/domain/readiness/computer-evidence';
import type { Outcome } from '../../../src/app/domain/outcome';
import { connectionSchema } from '../../../src/app/remote/answers/connection-schema';
import { evidenceSchema, tellLeftOut } from '../../../src/app/remote/answers/evidence-schema';
import { parseAnswer, signingConfigurationSchema, tellParts } from '../../../src/app/remote/answers/schema';
import { fuzzed } from './runs';

const readAt = '2026-11-20T08:30:00.000Z';
const [configurations, connections, readings] = [signingConfigurationSchema(), connectionSchema(), evidenceSchema()];
type Part = Omit<ComputerEvidence, 'computer'>;

function read<T>(outcome: Outcome<T>): KeptReading<T> | null {
    return outcome.kind === 'ok' ? { value: outcome.value, readAt } : null;
}

/** What is kept of each command's answer. */
const keptOf: Readonly<Record<string, (answer: unknown) => Partial<Part>>> = {
    'Get-SmbSigningConfiguration': answer => {
        const configuration = read(parseAnswer(configurations, answer, tellParts));
        return { configuration, identity: configuration && identityOf(configuration.value) };
    },
    'Get-SmbSigningConnection': answer => ({ connections: read(parseAnswer(connections, answer, tellParts)) }),
    'Get-SmbSigningEvidence': answer => {
        const evidence = read(parseAnswer(readings, answer, tellLeftOut));
        return { evidence: evidence && { ...evidence, value: compacted(evidence.value) } };
    }
};

const samples = Object.keys(keptOf).flatMap(command => {
    const file = readFileSync(new URL(`../../contract/${command}.json`, import.meta.url), 'utf8');
    return Object.values(JSON.parse(file) as Record<string, unknown>).map(answer => [command, answer] as const);
});

/** Texts around every limit, of characters that become more when their case is changed; lists that are too long; and what is neither. */
const anyText = fc
    .tuple(
        fc.constantFrom('x', '\u0130', '\ud800', '\u0000', '"', ' ', '1'),
        fc.constantFrom(0, 1, 64, 200, 201, 253, 300, 301, 1000, 1001, 2000, 2001, 4000, 4001, 12_000)
    )
    .map(([unit, times]) => unit.repeat(times));
const anyData = fc.oneof(
    { weight: 4, arbitrary: anyText },
    fc.constantFrom(null, true, 0, 1, -1, 1.5, 1e300, [], {}, '0', '2026-11-20T08:30:00Z', '-271821-04-20', '+275760-09-13T00:00:00Z'),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.tuple(anyText, fc.constantFrom(64, 65, 500, 501, 1001)).map(([one, times]) => Array<unknown>(times).fill(one))
);

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): Path[] {
    if (typeof value !== 'object' || value === null) return [path];
    return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

function changed(answer: unknown, path: Path, data: unknown): void {
    const bag = path.slice(0, -1).reduce<unknown>((part, key) => (part as Record<string, unknown> | null | undefined)?.[key], answer);
    if (typeof bag === 'object' && bag !== null) (bag as Record<string, unknown>)[path.at(-1) ?? ''] = data;
}

const places = samples.map(([, answer]) => pathsOf(answer).filter(({ length }) => length > 0));
const anyAnswer = fc.nat(samples.length - 1).chain(index =>
    fc.array(fc.tuple(fc.constantFrom(...(places[index] as [Path, ...Path[]])), anyData), { maxLength: 3 }).map(changes => {
        const [command, sample] = samples[index] as (typeof samples)[number];
        const answer = structuredClone(sample);
        for (const [path, data] of changes) changed(answer, path, data);
        return [command, answer] as const;
    })
);

describe('what is kept of a computer', () => {
    it('comes back as it was, whatever the computer answered', () => {
        let kept = 0;
        const property = fc.property(anyAnswer, ([command, answer]) => {
            const one: ComputerEvidence = { ...nothingOf('srv'), ...keptOf[command]?.(answer) };
            if (one.configuration ?? one.evidence ?? one.connections) kept++;
            assert.deepEqual(readEvidence(structuredClone(storedEvidence(one))), one);
        });
        fc.assert(property, fuzzed);
        assert.ok(kept > 100);
    });
});
