// SPDX-License-Identifier: MIT
// Whatever a computer, a device or a list says: what the extension stores of it can be read again, and reads as it was.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { exportHistory, importHistory } from '../../../src/app/change/history/history-file';
import { lookAgain } from '../../../src/app/change/own-reading';
import { recordSchema } from '../../../src/app/change/storage/record-schema';
import { readRunFile, writeRunFile } from '../../../src/app/change/runs/run-file';
import { runSchema } from '../../../src/app/change/storage/run-schema';
import { MemoryJournal } from '../../../src/app/change/testing/memory-journal';
import { computerName } from '../../../src/app/domain/computer/computer-name';
import { listedConnections } from '../../../src/app/domain/peers/connection-list';
import type { SigningConfiguration } from '../../../src/app/domain/computer/facts';
import { listAnswer, makeList } from '../../../src/app/domain/list/list';
import type { Failure, Outcome } from '../../../src/app/domain/outcome';
import { makePlan, type Wanted } from '../../../src/app/domain/change/plan';
import { foundIn } from '../../../src/app/domain/change/found';
import {
    answerLate,
    answerRead,
    answerWrite,
    begin,
    cancel,
    type ChangeRecord,
    giveUpWaiting,
    newRecord,
    nextAction,
    queuedRecord,
    resume
} from '../../../src/app/domain/change/record';
import { dryRun, sameAs } from '../../../src/app/domain/run/dry-run';
import { endRun, mostAtOnce, newRun, type Run, type RunItem, stopRun } from '../../../src/app/domain/run/run';
import { settingsBesideSigning } from '../../../src/app/domain/settings/catalogue';
import { badAnswer, failureOfThrown, outcomeOfAnswer } from '../../../src/app/remote/outcomes';
import { parseAnswer, signingConfigurationSchema, tellParts } from '../../../src/app/remote/answers/schema';
import { longestRecord } from './longest-record';
import { fuzzed } from './runs';

