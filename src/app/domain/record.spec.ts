// SPDX-License-Identifier: MIT
import { sample } from '../remote/testing/samples';
import { failure } from '../remote/outcomes';
import type { FailureKind } from './outcome';
import { makePlan, Plan, PlannedChange } from './plan';
import { isSameComputer } from './identity';
import {
    answerLate,
    answerRead,
    answerWrite,
    begin,
    cancel,
    ChangeRecord,
    differences,
    Ending,
    foundIn,
    inFlight,
    newRecord,
    nextAction,
    recheck,
    resume,
    stopSending
} from './record';
import { withState } from './testing/with-state';
import { isAsLeft, undoTarget } from './undo';

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

/** A change of a plan, and the state before it. */
function stateBefore({ changes }: Plan, index: number): [PlannedChange, PlannedChange['before']] {
    const change = changes[index] as PlannedChange;
    return [change, change.before];
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
        ['somebody else wrote at the same moment', [null, 'changedWhileWriting'], done(true, false), 'failed'],
        ['failed half-way on the computer', ['scriptFailed'], done(true, false), 'failed'],
        ['no answer, not in force: it may still arrive', ['outcomeUnknown'], before, 'notVerified'],
        ['written, not read back', [null, null], null, 'notVerified'],
        ['refused, not read back', ['accessDenied'], null, 'notVerified']
    ];
    for (const [what, answers, found, ending] of endings) {
        it(`ends as ${ending}: ${what}`, () => expect(ended(answers, found).ending).toBe(ending));
    }

    it('says that a policy will take it back, and later that it has', () => {
        const owner = {
            by: 'groupPolicy' as const,
            gpoName: 'File servers',
            gpoId: null,
            value: '0',
            lastApplied: null,
            everyRefresh: false
        };
        const record = begin(queued());
        const owned = { ...record, changes: record.changes.map(change => ({ ...change, takenBackBy: owner })) };
        const written = answerWrite(answerWrite(owned, null), null);
        const forNow = answerRead(written, foundIn(done(true, true), at));
        expect(forNow.ending).toBe('willNotLast');
        expect(recheck(forNow, foundIn(done(true, true), at)).ending).toBe('willNotLast');
        expect(recheck(forNow, foundIn(done(true, false), at)).ending).toBe('takenBack');
        expect(recheck(forNow, foundIn({ ...before, inbound: { ...before.inbound, stored: { required: null } } }, at)).ending).toBe(
            'differs'
        );
    });

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

    it('is settled by a later look, and what was verified once stays so', () => {
        const open = ended(['outcomeUnknown'], before);
        expect(recheck(open, foundIn(done(true, true), at)).ending).toBe('changed');
        expect(recheck(begin(queued()), foundIn(before, at)).step).toBe('writing');
        const verified = ended([null, null], done(true, true));
        const changedSince = recheck(verified, foundIn(before, at));
        expect([changedSince.ending, changedSince.found]).toEqual(['changed', verified.found]);
        expect(changedSince.latest?.outbound.inForce).toBe('notRequired');
        expect(isAsLeft(changedSince, before)).toBeFalse();
        const refused = ended(['accessDenied'], before);
        expect(recheck(refused, foundIn(done(true, true), at)).ending).toBe('failed');
    });

    it('takes a late answer: what was written is for the next look to say', () => {
        const open = ended([null, 'outcomeUnknown'], done(true, false));
        const late = answerLate(open, 'inbound', null);
        expect(late.changes.map(({ write }) => write.kind)).toEqual(['written', 'written']);
        expect(recheck(late, foundIn(done(true, false), at)).ending).toBe('differs');
        expect(recheck(answerLate(open, 'inbound', failure('accessDenied')), foundIn(done(true, false), at)).ending).toBe('failed');
        expect(answerLate(open, 'outbound', failure('accessDenied'))).toEqual(open);
    });

    it('is undone by putting back what it may have written to, and only that', () => {
        const was = { inForce: 'notRequired', stored: { kind: 'zero' } } as const;
        const target = (answers: readonly (FailureKind | null)[], found: typeof before | null): unknown =>
            undoTarget(ended(answers, found));
        expect(target([null, null], done(true, true))).toEqual({ outbound: was, inbound: was });
        expect(target([null, 'accessDenied'], done(true, false))).toEqual({ outbound: was });
        expect(target([null, 'accessDenied'], done(true, true))).toEqual({ outbound: was, inbound: was });
        expect(target([null, 'stateChanged'], done(true, true))).toEqual({ outbound: was });
        expect(target([null, 'changedWhileWriting'], null)).toEqual({ outbound: was, inbound: was });
        const theirs = { inForce: 'notRequired', stored: { kind: 'notStored' } } as const;
        const byOthers = withState(done(true, false), { direction: 'inbound' } as never, theirs);
        expect(target([null, 'changedWhileWriting'], byOthers)).toEqual({ outbound: was });
        expect(target(['outcomeUnknown'], before)).toEqual({ outbound: was });
        expect(undoTarget(answerRead(stopSending(answerWrite(begin(queued()), null)), null))).toEqual({ outbound: was });
        const record = ended([null, 'accessDenied'], done(true, false));
        expect(isAsLeft(record, done(true, false))).toBeTrue();
        expect(isAsLeft(record, done(false, false))).toBeFalse();
    });

    it('tells a setting from the requirement of its direction', () => {
        const now = sample('srv2025');
        const wanted = { outbound: 'notRequired', guestLogons: 'on', outboundAuditSigning: 'on' } as const;
        const plan = makePlan(now, wanted);
        const on = plan.changes.reduce((known, change) => withState(known, change, change.after), now);
        const given = { id: 'record', run: 'run', undoes: null, startedAt: at, toolVersion: '1.0.0', computer: 'srv2025' };
        const answers = [null, failure('outcomeUnknown')];
        const open = answers.reduce(answerWrite, begin(newRecord({ ...given, configuration: now, plan })));
        const notYet = withState(withState(on, ...stateBefore(plan, 1)), ...stateBefore(plan, 2));
        const unknown = answerRead(open, foundIn(notYet, at));
        expect([unknown.ending, unknown.changes.map(({ write }) => write.kind)]).toEqual(['notVerified', ['written', 'failed', 'notSent']]);
        const off = { inForce: 'off', stored: { kind: 'notStored' } } as const;
        expect(undoTarget(unknown)).toEqual({ outbound: { inForce: 'required', stored: { kind: 'notStored' } }, guestLogons: off });
        const late = answerLate(unknown, 'guestLogons', null);
        expect(late.changes.map(({ write }) => write.kind)).toEqual(['written', 'written', 'notSent']);
        expect(answerLate(unknown, 'outbound', null)).toEqual(unknown);
        expect(recheck(late, foundIn(withState(on, ...stateBefore(plan, 2)), at)).ending).toBe('interrupted');
        expect([isAsLeft(late, notYet), isAsLeft(late, on)]).toEqual([true, false]);
        // A Windows that lost the setting since is not as it was left.
        expect(differences({ ...late, found: { ...foundIn(on, at), settings: {} } }).map(change => 'setting' in change)).toEqual([
            true,
            true
        ]);
    });

    it('is about one computer, whatever has its name later, and clones are told apart', () => {
        const record = queued();
        const renamed = { ...before, computer: { ...before.computer, fqdn: 'new.example' } };
        const replaced = { ...before, computer: { ...before.computer, id: 'another' } };
        const same = (name: string, of = record): boolean[] =>
            [before, renamed, replaced].map(configuration => isSameComputer(of, name, configuration));
        expect(same('srv2022')).toEqual([true, false, false]);
        expect(same('srv2022.lab.example')).toEqual([true, false, false]);
        expect(same('srv2022', { ...record, computer: { ...record.computer, id: null } })).toEqual([true, false, true]);
        // Where the full name was not read, the NetBIOS name stands in its place.
        const short = { ...record, computer: { ...record.computer, fqdn: before.computer.name } };
        expect(same('srv2022', short)).toEqual([true, true, false]);
    });
});
