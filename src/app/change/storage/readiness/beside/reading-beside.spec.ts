// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { takeBeside } from './reading-beside';
import { SentTexts, TakenTexts, type TextBatch } from './text-batch';

const text = fc.oneof(fc.constantFrom('a', 'b', 'settings'), fc.string());
const stored = fc.oneof(
    fc.record({ version: fc.constant(3), computer: text, readAt: text, shared: fc.array(text), own: text }, { requiredKeys: ['computer'] }),
    // Damaged, or of an earlier version.
    fc.record({ computer: text, shared: fc.array(fc.oneof(text, fc.nat(3), fc.constant(null))) }),
    fc.anything()
);

/** Answers as a worker does, one message at a time. */
class FakeWorker extends EventTarget {
    isTerminated = false;
    untaken = 0;

    constructor(private readonly batches: readonly (TextBatch | null | 'error' | 'messageerror')[]) {
        super();
        setTimeout(() => this.begin());
    }

    postMessage(): void {
        this.untaken--;
    }

    terminate(): void {
        this.isTerminated = true;
    }

    private begin(): void {
        for (const batch of this.batches) {
            this.untaken++;
            this.dispatchEvent(typeof batch === 'string' ? new Event(batch) : new MessageEvent('message', { data: batch }));
        }
    }
}

describe('evidence that a worker takes from the storage', () => {
    it('comes to the page as it is stored, and texts that several have go over once', () => {
        fc.assert(
            fc.property(fc.array(fc.array(stored)), batches => {
                const [sent, taken] = [new SentTexts(), new TakenTexts()];
                for (const batch of batches) {
                    const over = structuredClone(sent.batchOf(structuredClone(batch)));
                    expect(taken.storedIn(over)).toEqual(batch);
                }
            })
        );
        const sent = new SentTexts();
        const one = { computer: 'a', shared: ['settings', 'logs', 'settings'] };
        expect(sent.batchOf([one]).texts).toEqual(['settings', 'logs']);
        expect(sent.batchOf([one])).toEqual({ texts: [], computers: [{ stored: { computer: 'a' }, shared: [0, 1, 0] }] });
    });

    const sent = new SentTexts();
    const batches = [1, 2, 3].map(computer => sent.batchOf([{ computer, shared: ['settings'] }]));

    it('is taken batch by batch, each answered once it was taken', async () => {
        const worker = new FakeWorker([...batches, null]);
        const all: unknown[] = [];
        const take = async (some: readonly unknown[]): Promise<void> => {
            await new Promise(resolve => setTimeout(resolve));
            all.push(...some);
        };
        await takeBeside(() => worker as unknown as Worker, take);
        expect(all).toEqual([1, 2, 3].map(computer => ({ computer, shared: ['settings'] })));
        // The end is none that could be taken.
        expect([worker.untaken, worker.isTerminated]).toEqual([1, true]);
    });

    it('is missed where no worker can be started, where it fails, and where what it sends cannot be taken', async () => {
        const take = (): Promise<void> => Promise.resolve();
        const forbidden = (): Worker => {
            throw new Error('forbidden');
        };
        await expectAsync(takeBeside(forbidden, take)).toBeRejectedWithError('forbidden');
        for (const fault of ['error', 'messageerror'] as const) {
            const failing = new FakeWorker([...batches, fault]);
            await expectAsync(takeBeside(() => failing as unknown as Worker, take)).toBeRejectedWithError('The worker failed.');
            expect(failing.isTerminated).toBeTrue();
        }
        const odd = new FakeWorker([batches[0] ?? null, { texts: [] } as unknown as TextBatch, null]);
        await expectAsync(takeBeside(() => odd as unknown as Worker, take)).toBeRejected();
        expect(odd.isTerminated).toBeTrue();
    });
});
