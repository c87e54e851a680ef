// SPDX-License-Identifier: MIT
import type { NgZone } from '@angular/core';
import { Subject } from 'rxjs';
import { ReadingQueue } from './reading-queue';

const zone = { runOutsideAngular: (work: () => unknown) => work() } as unknown as NgZone;

describe('a queue of readings', () => {
    let asked: string[];
    let answered: Map<string, () => void>;
    let values: Map<string, Subject<string>>;
    let queue: ReadingQueue<string>;

    beforeEach(() => {
        jasmine.clock().install();
        [asked, answered, values] = [[], new Map(), new Map()];
        const nothing = (): void => undefined;
        queue = new ReadingQueue<string>(
            {
                read: (key, isThere) => {
                    const value = new Subject<string>();
                    asked.push(key);
                    answered.set(key, isThere);
                    values.set(key, value);
                    return value;
                },
                begin: nothing,
                linger: nothing,
                take: nothing,
                goOn: nothing
            },
            { turn: 5_000, slow: 1 },
            zone
        );
    });
    afterEach(() => {
        queue.clear();
        jasmine.clock().uninstall();
    });

    it('asks the next computer once an answer is there, which has not ended before it was looked at', () => {
        queue.concurrency = 1;
        queue.add(['a', 'b', 'c']);
        answered.get('a')?.();
        expect(asked).toEqual(['a', 'b']);
        values.get('a')?.next('ok');
        expect([asked.length, queue.has('a')]).toEqual([2, false]);
        expect([queue.has('b'), queue.running]).toEqual([true, true]);
        answered.get('a')?.(); // too late: it means nobody
        expect(asked).toEqual(['a', 'b']);
    });

    it('asks nobody more while too many answers wait to be looked at', () => {
        queue.concurrency = 1;
        queue.add(Array.from({ length: 300 }, (_, index) => `srv${index}`));
        for (let index = 0; index < asked.length; index++) answered.get(`srv${index}`)?.();
        expect(asked.length).toBe(200);
        values.get('srv0')?.next('ok');
        expect(asked.length).toBe(201);
    });

    it('does not take answers that wait for computers that are slow', () => {
        queue.concurrency = 1;
        queue.add(['a', 'b', 'c', 'd']);
        answered.get('a')?.();
        jasmine.clock().tick(5_000);
        expect(asked).toEqual(['a', 'b', 'c']);
    });
});
