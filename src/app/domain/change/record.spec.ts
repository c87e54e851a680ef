// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { failure } from '../../remote/outcomes';
import type { FailureKind } from '../outcome';
import { makePlan, Plan, PlannedChange } from './plan';
import { isSameComputer } from '../computer/identity';
import { foundIn } from './found';
import { laterEnding, takerBack } from './later';
import {
    answerLate,
    answerRead,
    answerWrite,
    begin,
    cancel,
    ChangeRecord,
    differences,
    Ending,
    inFlight,
    newRecord,
    nextAction,
    recheck,
    resume,
    stopSending
} from './record';
import { withState } from '../testing/with-state';
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

    describe('and Group Policy', () => {
        const hour = (time: string): string => `2026-11-23T${time}:00.000Z`;
        /** What is read at a time by the computer's clock, after policy that names inbound was applied last; null: none does. */
        const read = (inbound: boolean, time: string, names: 0 | 1 | null, applied = '09:00', logged = true): typeof before => ({
            ...done(true, inbound),
            collectedAt: hour(time),
            surroundings: { ...before.surroundings, policyEvent: { logged: logged ? hour(applied) : null } },
            inbound: {
                ...done(true, inbound).inbound,
                policy: {
                    ...before.inbound.policy,
                    ...(names === null ? { status: 'none' } : { status: 'found', gpoName: 'File servers', gpoId: '{A}', value: names }),
                    lastApplied: hour(applied)
                } as (typeof before)['inbound']['policy']
            }
        });
        const readBack = (facts: typeof before): ChangeRecord => {
            const written = answerWrite(answerWrite(begin(queued()), null), null);
            return answerRead(written, foundIn(facts, at));
        };
        const later = (record: ChangeRecord, facts: typeof before, isLast = true): ChangeRecord =>
            recheck(record, foundIn(facts, at), isLast);
        const owned = readBack(read(true, '10:00', 0));

        it('is judged by what was read back, not by what the plan knew', () => {
            expect(owned.changes.map(({ takenBackBy }) => takenBackBy)).toEqual([null, null]);
            expect(owned.ending).toBe('willNotLast');
            expect(readBack(read(true, '10:00', 1)).ending).toBe('changed');
            const gpo = { by: 'groupPolicy', gpoName: 'Old', gpoId: '{B}', value: '0', lastApplied: null, everyRefresh: false } as const;
            const planned = { ...owned, changes: owned.changes.map(change => ({ ...change, takenBackBy: gpo })) };
            const answered = (facts: typeof before): Ending | null =>
                answerRead({ ...planned, step: 'readingBack', found: null }, foundIn(facts, at)).ending;
            const cleared = read(true, '10:00', null);
            expect(answered(cleared)).toBe('changed');
            // What could not be read takes nothing back of what is known.
            const unreadable = { ...cleared.outbound.policy, status: 'unavailable' } as const;
            expect(answered({ ...cleared, outbound: { ...cleared.outbound, policy: unreadable } })).toBe('willNotLast');
        });

        it('says that it took a value back where it names it and was applied since', () => {
            expect(later(owned, read(true, '11:00', 0)).ending).toBe('willNotLast');
            expect(later(owned, read(true, '11:00', null)).ending).toBe('changed');
            const taken = later(owned, read(false, '11:00', 0, '10:30'));
            expect([taken.ending, takerBack(taken)?.gpoName]).toEqual(['takenBack', 'File servers']);
        });

        it('blames it for nothing else: by whom is not known', () => {
            const not: readonly [string, ChangeRecord][] = [
                ['not applied since', later(owned, read(false, '11:00', 0))],
                ['names another value', later(owned, read(false, '11:00', 1, '10:30'))],
                ['names nothing any more', later(owned, read(false, '11:00', null, '10:30'))],
                ['a clock that was set back', later(owned, read(false, '09:30', 0, '09:20'))],
                ['a time of RSoP alone', later(owned, read(false, '11:00', 0, '10:30', false))],
                ['a later change of ours', later(owned, read(false, '11:00', 0, '10:30'), false)],
                ['what a file claims', later({ ...owned, imported: true }, read(false, '11:00', 0, '10:30'))]
            ];
            expect(not.map(([why, { ending }]) => `${why}: ${ending}`)).toEqual(not.map(([why]) => `${why}: noLonger`));
            expect(readBack(read(false, '10:00', 0, '09:59')).ending).toBe('differs');
        });

        it('is not blamed by an application after which the value was still seen as it was left', () => {
            const [applied, other] = [read(true, '10:40', 0, '10:30'), read(false, '11:00', 0, '10:30')];
            const seen = later(owned, applied);
            expect(seen.ending).toBe('willNotLast');
            expect(later(seen, other).ending).toBe('noLonger');
            expect(later(seen, read(false, '11:00', 0, '10:50')).ending).toBe('takenBack');
            const verified = later(readBack(read(true, '10:00', 1)), applied);
            expect(laterEnding(later(later(verified, other), other))).toBe('noLonger');
        });

        it('does not take what was not reported for something else', () => {
            const unreported = (facts: typeof before): typeof before => ({ ...facts, inbound: { ...facts.inbound, required: null } });
            const silent = readBack(unreported(read(true, '10:00', 1)));
            expect(silent.ending).toBe('notVerified');
            expect(later(silent, read(true, '11:00', 1)).ending).toBe('changed');
            expect(readBack(unreported(read(false, '10:00', null))).ending).toBe('differs');
            expect(later(owned, unreported(read(true, '11:00', 0))).ending).toBe('willNotLast');
            expect(laterEnding(later(readBack(read(true, '10:00', 1)), unreported(read(true, '11:00', 1))))).toBeNull();
        });

        it('is told of what was verified, too, which stays so', () => {
            const verified = readBack(read(true, '10:00', 1));
            const seen = [read(true, '11:00', 0), read(false, '11:00', 0, '10:30'), read(false, '11:00', 0)].map(facts =>
                later(verified, facts)
            );
            expect(seen.map(record => [record.ending, laterEnding(record)])).toEqual([
                ['changed', null],
                ['changed', 'takenBack'],
                ['changed', 'noLonger']
            ]);
        });
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
        expect(changedSince.latest?.settings.outbound.inForce).toBe('notRequired');
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
        const byOthers = withState(done(true, false), { setting: 'inbound', direction: 'inbound' } as never, theirs);
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
        const { outbound, inbound } = foundIn(on, at).settings;
        expect(
            differences({ ...late, found: { ...foundIn(on, at), settings: { outbound, inbound } } }).map(({ setting }) => setting)
        ).toEqual(['guestLogons', 'outboundAuditSigning']);
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
