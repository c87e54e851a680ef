// SPDX-License-Identifier: MIT
import { firstValueFrom } from 'rxjs';
import type { HandOverGroup } from '../../equivalents/hand-over/hand-over';
import { HandOverMaking, type HandOverTask, outlineOf, zipOf } from '../../equivalents/hand-over/making';
import { sample } from '../../remote/testing/samples';
import { type HandOverMaker, handOverMaker } from './hand-over-maker';

const from = { toolVersion: '0.1.0', exportedAt: '2026-11-30T06:00:00.000Z', exportedFrom: 'x' };

function groupsOf(count: number): readonly HandOverGroup[] {
    const samples = [sample('srv2022').computer, sample('win11-home').computer, null];
    const computers = Array.from({ length: count }, (_, index) => ({ name: `pc${index}`, facts: samples[index % samples.length] ?? null }));
    return [
        { targets: { inbound: 'required' }, computers: computers.slice(0, count / 2) },
        { targets: { outbound: 'required' }, computers: computers.slice(count / 2) }
    ];
}

/** What is at the other end of a worker, or breaks. */
class FakeWorker extends EventTarget {
    isTerminated = false;
    private readonly making = new HandOverMaking();

    constructor(private readonly breaks: 'never' | 'onQuestion' | 'atOnce') {
        super();
        if (breaks === 'atOnce') setTimeout(() => this.dispatchEvent(new Event('error')));
    }

    postMessage(task: HandOverTask): void {
        const answer = this.breaks === 'never' ? this.making.take(structuredClone(task)) : null;
        if (this.breaks === 'onQuestion' && task.asks !== null) this.dispatchEvent(new Event('error'));
        if (answer) setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: answer })));
    }

    terminate(): void {
        this.isTerminated = true;
    }
}

describe('the maker of a hand-over', () => {
    const few = groupsOf(4);
    const many = groupsOf(900);

    async function made(maker: HandOverMaker): Promise<readonly unknown[]> {
        const [outline, zip] = [firstValueFrom(maker.outline('groupPolicy')), firstValueFrom(maker.zip('ansible', from))];
        return [await outline, await zip];
    }
    const expected = (groups: readonly HandOverGroup[]): readonly unknown[] => [
        outlineOf('groupPolicy', groups),
        zipOf('ansible', groups, from)
    ];

    it('makes the files of few computers in the page, at once', async () => {
        const maker = handOverMaker(few, () => fail('No worker is needed.') as never);
        let isThere = false;
        maker.outline('groupPolicy').subscribe(() => (isThere = true));
        expect(isThere).toBeTrue();
        expect(await made(maker)).toEqual(expected(few));
    });

    it('makes those of many beside it, and the same', async () => {
        const worker = new FakeWorker('never');
        const maker = handOverMaker(many, () => worker as unknown as Worker);
        expect(await made(maker)).toEqual(expected(many));
        maker.close();
        expect(worker.isTerminated).toBeTrue();
    });

    it('makes them in the page where no worker can be started, or where it breaks', async () => {
        const none = (): Worker => {
            throw new Error('Forbidden');
        };
        expect(await made(handOverMaker(many, none))).toEqual(expected(many));
        for (const breaks of ['onQuestion', 'atOnce'] as const) {
            const worker = new FakeWorker(breaks) as unknown as Worker;
            expect(await made(handOverMaker(many, () => worker)))
                .withContext(breaks)
                .toEqual(expected(many));
        }
    });
});
