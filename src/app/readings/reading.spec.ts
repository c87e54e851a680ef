// SPDX-License-Identifier: MIT
import { fakeAsync, tick } from '@angular/core/testing';
import { NEVER, of, Subject } from 'rxjs';
import type { Failure, Outcome } from '../domain/outcome';
import { forgettingAtFailure, keepingBefore, lastRead, loading, type Reading, readingFrom, readingOf } from './reading';

const failure: Failure = { kind: 'timedOut', words: null, errorId: null };
const ready = (value: number): Reading<number> => ({ kind: 'ready', read: { value, at: new Date(value) } });
const failed: Reading<number> = { kind: 'failed', failure, before: null };

describe('a reading', () => {
    it('is loading, then slow, then over, and asks no more', fakeAsync(() => {
        const answer = new Subject<Outcome<number>>();
        const seen: Reading<number>[] = [];
        const following = readingOf(answer).subscribe(one => seen.push(one));
        tick(9_999);
        expect(seen).toEqual([loading]);
        tick(1);
        expect(seen[1]).toEqual({ ...loading, slow: true });
        answer.next({ kind: 'ok', value: 1 });
        expect(seen[2]).toEqual({ kind: 'ready', read: { value: 1, at: jasmine.any(Date) as never } });
        expect([answer.observed, following.closed]).toEqual([false, true]);
    }));

    it('is given up with its call', () => {
        const answer = new Subject<Outcome<number>>();
        readingOf(answer).subscribe().unsubscribe();
        expect(answer.observed).toBeFalse();
    });

    it('that fails tells how', () => {
        const seen: Reading<number>[] = [];
        readingOf(of<Outcome<number>>(failure)).subscribe(one => seen.push(one));
        expect(seen).toEqual([loading, failed]);
        expect(readingFrom<number>(failure)).toEqual(failed);
        readingOf<number>(NEVER)
            .subscribe(one => seen.push(one))
            .unsubscribe();
        expect(seen[2]).toEqual(loading);
    });
});

/** What was read last at each step of these readings. */
function kept(fold: typeof keepingBefore, ...readings: readonly Reading<number>[]): (number | null)[] {
    let last: Reading<number> | undefined;
    return readings.map(next => {
        last = last ? fold(last, next) : next;
        return lastRead(last)?.value ?? null;
    });
}

describe('what was read before', () => {
    const steps = [loading, ready(1), loading, { ...loading, slow: true }, failed, loading, failed, loading, ready(2), loading];

    it('stays while it is read again, and where that fails', () => {
        expect(kept(keepingBefore, ...steps)).toEqual([null, 1, 1, 1, 1, 1, 1, 1, 2, 2]);
    });

    it('is forgotten at a failure where that makes it doubtful', () => {
        expect(kept(forgettingAtFailure, ...steps)).toEqual([null, 1, 1, 1, null, null, null, null, 2, 2]);
    });
});
