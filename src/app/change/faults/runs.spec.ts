// SPDX-License-Identifier: MIT
// Runs over three computers, each with each fault of docs/faults.md at one of them: what is told of that one, that the others
// are changed, that nothing is claimed that was not read back, that nothing is written twice, and that a retry completes it.
import { jumps, setClock, until } from '../../domain/testing/time';
import { FakeGateway, isWrite } from '../../remote/testing/fake-gateway';
import { FaultName, faultNames, faults } from '../../remote/testing/faults';
import { facts } from '../../domain/testing/list-entries';
import { ended, mustBeTrue, names, runOperations, RunTrial, statesOf } from '../testing/run-trial';

for (const operation of runOperations) {
    describe(`${operation}, and its fault:`, () => {
        beforeEach(() => FakeGateway.stub());

        async function meets(fault: FaultName, reads: boolean, arrives: boolean): Promise<void> {
            const trial = await RunTrial.of(operation);
            const { gateway } = trial.browser;
            gateway.break('b', fault, { which: call => reads || isWrite(call), arrives });
            const view = await trial.carryOut(trial.browser.open(fault));
            const record = view.records.get(`${trial.frozen.id}/b`);
            const write = record?.changes[0]?.write;
            expect(write?.kind === 'failed' && write.failure.kind).toBe(faults[fault].toldOfWrite);
            if (reads) expect([record?.found, record?.ending]).toEqual([null, 'notVerified']);
            else expect(record?.found).not.toBeNull();
            const [a, b, c] = statesOf(view);
            expect([a, c]).toEqual(['changed', 'changed']);
            expect(b === 'changed').toBe(arrives && !reads);
            expect(trial.sent.length).toBe(3);
            mustBeTrue(view, trial);
            gateway.mend();
            gateway.release();
            await until(() => fault !== 'late' || trial.written.length === 3);
            await trial.again(trial.browser.open());
        }

        for (const fault of faultNames) {
            it(fault, async () => {
                await meets(fault, false, false);
                await meets(fault, true, false);
                if (faults[fault].mayArrive) await meets(fault, false, true);
            });
        }

        it('storage full or blocked', async () => {
            const trial = await RunTrial.of(operation);
            const { journal, gateway } = trial.browser;
            const window = trial.browser.open();
            journal.full = true;
            expect(await window.runs.start(trial.frozen)).toBeFalse();
            expect(trial.sent).toEqual([]);
            journal.full = false;
            gateway.onArrival = call => (journal.full ||= isWrite(call) && call.computer === 'b');
            const view = await trial.carryOut(window);
            expect(view.run.ending).toBe('notSaved');
            expect(trial.sent.length).toBe(2);
            mustBeTrue(view, trial);
            gateway.onArrival = () => undefined;
            journal.full = false;
            await trial.again(trial.browser.open());
        });

        it('page closed', async () => {
            for (let step = 0; step < 6; step++)
                for (const arrives of [false, true]) {
                    const trial = await RunTrial.of(operation);
                    const { gateway } = trial.browser;
                    let calls = 0;
                    for (const name of names) gateway.break(name, 'hangs', { which: () => calls++ === step, arrives });
                    await trial.browser.open().runs.start(trial.frozen);
                    await until(() => gateway.met.length > 0);
                    trial.browser.close();
                    gateway.mend();
                    const window = trial.browser.open();
                    await window.runs.recover();
                    const view = await ended(window, trial.frozen.id);
                    expect(view.run.ending).toBe('interrupted');
                    expect(statesOf(view)).not.toContain('leftBehind');
                    expect(trial.sent.length).toBe(1 + Math.floor(step / 2)); // nothing goes on by itself
                    mustBeTrue(view, trial);
                    await trial.again(window);
                }
        });

        it('two windows', async () => {
            const trial = await RunTrial.of(operation);
            const { gateway } = trial.browser;
            const [first, second] = [trial.browser.open(), trial.browser.open()];
            const same = trial.freeze(trial.frozen.items.map(({ computer }) => computer.name));
            gateway.break('b', 'late', { which: isWrite });
            await first.runs.start(trial.frozen);
            await until(() => gateway.met.length > 0);
            await second.runs.recover();
            second.runs.cancel(trial.frozen.id); // it is the first one's
            gateway.mend();
            const both = [ended(first, trial.frozen.id), trial.carryOut(second, same)];
            gateway.release();
            for (const view of await Promise.all(both)) mustBeTrue(view, trial);
            expect(statesOf(await ended(first, trial.frozen.id)).filter(state => state !== 'undone')).not.toContain('cancelled');
            expect(trial.written.length).toBe(3);
            await trial.again(second);
        });

        it('clock jumps', async () => {
            for (const jump of jumps) {
                const trial = await RunTrial.of(operation);
                const window = trial.browser.open();
                setClock(jump.from);
                trial.browser.gateway.onArrival = ({ computer }) => computer === 'b' && setClock(jump.to);
                expect(statesOf(await trial.carryOut(window))).toEqual(['changed', 'changed', 'changed']);
                const next = trial.browser.open();
                await next.runs.loadLatest(10);
                expect(next.runs.all.value).toEqual(jasmine.objectContaining({ unreadable: 0 }));
                expect(statesOf(await ended(next, trial.frozen.id))).toEqual(['changed', 'changed', 'changed']);
                await trial.again(next);
            }
        });

        it('policy takes back', async () => {
            const trial = await RunTrial.of(operation);
            const { gateway } = trial.browser;
            const before = trial.now('b');
            gateway.onArrival = call => call.computer === 'b' && !isWrite(call) && gateway.set('b', before);
            const view = await trial.carryOut(trial.browser.open());
            expect(statesOf(view)).toEqual(['changed', 'failed', 'changed']);
            mustBeTrue(view, trial);
            gateway.onArrival = () => undefined;
            const later = trial.now('c');
            gateway.set('c', { ...later, inbound: { ...later.inbound, required: !later.inbound.required } });
            const window = trial.browser.open();
            await ended(window, trial.frozen.id);
            await window.runs.recheck(trial.frozen.id);
            expect(statesOf(await ended(window, trial.frozen.id))).toEqual(['changed', 'failed', 'noLonger']);
            const again = trial.freeze(['b'], { retries: trial.frozen.id });
            expect(statesOf(await trial.carryOut(window, again))).toEqual(['changed']);
            expect(trial.isDone('b')).toBeTrue();
        });

        it('renamed or duplicate computer', async () => {
            const trial = await RunTrial.of(operation);
            const { gateway } = trial.browser;
            const own = trial.now('b');
            const other = facts('b', { id: 'another', fqdn: 'other.lab.example' });
            gateway.set('b', other);
            const view = await trial.carryOut(trial.browser.open());
            expect(statesOf(view)).toEqual(['changed', 'notVerified', 'changed']);
            expect(view.records.get(`${trial.frozen.id}/b`)?.found).toBeNull();
            expect(gateway.now('b')).toEqual(other);
            gateway.set('b', own);
            await trial.again(trial.browser.open());
        });
    });
}
