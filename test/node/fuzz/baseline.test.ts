// SPDX-License-Identifier: MIT
// A file of somebody's own baseline is refused with its places or can be judged and written, whatever stands in it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readOwnBaseline } from '../../../src/app/change/baselines/own-baseline';
import { isStig } from '../../../src/app/domain/baselines/baseline';
import { ckl, cklb } from '../../../src/app/domain/baselines/exports/checklist';
import { judgedCsv, judgedJson } from '../../../src/app/domain/baselines/exports/judged';
import { judgeAll } from '../../../src/app/domain/baselines/judge';
import { proposalOf } from '../../../src/app/domain/baselines/proposal';
import { baselines } from '../../../src/app/domain/baselines/published';
import { sample } from '../../../src/app/remote/testing/samples';
import { fuzzed } from './runs';

const origin = { toolVersion: '1.2.3', exportedAt: '2026-11-30T03:00:00.000Z', exportedFrom: 'https://wac.lab.example' };

/** The places of a value, as paths. */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
    if (typeof value !== 'object' || value === null) return [path];
    return [path, ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...path, key]))];
}

/** The value with another part at a place. */
function withPart(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
    if (key === undefined) return part;
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
    copy[key] = withPart(copy[key], rest, part);
    return copy;
}

function tryOut(text: string): void {
    const read = readOwnBaseline(text);
    if (read === 'noJson') return;
    if ('wrong' in read) return assert.ok(read.wrong.length > 0);
    const configuration = sample('srv2025');
    const judgements = judgeAll(read.baseline, configuration);
    assert.equal(judgements.length, read.baseline.controls.length);
    proposalOf(judgements, configuration);
    const judged = { label: 'srv2025', computer: configuration.computer, readAt: origin.exportedAt, judgements };
    judgedCsv([[read.baseline, [judged]]], origin);
    judgedJson([[read.baseline, [judged]]], origin);
    if (!isStig(read.baseline)) return;
    JSON.parse(cklb(read.baseline, judged, () => 'id'));
    ckl(read.baseline, judged, () => 'id');
}

describe('the file of a baseline', () => {
    it('with any value at any place', () => {
        const changed = fc
            .constantFrom(...baselines)
            .chain(baseline => fc.tuple(fc.constant(baseline), fc.constantFrom(...placesOf(baseline)), fc.jsonValue({ maxDepth: 2 })));
        fc.assert(
            fc.property(changed, ([baseline, place, part]) => tryOut(JSON.stringify(withPart(baseline, place, part)))),
            fuzzed
        );
    });

    it('that is any text', () => fc.assert(fc.property(fc.oneof(fc.fullUnicodeString(), fc.json()), tryOut), fuzzed));
});
