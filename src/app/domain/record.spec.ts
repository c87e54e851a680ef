// SPDX-License-Identifier: MIT
import { sample } from '../remote/testing/samples';
import { failure } from '../remote/outcomes';
import type { FailureKind } from './outcome';
import { makePlan } from './plan';
import {
    answerRead,
    answerWrite,
    begin,
    cancel,
    ChangeRecord,
    Ending,
    foundIn,
    inFlight,
    isAsLeft,
    isSameComputer,
    newRecord,
    nextAction,
    recheck,
    resume,
    stopSending,
    undoTarget
} from './record';

const before = sample('srv2022');
const done = (outbound: boolean, inbound: boolean): typeof before => ({
    ...before,
    outbound: { ...before.outbound, required: outbound, stored: { required: outbound ? 1 : 0 } },
    inbound: { ...before.inbound, required: inbound, stored: { required: inbound ? 1 : 0 } }
});
const at = '2026-11-23T10:00:00.000Z';

function queued(): ChangeRecord {
    return newRecord({
        id: 'record',
        run: 'run',
        undoes: null,
        startedAt: at,
        toolVersion: '1.0.0',
        computer: 'srv2022',
        configuration: before,
        plan: makePlan(before, { outbound: 'required', inbound: 'required' })
    });
}

/** A record whose writes got these answers (null: written), and that was then read back as given. */
function ended(answers: readonly (FailureKind | null)[], found: typeof before | null): ChangeRecord {
    const written = answers.reduce((record, kind) => answerWrite(record, kind && failure(kind)), begin(queued()));
    return answerRead(written, found && foundIn(found, at));
}

describe('a record', () => {
    it('writes one change after the other, then reads back, then ends', () => {
        let record = begin(queued());
        expect(inFlight(record)?.direction).toBe('outbound');
        record = answerWrite(record, null);
        expect(inFlight(record)?.direction).toBe('inbound');
        record = answerWrite(record, null);
        expect(nextAction(record)).toEqual({ kind: 'read' });
        record = answerRead(record, foundIn(done(true, true), at));
        expect([record.step, record.ending, nextAction(record)]).toEqual(['ended', 'changed', null]);
    });

    const endings: readonly [string, readonly (FailureKind | null)[], typeof before | null, Ending][] = [
        ['all written and read back so', [null, null], done(true, true), 'changed'],
        ['no answer, and read back so', ['outcomeUnknown'], done(true, true), 'changed'],
        ['all written, read back otherwise', [null, null], done(true, false), 'differs'],
        ['refused', ['accessDenied'], before, 'failed'],
        ['the second refused', [null, 'stateChanged'], done(true, false), 'failed'],
        ['failed half-way on the computer', ['scriptFailed'], done(true, false), 'failed'],
        ['no answer, not in force: it may still arrive', ['outcomeUnknown'], before, 'notVerified'],
        ['written, not read back', [null, null], null, 'notVerified'],
        ['refused, not read back', ['accessDenied'], null, 'notVerified']
    ];
    for (const [what, answers, found, ending] of endings) {
        it(`ends as ${ending}: ${what}`, () => expect(ended(answers, found).ending).toBe(ending));
    }

    it('sends nothing after it was cancelled, and finishes what is in flight', () => {
        const record = answerWrite(cancel(begin(queued())), null);
        expect(nextAction(record)).toEqual({ kind: 'read' });
        expect(answerRead(record, foundIn(done(true, false), at)).ending).toBe('cancelled');
        expect(begin(cancel(queued())).ending).toBe('cancelled');
    });

    it('sends nothing after a closed page left it behind: what was in flight is read back', () => {
        expect(resume(queued()).ending).toBe('interrupted');
        const left = resume(begin(queued()));
        expect(nextAction(left)).toEqual({ kind: 'read' });
        expect(answerRead(left, foundIn(before, at)).ending).toBe('notVerified');
        expect(answerRead(left, foundIn(done(true, false), at)).ending).toBe('interrupted');
        expect(answerRead(left, foundIn(done(true, true), at)).ending).toBe('changed');
    });

    it('takes back a write that could not be saved and so was not sent', () => {
        const record = stopSending(answerWrite(begin(queued()), null));
        expect(record.changes.map(change => change.write.kind)).toEqual(['written', 'notSent']);
        expect(answerRead(record, foundIn(done(true, false), at)).ending).toBe('interrupted');
    });

    it('can be looked at again later', () => {
        const open = ended(['outcomeUnknown'], before);
        expect(recheck(open, foundIn(done(true, true), at)).ending).toBe('changed');
        expect(recheck(begin(queued()), foundIn(before, at)).step).toBe('writing');
    });

    it('is undone by putting back what it wrote to, and only that', () => {
        const record = ended([null, 'accessDenied'], done(true, false));
        expect(undoTarget(record)).toEqual({
            outbound: { inForce: 'notRequired', stored: { kind: 'zero' } },
            inbound: { inForce: 'notRequired', stored: { kind: 'zero' } }
        });
        expect(undoTarget(answerRead(stopSending(answerWrite(begin(queued()), null)), null))).toEqual({
            outbound: { inForce: 'notRequired', stored: { kind: 'zero' } }
        });
        expect(isAsLeft(record, done(true, false))).toBeTrue();
        expect(isAsLeft(record, done(true, true))).toBeFalse();
    });

    it('is about one computer, whatever has its name later', () => {
        const record = queued();
        const renamed = { ...before, computer: { ...before.computer, fqdn: 'new.example' } };
        const replaced = { ...before, computer: { ...before.computer, id: 'another' } };
        expect([before, renamed, replaced].map(configuration => isSameComputer(record, configuration))).toEqual([true, true, false]);
        const unnamed = { ...record, computer: { ...record.computer, id: null } };
        expect([before, renamed].map(configuration => isSameComputer(unnamed, configuration))).toEqual([true, false]);
    });
});
