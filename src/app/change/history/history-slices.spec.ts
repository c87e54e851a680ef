// SPDX-License-Identifier: MIT
import { makePlan } from '../../domain/change/plan';
import { newRecord } from '../../domain/change/record';
import { sample } from '../../remote/testing/samples';
import { History } from './history';
import { MemoryJournal } from '../testing/memory-journal';

const records = 3000;

/** How often the page gets to do something else meanwhile. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
    let [turns, ended] = [0, false];
    const { port1, port2 } = new MessageChannel();
    const watched = new Promise<void>(resolve => {
        port1.onmessage = () => {
            if (ended) return resolve();
            turns++;
            port2.postMessage(null);
        };
        port2.postMessage(null);
    });
    await work;
    ended = true;
    await watched;
    port1.close();
    return turns;
}

describe('a large history', () => {
    it('goes into a file and out of it in slices, also where the storage takes no time', async () => {
        const journal = new MemoryJournal();
        const configuration = sample('srv2022');
        const plan = makePlan(configuration, { inbound: 'required' });
        const given = { undoes: null, startedAt: '2026-11-20T08:30:00.000Z', toolVersion: '1.0.0', computer: 'srv', configuration, plan };
        for (let index = 0; index < records; index++) {
            const id = `record-${index}`;
            journal.put(id, { ...newRecord({ ...given, id, run: id }), step: 'ended', ending: 'interrupted' });
        }
        // Each look at the clock takes a millisecond, however fast the machine is.
        let clock = 0;
        spyOn(performance, 'now').and.callFake(() => ++clock);
        let file = new Blob();
        expect(await turnsDuring(new History(journal).export('1.0.0').then(exported => (file = exported)))).toBeGreaterThan(records / 30);
        expect(await turnsDuring(new History(new MemoryJournal()).import(file))).toBeGreaterThan(records / 30);
    });
});