const startedAt = '2026-11-20T08:30:00.000Z';
const toolVersion = '1.0.0';
const ids = Array.from({ length: 8 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`) as [string, ...string[]];

/** Texts of every length around the limits, of characters that become more when they are changed in case or written as JSON. */
const anyText = fc
    .tuple(
        fc.constantFrom('x', '\u0130', '\ud800', '\u0000', '"', '\u{1f600}', ' ', '1', '\u202e', '<b>'),
        fc.oneof(
            { weight: 3, arbitrary: fc.nat(40) },
            { weight: 2, arbitrary: fc.constantFrom(200, 253, 300, 301, 999, 1000, 1001, 12_000) }
        )
    )
    .map(([unit, times]) => unit.repeat(times));
const anyData = fc.oneof(anyText, fc.constantFrom(null, 0, 1, 2, -1, '0', '1', true, false), fc.integer(), fc.double());

const file = readFileSync(new URL('../../contract/Get-SmbSigningConfiguration.json', import.meta.url), 'utf8');
const samples = Object.values(JSON.parse(file) as Record<string, SigningConfiguration>);
const schema = signingConfigurationSchema();

type Members = Record<string, unknown>;
const sides = ['outbound', 'inbound'].flatMap(side =>
    ['required', 'stored.required', 'policy.status', 'policy.gpoName', 'policy.gpoId', 'policy.value', 'policy.lastApplied'].map(
        member => `${side}.${member}`
    )
);
/** What records, plans and runs are made of. */
const places = [
    ...['computer.name', 'computer.fqdn', 'computer.id', 'computer.cluster', 'computer.productType', 'actingUser'],
    ...sides,
    ...['outbound.settings.insecureGuestLogons.stored', 'inbound.settings.auditInsecureGuestLogon.stored']
];

/** An answer that was let in. */
const letIn: fc.Arbitrary<SigningConfiguration> = fc
    .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.constantFrom(...places), anyData), { maxLength: 5 }))
    .map(([sample, changes]) => {
        const answer = structuredClone(sample) as unknown as Members;
        for (const [place, data] of changes) {
            const path = place.split('.');
            const last = path.pop() as string;
            let part: unknown = answer;
            for (const name of path) part = (part as Members | null)?.[name];
            if (typeof part === 'object' && part !== null) (part as Members)[last] = data;
        }
        return parseAnswer(schema, answer, tellParts);
    })
    .filter((outcome): outcome is Extract<Outcome<SigningConfiguration>, { kind: 'ok' }> => outcome.kind === 'ok')
    .map(({ value }) => value);

/** Made beforehand: to let an answer in takes longer than all that is made of it here. */
const readings = fc.sample(letIn, { numRuns: Math.min(5000, Math.ceil(fuzzed.numRuns / 10)), seed: fuzzed.seed });
const anyReading = fc.integer({ min: 0, max: readings.length - 1 }).map(index => readings[index] as SigningConfiguration);

/** A call that failed, in the words of a computer, the gateway or the schema. */
const anyFailure: fc.Arbitrary<Failure> = fc.oneof(
    fc
        .tuple(anyText, anyText)
        .map(([message, fullyQualifiedErrorId]) => outcomeOfAnswer([{ errors: [{ message, fullyQualifiedErrorId }] }], 'x') as Failure),
    fc
        .tuple(fc.constantFrom(0, 400, 401, 403, 500), anyText, anyText)
        .map(([status, message, code]) => failureOfThrown({ name: 'AjaxError', status, response: { error: { message, code } } }, 'x')),
    fc.tuple(anyText, anyText).map(([path, words]) => badAnswer(path, words))
);
/** What a write is told to have ended in: anything but an answer leaves open what it did. */
const anyWrite = fc.option(
    fc.tuple(anyFailure, fc.boolean()).map(([failure, unknown]): Failure => (unknown ? { ...failure, kind: 'outcomeUnknown' } : failure))
);

const target = fc.constantFrom('required' as const, 'notRequired' as const, 'windowsDefault' as const);
const anyWanted: fc.Arbitrary<Wanted> = fc.record(
    {
        outbound: target,
        inbound: target,
        ...Object.fromEntries(settingsBesideSigning.map(name => [name, fc.constantFrom('on' as const, 'off' as const)]))
    },
    { requiredKeys: [] }
);
const anyName = fc.oneof(anyText, fc.constantFrom('srv', 'srv.lab.example', 'a b', '..', `${'a'.repeat(63)}.${'b'.repeat(189)}`));

/** Reads as it was. */
function assertReadable(record: ChangeRecord): void {
    const read = recordSchema.safeParse(record);
    assert.ok(read.success, read.success ? '' : read.error.message);
    assert.deepEqual(read.data, record);
}

/** What happens to a record on its way. */
const anyFate = fc.record({
    /** What the write of this place ends in; those before it succeed. */
    failure: anyWrite,
    failsAt: fc.nat(4),
    late: anyWrite,
    cancelAfter: fc.nat(12),
    leftAfter: fc.nat(24),
    seenAt: fc.nat(5),
    readBack: fc.option(anyReading),
    later: fc.option(anyReading)
});
type Fate = typeof anyFate extends fc.Arbitrary<infer T> ? T : never;

/** States of a record that are saved: of those on the way, one. */
function* statesOf(queued: ChangeRecord, fate: Fate): Generator<ChangeRecord> {
    const { name, fqdn } = queued.computer;
    yield giveUpWaiting(queued, { kind: 'computer', name: fqdn ?? name });
    let record = begin(queued);
    const [first] = queued.changes;
    for (let step = 0, action = nextAction(record); action; step++, action = nextAction(record)) {
        if (step === fate.cancelAfter) record = cancel(record);
        if (step === fate.leftAfter) record = resume(record);
        if (step === fate.seenAt) yield record;
        if (nextAction(record)?.kind === 'read') record = answerRead(record, fate.readBack && foundIn(fate.readBack, startedAt));
        else record = answerWrite(record, step < fate.failsAt ? null : fate.failure);
    }
    yield record;
    if (first) yield answerLate(record, first.setting, fate.late);
    if (fate.later) yield lookAgain(record, name, fate.later);
}

describe('what is stored', () => {
    it('of a change on any computer reads as it was, in every state', () => {
        const callable = anyName.filter(name => computerName(name) !== null);
        fc.assert(
            fc.property(callable, anyReading, anyWanted, fc.boolean(), anyFate, (computer, configuration, wanted, isUndo, fate) => {
                const plan = makePlan(configuration, wanted);
                const [id, run, undone] = ids;
                const given = { id, run: run as string, undoes: isUndo ? (undone as string) : null, startedAt, toolVersion };
                for (const state of statesOf(newRecord({ ...given, computer, configuration, plan }), fate)) assertReadable(state);
            }),
            fuzzed
        );
    });

    it('of a run over any list reads as it was, and comes back from its own file', () => {
        const anyConnection = fc.record({
            name: anyName,
            displayName: fc.option(anyName, { nil: undefined }),
            type: fc.constantFrom('msft.sme.connection-type.server', 'msft.sme.connection-type.cluster'),
            outcome: fc.oneof({ weight: 3, arbitrary: anyReading }, { weight: 1, arbitrary: anyFailure }),
            isSelectedAndGone: fc.boolean()
        });
        const whole = fc.oneof(fc.integer({ min: 1, max: 30_000 }), fc.constantFrom(1, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER));
        const anySettings = fc.record({
            atOnce: fc.integer({ min: 1, max: mostAtOnce }),
            stopAfter: fc.option(whole),
            pilot: fc.option(whole),
            allowWeaker: fc.boolean()
        });
        const list = fc.array(anyConnection, { minLength: 1, maxLength: 3 });
        fc.assert(
            fc.property(list, anyWanted, anySettings, anyFate, (connections, wanted, settings, fate) => {
                const run = runOf(connections, wanted, settings);
                if (run === null) return;
                for (const state of [run, stopRun(run, 'notSaved')]) assertRunReadable(state);
                const ended = endRun(run, 'finished', startedAt);
                assertRunReadable(ended);
                const records = run.items.flatMap(item => (item.decision === 'change' ? [...recordsOf(item, fate)].slice(-1) : []));
                records.forEach(assertReadable);
                const read = readRunFile(writeRunFile({ run: ended, records: new Map(records.map(one => [one.id, one])) }, toolVersion));
                assert.ok(read.kind === 'read', JSON.stringify(read).slice(0, 500));
                const items = ended.items.map(item => ({ ...item, label: item.computer.name }));
                const { origin } = read.run;
                assert.equal(origin?.toolVersion, toolVersion);
                assert.deepEqual(read.run, { ...ended, items, imported: true, origin });
                assert.deepEqual(
                    read.records,
                    records.map(record => ({ ...record, imported: true, origin }))
                );
            }),
            fuzzed
        );
    });

    it('of the longest record that may be comes back from an export of the history', async () => {
        const journal = new MemoryJournal();
        const longest = longestRecord();
        assertReadable(longest);
        await journal.save(longest, { ...longest, id: 'another' });
        const exported = await exportHistory(journal, toolVersion);
        const elsewhere = new MemoryJournal();
        const tell = (): void => undefined;
        assert.deepEqual(await importHistory(elsewhere, exported, undefined, tell), { kind: 'imported', added: 2, known: 0 });
        const [{ origin } = longest] = (await elsewhere.find(longest.id)) as ChangeRecord[];
        assert.equal(origin?.toolVersion, toolVersion);
        assert.deepEqual(await elsewhere.find(longest.id), [{ ...longest, imported: true, origin }]);
    });
});

interface Listed {
    readonly name: string;
    readonly displayName: string | undefined;
    readonly type: string;
    readonly outcome: SigningConfiguration | Failure;
    /** Selected, and no longer in the list. */
    readonly isSelectedAndGone: boolean;
}

/** The run that a person would start over a list; null: there is nothing to be started. */
function runOf(connections: readonly Listed[], wanted: Wanted, settings: Run['settings']): Run | null {
    const given = connections.map(({ name, displayName, type }) => ({ name, type, properties: { displayName } }));
    const listed = listedConnections(given);
    const entries = listed.map((connection, index) => {
        const { outcome } = connections[index] as Listed;
        // A call goes to no name that is none.
        const answer = 'contract' in outcome && computerName(connection.call) ? ({ kind: 'ok', value: outcome } as const) : null;
        const failed = 'contract' in outcome ? ({ kind: 'notInList', words: null, errorId: null } as const) : outcome;
        return { connection, phase: 'idle' as const, answer: listAnswer(answer ?? failed, 0, 1) };
    });
    const list = makeList(
        entries.filter((_, index) => !connections[index]?.isSelectedAndGone),
        null
    );
    const signing = { outbound: wanted.outbound, inbound: wanted.inbound } as Run['target']['wanted'];
    const [model] = list.rows;
    const isLike = model?.configuration !== undefined && model.configuration !== null && wanted.outbound === undefined;
    const target: Run['target'] = isLike
        ? { goal: 'sameAs', wanted: sameAs(model.configuration as SigningConfiguration), of: model.label }
        : { goal: 'byHand', wanted: JSON.parse(JSON.stringify(signing)) as typeof signing, of: null };
    const records = new Map(listed.map(({ key }, index) => [key, ids[index + 1] as string]));
    const rows = dryRun({ list, records, since: 0, target, allowWeaker: settings.allowWeaker, undoes: new Map() });
    const items = rows.flatMap(({ item }) => item ?? []);
    if (items.length === 0) return null;
    return newRun({ id: ids[0], startedAt, toolVersion, target, settings, retries: null, items });
}

function recordsOf({ record, computer, actingUser, changes, undoes }: RunItem, fate: Fate): Generator<ChangeRecord> {
    const given = { id: record, run: ids[0], undoes, startedAt, toolVersion, computer, actingUser, changes };
    return statesOf(queuedRecord(given), { ...fate, leftAfter: 24 });
}

function assertRunReadable(run: Run): void {
    const read = runSchema.safeParse(structuredClone(run));
    assert.ok(read.success, read.success ? '' : read.error.message);
    assert.deepEqual(read.data, run);
}
