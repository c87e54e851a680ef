// SPDX-License-Identifier: MIT
// What reads texts of others takes no longer than they are long: a computer, a device or a pasted text cannot hold up the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type ConnectionFacts, notesOf } from '../../../src/app/domain/peers/connections';
import { csvTable } from '../../../src/app/domain/csv';
import { diagnosticsText } from '../../../src/app/domain/answers/diagnostics';
import { findErrors } from '../../../src/app/domain/errors/find';
import { recognise } from '../../../src/app/domain/evidence/events';
import { sortEvidence } from '../../../src/app/domain/evidence/groups';
import type { EvidenceReading } from '../../../src/app/domain/evidence/reading';
import { evidenceVerdict } from '../../../src/app/domain/evidence/verdict';
import {
    LONGEST_EVENT,
    LONGEST_LIST,
    LONGEST_MESSAGE,
    LONGEST_TEXT,
    MOST_ENTRIES,
    MOST_EVENTS,
    MOST_EXPLANATIONS,
    MOST_FIELDS,
    MOST_ROWS
} from '../../../src/app/domain/limits';
import { contractVersion, type SigningConfiguration } from '../../../src/app/domain/computer/facts';
import { impactsOf, type Suspect } from '../../../src/app/domain/peers/impact';
import { parseHosts } from '../../../src/app/domain/negotiate/hosts';
import { isByAddress } from '../../../src/app/domain/peers/peer-index';
import { evidenceSchema, tellLeftOut } from '../../../src/app/remote/answers/evidence-schema';
import { outcomeOfAnswer } from '../../../src/app/remote/outcomes';
import { parseAnswer } from '../../../src/app/remote/answers/schema';
import { fuzzed } from './runs';

/** Milliseconds of the processor for a task. */
function once(task: () => unknown): number {
    const before = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
}

/**
 * The page may stand still for 100 ms. A busy or slow machine gets three times that, and the best of five tries: what takes
 * the square of a length takes seconds.
 */
const LONGEST_TASK = 300;

function assertQuick(task: () => unknown, what = ''): void {
    const costs: number[] = [];
    while (costs.length < 5 && !costs.some(cost => cost > 10 * LONGEST_TASK)) {
        costs.push(once(task));
        if (Math.min(...costs) < LONGEST_TASK) return;
    }
    assert.fail(`${what} ${Math.min(...costs)} ms`);
}

const event = (value: string): EvidenceReading['events'][number] => ({
    channel: 'Microsoft-Windows-SmbClient/Audit',
    id: 31998,
    count: 1,
    peer: value,
    required: null,
    status: null,
    recordId: 1,
    first: '2026-11-20T08:30:00Z',
    time: '2026-11-20T08:30:00Z',
    fields: [{ name: null, value }],
    raw: ''
});
const error = (message: string): unknown => outcomeOfAnswer([{ completed: 'True', errors: [{ message }] }], 'Get-SmbSigningEvidence');

