// SPDX-License-Identifier: MIT
import { inject, Injectable } from '@angular/core';
import { type CanDeactivateFn, Router } from '@angular/router';
import { BehaviorSubject, finalize, type Observable, Subject, take } from 'rxjs';

/**
 * Asks before a page goes whose choices would be lost: by Back, another tab, or another computer. The shell waits for the answer.
 * The page itself asks, because only it has the question loaded.
 */
@Injectable({ providedIn: 'root' })
export class Leaving {
    /** What takes the answer while it is asked: whether to leave. Null: nothing is asked. */
    readonly asked = new BehaviorSubject<Subject<boolean> | null>(null);
    /** Whether something would be lost now. */
    wouldLose: () => boolean = () => false;

    constructor(private readonly router: Router) {}

    mayLeave(): Observable<boolean> | boolean {
        if (!this.wouldLose()) return true;
        const answer = new Subject<boolean>();
        this.asked.next(answer);
        // Ended without an answer: somebody went elsewhere again, and that is asked about next.
        return answer.pipe(
            take(1),
            finalize(() => this.stop(answer))
        );
    }

    /** The page stays. The shell shows another address by now, so it is told where the tool is. */
    stay(): void {
        this.asked.value?.next(false);
        setTimeout(() => void this.router.navigateByUrl(this.router.url, { onSameUrlNavigation: 'reload', skipLocationChange: true }));
    }

    leave(): void {
        this.asked.value?.next(true);
    }

    private stop(answer: Subject<boolean>): void {
        if (this.asked.value === answer) this.asked.next(null);
    }
}

/** The guard of a page that may ask. */
export const mayLeave: CanDeactivateFn<unknown> = () => inject(Leaving).mayLeave();
