// SPDX-License-Identifier: MIT
// The recheck of a run over three computers, one of which somebody else has changed since, with each fault of docs/faults.md at that
// one: the others are looked at, nothing is claimed of it that was not read, nothing is written, and another recheck tells it.
import type { SigningConfiguration } from '../../domain/computer/facts';
import { facts } from '../../domain/testing/list-entries';
import { jumps, setClock, until } from '../../domain/testing/time';
import { FakeGateway } from '../../remote/testing/fake-gateway';
import { faultNames } from '../../remote/testing/faults';
import type { KnownRun } from '../runs/runs';
import { ended, RunTrial, statesOf } from '../testing/run-trial';
import type { BrowserWindow } from '../testing/windows';

const id = 'run 1';

describe('a recheck, and its fault:', () => {
    let trial: RunTrial;
    let done: SigningConfiguration;
    beforeEach(async () => {
        FakeGateway.stub();
        trial = await RunTrial.of('a run');
        await trial.carryOut(trial.browser.open());
        done = trial.now('b');
        trial.browser.gateway.set('b', facts('b'));
    });

    /** Opens a window that shows the run. */
    async function opened(fault?: 'hangs'): Promise<BrowserWindow> {
        const window = trial.browser.open(fault);
        await ended(window, id);
        return window;
    }

    async function recheck(window: BrowserWindow): Promise<KnownRun> {
        await window.runs.recheck(id);
        return ended(window, id);
    }

    async function mustTell(states: readonly string[], window: BrowserWindow): Promise<void> {
        expect(statesOf(await recheck(window))).toEqual(states);
        expect(trial.written.length).toBe(3);
    }

    const asBefore = ['changed', 'changed', 'changed'];
    const news = ['changed', 'noLonger', 'changed'];

    for (const fault of faultNames.filter(one => one !== 'late')) {
        it(fault, async () => {
            const window = await opened(fault === 'hangs' ? fault : undefined);
            trial.browser.gateway.break('b', fault);
            await mustTell(asBefore, window);
            const records = [...(await ended(window, id)).records.values()];
            expect(records.map(({ latest }) => latest !== null)).toEqual([true, false, true]);
            trial.browser.gateway.mend();
            await mustTell(news, window);
        });
    }

    it('late', async () => {
        const window = await opened();
        trial.browser.gateway.break('b', 'late');
        let progress: KnownRun['recheck'] = null;
        window.runs.stateOf(id).subscribe(state => (progress = state && typeof state !== 'string' ? state.recheck : null));
        const running = recheck(window);
        await until(() => progress?.done === 2);
        trial.browser.gateway.mend();
        trial.browser.gateway.release();
        expect(statesOf(await running)).toEqual(news);
    });

    it('storage full or blocked', async () => {
        const window = await opened();
        trial.browser.journal.full = true;
        await mustTell(news, window); // what was found is shown, though it is not stored
        trial.browser.journal.full = false;
        await window.history.saveLeft();
        await mustTell(news, await opened());
    });

    it('page closed', async () => {
        const { gateway } = trial.browser;
        gateway.break('b', 'hangs');
        void (await opened()).runs.recheck(id);
        await until(() => gateway.met.length > 0);
        trial.browser.close();
        gateway.mend();
        const calls = gateway.calls.length;
        const window = await opened();
        await window.runs.recover();
        expect(gateway.calls.length).toBe(calls); // nothing goes on by itself
        await mustTell(news, window);
    });

    it('two windows', async () => {
        const windows = [await opened(), await opened()];
        const views = await Promise.all(windows.map(recheck));
        expect(views.map(statesOf)).toEqual([news, news]);
        expect(trial.written.length).toBe(3);
    });

    it('clock jumps', async () => {
        for (const jump of jumps) {
            setClock(jump.from);
            const window = await opened();
            setClock(jump.to);
            await mustTell(news, window);
            await mustTell(news, await opened());
        }
    });

    it('policy takes back', async () => {
        const window = await opened();
        await mustTell(news, window);
        trial.browser.gateway.set('b', done);
        await mustTell(asBefore, window); // and gives again: the latest look counts
    });

    it('renamed or duplicate computer', async () => {
        const window = await opened();
        trial.browser.gateway.set('b', facts('b', { id: 'another' }));
        await mustTell(asBefore, window);
    });
});
