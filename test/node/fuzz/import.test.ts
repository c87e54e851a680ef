// SPDX-License-Identifier: MIT
// Whatever a file holds that claims to be a run or a history, of this version or an earlier one: it is taken with bounds or
// refused, and no name gets in that would make another address of a call.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { endedRecordSchema } from '../../../src/app/change/storage/record-schema';
import { readRunFile } from '../../../src/app/change/runs/run-file';
import { computerName } from '../../../src/app/domain/computer/computer-name';
import { LONGEST_TEXT, LONGEST_WORDS, MOST_COMPUTERS } from '../../../src/app/domain/limits';
import { fuzzed } from './runs';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const at = '2026-11-20T08:30:00.000Z';
const computer = { name: 'srv', id: 'id', fqdn: 'srv.lab.example' };
const required = { inForce: 'required', stored: { kind: 'one' } };
const off = { inForce: 'notRequired', stored: { kind: 'zero' } };
const owner = { by: 'groupPolicy', everyRefresh: false, gpoName: 'Policy', gpoId: '{0}', value: '0', lastApplied: null };
const origin = { importedAt: at, exportedAt: at, toolVersion: '1.0.0' };
const failure = { kind: 'scriptFailed', words: 'no', errorId: 'X' };

/** A change as records of a version have it. */
function changeOf(version: number): Record<string, Json> {
    const plain = { direction: 'inbound', before: off, after: required, takenBackBy: owner };
    return version > 4 ? { setting: 'inbound', ...plain } : plain;
}

function recordOf(version: number): Record<string, Json> {
    const named = { owners: [owner], policyRead: true, managersRead: false };
    const since4 = version > 3 ? { computerTime: at, named: { outbound: named, inbound: named } } : {};
    const requirements = { outbound: off, inbound: { inForce: 'required', stored: { kind: 'other', raw: '7' } } };
    const found = { ...since4, at, ...(version > 4 ? {} : requirements) };
    const settings = version > 4 ? requirements : {};
    return {
        ...{ version, id: 'record', run: 'run', undoes: null, startedAt: at, toolVersion: '1.0.0', computer, actingUser: 'LAB\\admin' },
        ...{
            changes: [{ ...changeOf(version), write: { kind: 'failed', failure } }],
            step: 'ended',
            cancelled: false,
            latest: null,
            ending: 'failed'
        },
        ...{ found: version > 1 ? { ...found, settings } : found, imported: false, waitedFor: { kind: 'computer', name: 'srv' } },
        ...(version > 3 ? { origin } : {})
    };
}

function fileOf(version: number): Record<string, Json> {
    const item = {
        record: 'record',
        computer,
        label: 'srv',
        cluster: 'c',
        decision: 'change',
        changes: [changeOf(version + 1)],
        weaker: false
    };
    const run = {
        ...{ version, id: 'run', startedAt: at, toolVersion: '1.0.0', retries: null, phase: 'ended', wentAhead: true, endedAt: at },
        ...{ target: { goal: 'byHand', wanted: { inbound: 'required' }, of: null }, ending: 'finished', imported: false },
        settings: { atOnce: 5, stopAfter: 3, pilot: null, allowWeaker: false },
        ...(version > 1 ? { leftOut: 0 } : {}),
        ...(version > 2 ? { origin } : {}),
        items: [{ ...item, warnings: ['guestsCutOff'], failure: null, actingUser: null, undoes: null }]
    };
    return { format: 'smb-signing-run', version, exportedAt: at, toolVersion: '1.0.0', run, records: [recordOf(version + 1)] };
}

const text = fc
    .tuple(fc.constantFrom('x', '../', '\u0000', '\u202e', '\ud800', '%2f', ' '), fc.constantFrom(1, 3, 253, 254, 1001, 20_000))
    .map(([unit, times]) => unit.repeat(times));
