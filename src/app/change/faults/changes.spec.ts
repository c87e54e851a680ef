// SPDX-License-Identifier: MIT
// Changes of one computer, each with each fault of docs/faults.md: what is told, that nothing is claimed that was not read back,
// that nothing is written twice, and that trying again works.
import { makePlan } from '../../domain/change/plan';
import { differences } from '../../domain/change/record';
import { withState } from '../../domain/testing/with-state';
import { jumps, setClock, until } from '../../domain/testing/time';
import { FakeGateway, isWrite } from '../../remote/testing/fake-gateway';
import { FaultName, faultNames, faults } from '../../remote/testing/faults';
import { sample } from '../../remote/testing/samples';
import { isWaiting, name, operations, recordOf, shown, Trial } from '../testing/trial';

for (const [operation, how] of Object.entries(operations)) {
    describe(`${operation}, and its fault:`, () => {
        beforeEach(() => FakeGateway.stub());

        /** Each way of the operation, one after the other. */
        async function each(attempt: (begin: () => Promise<Trial>) => Promise<void>): Promise<void> {
            for (const way of how.ways.keys()) await attempt(() => Trial.of(how, way));
        }

        async function meets(trial: Trial, fault: FaultName, reads: boolean, arrives: boolean): Promise<void> {
            const { gateway } = trial.browser;
            const window = trial.browser.open(fault);
            gateway.break(name, fault, { which: call => reads || isWrite(call), arrives });
            await trial.apply(window);
            const state = shown(window);
            const record = recordOf(state);
            expect(state.kind).toBe('ended');
            const [first, ...others] = record.changes.map(({ write }) => write);
            expect(first?.kind === 'failed' && first.failure.kind).toBe(faults[fault].toldOfWrite);
            expect(others.map(({ kind }) => kind)).toEqual(others.map(() => 'notSent'));
            expect(trial.sent.length).toBe(1);
            if (!reads) expect(record.found).not.toBeNull();
            else expect([record.found, record.ending]).toEqual([null, 'notVerified']);
            trial.mustBeTrue(record);
            gateway.mend();
            gateway.release();
            await until(() => fault !== 'late' || trial.written.length === 1);
            await trial.again(trial.browser.open());
        }

        for (const fault of faultNames) {
            it(fault, () =>
                each(async begin => {
                    await meets(await begin(), fault, false, false);
                    await meets(await begin(), fault, true, false);
                    if (faults[fault].mayArrive) await meets(await begin(), fault, false, true);
                })
            );
        }

        it('storage full or blocked', () =>
            each(async begin => {
                const trial = await begin();
                const { journal, gateway } = trial.browser;
                const window = trial.browser.open();
                journal.full = true;
                await trial.apply(window);
                expect(shown(window)).toEqual(jasmine.objectContaining({ kind: 'notStarted', why: 'notSaved' }));
                expect(trial.sent).toEqual([]);
                journal.full = false;
                gateway.onArrival = call => (journal.full ||= isWrite(call));
                await trial.apply(window);
                expect(trial.sent.length).toBe(1);
                expect(shown(window)).toEqual(jasmine.objectContaining({ kind: 'ended', saved: false }));
                trial.mustBeTrue(recordOf(shown(window)));
                journal.full = false;
                gateway.onArrival = () => undefined;
                await trial.again(window);
                expect(journal.has(({ ending }) => ending === 'interrupted')).toBeTrue();
            }));

        it('page closed', () =>
            each(async begin => {
                const last = (await begin()).plan.changes.length; // the reading back
                for (let step = 0; step <= last; step++) for (const arrives of [false, true]) await isClosed(await begin(), step, arrives);
            }));

        /** The page is closed while it waits for the answer of a call. */
        async function isClosed(trial: Trial, step: number, arrives: boolean): Promise<void> {
            const { gateway } = trial.browser;
            let calls = 0;
            gateway.break(name, 'hangs', { which: () => calls++ === step, arrives });
            void trial.apply(trial.browser.open());
            await until(() => gateway.met.length > 0);
            trial.browser.close();
            gateway.mend();
            const next = trial.browser.open();
            await trial.settle(next);
            expect(trial.sent.length).toBe(Math.min(step + 1, trial.plan.changes.length)); // nothing goes on by itself
            expect(shown(next)).toEqual(jasmine.objectContaining({ kind: 'ended', settled: true }));
            trial.mustBeTrue(recordOf(shown(next)));
            await trial.again(next);
        }

        it('two windows', () =>
            each(async begin => {
                const trial = await begin();
                const { gateway } = trial.browser;
                const [first, second] = [trial.browser.open(), trial.browser.open()];
                gateway.break(name, 'late', { which: isWrite });
                const running = trial.apply(first);
                await until(() => gateway.met.length > 0);
                const waiting = trial.apply(second);
                await until(() => isWaiting(shown(second)));
                second.changes.cancel(name);
                await waiting;
                expect(shown(second)).toEqual(jasmine.objectContaining({ kind: 'notStarted', why: 'cancelled' }));
                const after = trial.apply(second);
                gateway.mend();
                gateway.release();
                await Promise.all([running, after]);
                for (const window of [first, second]) trial.mustBeTrue(recordOf(shown(window)));
                expect(recordOf(shown(first)).ending).toBe('changed');
                expect(trial.written.length).toBe(trial.plan.changes.length);
                await trial.again(second);
            }));

        it('clock jumps', () =>
            each(async begin => {
                for (const jump of jumps) {
                    const trial = await begin();
                    const window = trial.browser.open();
                    setClock(jump.from);
                    trial.browser.gateway.onArrival = () => setClock(jump.to);
                    await trial.apply(window);
                    expect(recordOf(shown(window)).ending).toBe('changed');
                    const list = trial.browser.open().history.of(name, trial.now);
                    await list.load(50);
                    expect(list.state.value).toEqual(jasmine.objectContaining({ unreadable: 0 }));
                    list.close();
                    await trial.again(window);
                }
            }));

        it('policy takes back', () =>
            each(async begin => {
                const trial = await begin();
                const { gateway } = trial.browser;
                const window = trial.browser.open();
                const takeBack = (): void => gateway.set(name, withState(trial.now, trial.last, trial.last.before));
                gateway.onArrival = call => !isWrite(call) && takeBack();
                await trial.apply(window);
                expect(recordOf(shown(window)).ending).toBe('differs');
                gateway.onArrival = () => undefined;
                await trial.settle(window);
                await trial.apply(window);
                trial.mustBeTrue(recordOf(shown(window)));
                await trial.settle(window);
                await window.changes.apply(name, trial.now, makePlan(trial.now, trial.goal));
                const done = recordOf(shown(window));
                expect(done.ending).toBe('changed');
                takeBack();
                await window.changes.note(done, name, trial.now);
                const noted = await window.history.find(done.id);
                expect(noted?.ending).toBe('changed');
                expect(noted && differences({ ...noted, found: noted.latest }).length).toBe(1);
            }));

        it('renamed or duplicate computer', () =>
            each(async begin => {
                const other = { ...sample('srv2022'), computer: { ...sample('srv2022').computer, id: 'another' } };
                for (const step of [0, 1]) {
                    const trial = await begin();
                    const [{ gateway }, own] = [trial.browser, trial.now];
                    const window = trial.browser.open();
                    let writes = 0;
                    if (step === 0) gateway.set(name, other);
                    else gateway.onArrival = call => isWrite(call) && writes++ === 1 && gateway.set(name, other);
                    await trial.apply(window);
                    const { changes, found, ending } = recordOf(shown(window));
                    expect([changes[step]?.write.kind, found]).toEqual(['failed', null]);
                    expect(ending).toBe('notVerified');
                    expect(gateway.now(name)).toEqual(other);
                    gateway.onArrival = () => undefined;
                    gateway.set(name, step === 0 ? own : withState(own, trial.first, trial.first.after));
                    await trial.again(window);
                }
            }));
    });
}