/** Readers of texts of any length. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
    'a list of devices': parseHosts,
    'an error text': findErrors,
    'the words of an error': error,
    'the words of an error with its id': text => error(`${text} [SmbSigning:X]`),
    'an error id': text => outcomeOfAnswer([{ completed: 'True', errors: [{ fullyQualifiedErrorId: text }] }], 'x'),
    'a field of an event': text => recognise(event(text)),
    'a name of a server': isByAddress,
    'a cell': text => csvTable([[text]]),
    diagnostics: text =>
        diagnosticsText({}, [{ time: '', computer: 'srv', command: '', outcome: 'ok', errorId: text, durationMs: 0 }], false)
};

describe('reading a text', () => {
    it('takes no longer than it is long, whatever repeats in it', () => {
        const units = [
            ' ',
            '.',
            '\\',
            '[',
            ']',
            '"',
            "'",
            '%',
            ':',
            '@',
            '0',
            '5 ',
            'error ',
            'error 5\n',
            '0x',
            '\\\\a ',
            '-',
            '=',
            ';',
            'a.',
            '\n',
            '[SmbSigning:',
            '\u200b'
        ];
        for (const [name, reader] of Object.entries(readers))
            for (const one of units) assertQuick(() => reader(`x${one.repeat(30_000)}x`), `${name} of ${JSON.stringify(one)}`);
        const unit = fc.oneof(
            fc.constantFrom(...units),
            fc.array(fc.constantFrom(...units), { minLength: 2, maxLength: 3 }).map(all => all.join(''))
        );
        const times = fc.oneof({ weight: 29, arbitrary: fc.integer({ min: 1, max: 500 }) }, { weight: 1, arbitrary: fc.constant(30_000) });
        const text = fc
            .tuple(fc.constantFrom('', 'x', '\\\\', '['), unit, times, fc.constantFrom('', 'x', ']', '\n'))
            .map(([start, repeated, often, end]) => start + repeated.repeat(often) + end);
        fc.assert(
            fc.property(fc.constantFrom(...Object.keys(readers)), text, (name, given) => {
                assertQuick(() => readers[name]?.(given), name);
            }),
            { ...fuzzed, endOnFailure: true } // each step to a smaller one would be slow as well
        );
    });

    for (const [name, text] of [
        ['a list of devices', `nas${'.'.repeat(LONGEST_LIST - 4)}x`],
        ['a list of devices', 'a,'.repeat(LONGEST_LIST / 2)],
        ['an error text', '0xc000a000 '.repeat(LONGEST_MESSAGE / 11)],
        ['an error text', 'error 5 \\\\a\n'.repeat(LONGEST_MESSAGE / 12)],
        ['the words of an error', `x${' '.repeat(300_000)}x`],
        ['the words of an error with its id', `x${' '.repeat(300_000)}`],
        ['a field of an event', `${'\\'.repeat(LONGEST_TEXT - 1)}x`]
    ] as const)
        it(`is quick at the limit: ${name} of ${JSON.stringify(text.slice(0, 12))}\u2026`, () => assertQuick(() => readers[name]?.(text)));
});

describe('thousands of numbers in a text', () => {
    it('get a few explanations, and are counted', () => {
        const numbers = Array.from({ length: 4000 }, (_, index) => `0x${(0xc0100000 + index).toString(16)}`).join(' ');
        const { errors, total, isCut } = findErrors(numbers);
        assert.deepEqual([errors.length, total, isCut], [MOST_EXPLANATIONS, 4000, false]);
        assert.ok(findErrors(numbers.repeat(2)).isCut);
    });
});

describe('evidence at its limits', () => {
    const answer = {
        contract: contractVersion,
        channels: [],
        events: Array.from({ length: 50 * MOST_EVENTS }, (_, index) => ({
            ...event(`\\\\nas${index}`),
            fields: Array.from({ length: MOST_FIELDS }, () => ({ name: null, value: `\\\\nas${index}` })),
            raw: '<'.repeat(LONGEST_EVENT)
        })),
        sources: [],
        since: null,
        collectedAt: '2026-11-20T08:30:00Z',
        languageMode: 'FullLanguage'
    };
    const schema = evidenceSchema();
    const read = (): EvidenceReading => {
        const outcome = parseAnswer(schema, answer, tellLeftOut);
        assert.ok(outcome.kind === 'ok');
        return outcome.value;
    };
    const reading = read();
    const evidence = sortEvidence(reading);
    const basis = { reading, evidence, readAt: answer.collectedAt, configuration: null, auditingSince: null };
    const tasks: readonly (readonly [string, () => unknown])[] = [
        ['let in', read],
        ['sorted', () => sortEvidence(reading)],
        ['judged', () => [evidenceVerdict(basis, 'outbound'), evidenceVerdict(basis, 'inbound')]]
    ];
    for (const [what, task] of tasks)
        it(`is quickly ${what}`, () => {
            assert.equal(evidence.groups.length, MOST_EVENTS);
            assertQuick(task);
        });
});

describe('connections at their limits', () => {
    const count = <T>(of: number, make: (index: number) => T): T[] => Array.from({ length: of }, (_, index) => make(index));
    const row = { share: 'sysvol', user: 'u', credential: 'c', dialect: '3.1.1', signed: false, encrypted: false };
    const fields = count(MOST_FIELDS - 1, () => ({ name: 'x', value: 'y' }));
    const facts: ConnectionFacts = {
        contract: contractVersion,
        outbound: { total: MOST_ROWS, rows: count(MOST_ROWS, index => ({ ...row, server: `nas${index}.${'a.'.repeat(100)}b` })) },
        inbound: null,
        guestLogons: count(MOST_ROWS, index => ({
            id: 31022,
            time: '2026-11-20T08:30:00Z',
            fields: [...fields, { name: 'ServerName', value: `\\\\nas${index}.${'a.'.repeat(99)}b` }]
        })),
        aliases: count(MOST_ROWS, index => ({ name: `nas${index}`, canonical: 'x' })),
        unavailable: [],
        notReported: [],
        collectedAt: '2026-11-20T08:30:00Z'
    };
    const paths = count(MOST_ENTRIES, index => ({ name: `\\\\nas${index}\\*`, data: 'RequireMutualAuthentication=1' }));
    const suspects = count(MOST_EVENTS, (index): Suspect => ({
        direction: 'outbound',
        peer: `nas${index}.a`,
        why: 'noSigning',
        lastSeen: null
    }));
    const off = { inForce: 'notRequired', stored: { kind: 'notStored' } } as const;
    const on = { inForce: 'required', stored: { kind: 'one' } } as const;
    const plan = { changes: [{ setting: 'outbound', direction: 'outbound', before: off, after: on, takenBackBy: null }] } as const;
    const file = readFileSync(new URL('../../contract/Get-SmbSigningConfiguration.json', import.meta.url), 'utf8');
    const [configuration] = Object.values(JSON.parse(file) as Record<string, SigningConfiguration>);

    it('are quickly described', () => {
        assert.equal(notesOf(facts, paths).length, MOST_ROWS);
        assertQuick(() => notesOf(facts, paths));
    });

    it('and quickly judged by what a change does to them', () => {
        const impacts = (): unknown => impactsOf(plan, configuration as SigningConfiguration, facts, suspects);
        assertQuick(impacts);
    });
});