const part: fc.Arbitrary<(known: Json) => Json> = fc.oneof(
    text.map(given => () => given),
    fc.constantFrom<Json>(null, true, 0, -1, 1e308, [], {}, 1, 2, 3, 99).map(given => () => given),
    fc.jsonValue({ maxDepth: 2 }).map(given => () => given as Json),
    fc.constantFrom(2, 30).map(times => (known: Json) => (Array.isArray(known) ? Array<Json>(times).fill(known[0] ?? 'x') : [known])),
    fc.constant((known: Json) => (typeof known === 'object' && known !== null && !Array.isArray(known) ? { ...known, x: 'y' } : known))
);

type Path = readonly (string | number)[];

function pathsOf(value: Json, path: Path = []): Path[] {
    if (typeof value !== 'object' || value === null) return [path];
    return [
        path,
        ...Object.entries(value).flatMap(([key, one]) => pathsOf(one as Json, [...path, Array.isArray(value) ? Number(key) : key]))
    ];
}

function changed(value: Json | undefined, [key, ...rest]: Path, change: (known: Json) => Json): Json {
    if (key === undefined) return change(value ?? null);
    if (Array.isArray(value)) return value.map((one, index) => (index === key ? changed(one, rest, change) : one));
    if (typeof value !== 'object' || value === null) return value ?? null;
    return { ...value, [key]: changed((value as Record<string, Json>)[key], rest, change) };
}

/** One of these, with up to three of its places changed. */
function spoiled(originals: readonly Json[]): fc.Arbitrary<Json> {
    const all = originals.map(original => ({ original, paths: pathsOf(original).slice(1) }));
    return fc
        .constantFrom(...all)
        .chain(({ original, paths }) =>
            fc
                .array(fc.tuple(fc.constantFrom(...paths), part), { maxLength: 3 })
                .map(changes => changes.reduce((known, [path, change]) => changed(known, path, change), original))
        );
}

/** The longest text anywhere in it, apart from words of failures, which may be longer. */
function longestIn(value: unknown, member = ''): number {
    if (typeof value === 'string') return member === 'words' && value.length <= LONGEST_WORDS ? 0 : value.length;
    if (typeof value !== 'object' || value === null) return 0;
    return Math.max(0, ...Object.entries(value).map(([name, one]) => longestIn(one, name)));
}

describe('a file', () => {
    it('of a run is taken with bounds, or refused', () => {
        let taken = 0;
        fc.assert(
            fc.property(spoiled([1, 2, 3, 4].map(fileOf)), content => {
                const read = readRunFile(JSON.stringify(content));
                if (read.kind !== 'read') return;
                taken++;
                assert.ok(read.run.items.length <= MOST_COMPUTERS && longestIn(read) <= LONGEST_TEXT);
                assert.ok(read.run.imported && read.records.every(({ imported }) => imported));
                for (const item of read.run.items) if (item.decision === 'change') assert.notEqual(computerName(item.computer.name), null);
            }),
            fuzzed
        );
        assert.ok(taken > fuzzed.numRuns / 20, `only ${taken} were taken`);
    });

    it('of records is taken with bounds, or refused, record by record', () => {
        let taken = 0;
        fc.assert(
            fc.property(spoiled([1, 2, 3, 4, 5].map(recordOf)), content => {
                const read = endedRecordSchema.safeParse(content);
                if (!read.success) return;
                taken++;
                assert.ok(longestIn(read.data) <= LONGEST_TEXT && read.data.step === 'ended');
                assert.deepEqual(endedRecordSchema.parse(read.data), read.data);
            }),
            fuzzed
        );
        assert.ok(taken > fuzzed.numRuns / 20, `only ${taken} were taken`);
    });
});

describe('the name of a computer', () => {
    it('stays one segment of the address that it is put into, whatever it is', () => {
        fc.assert(
            fc.property(fc.oneof(fc.fullUnicodeString(), fc.string(), fc.webPath(), fc.domain(), text), given => {
                const name = computerName(given);
                if (name === null) return;
                const url = new URL(`https://gateway.example/api/nodes/${name}/end?x=1`);
                const { origin, pathname, search } = url;
                assert.deepEqual(
                    [origin, pathname.split('/').length, pathname.endsWith('/end'), search],
                    ['https://gateway.example', 5, true, '?x=1']
                );
            }),
            fuzzed
        );
    });
});
