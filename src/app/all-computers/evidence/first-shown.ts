// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { Slices } from '../../change/storage/slices';

/** How long the rest waits at most, in milliseconds. */
const patience = 3_000;

/** What a page shows first, before the long work begins that everything else on it rests on. */
@Injectable({ providedIn: 'root' })
export class FirstShown {
    private readonly works = new Set<Promise<unknown>>();

    /** @param work ends once it is shown; whether it succeeds doesn't matter */
    comesFirst(work: Promise<unknown>): void {
        const ended = work.catch(() => undefined);
        this.works.add(ended);
        void ended.then(() => this.works.delete(ended));
    }

    /** Resolves once nothing comes first any more: at the earliest in the next task, so that the page that is opened can say so. */
    async over(): Promise<void> {
        await new Slices().rest();
        if (this.works.size === 0) return;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const enough = new Promise(resolve => (timer = setTimeout(resolve, patience)));
        await Promise.race([Promise.all([...this.works]), enough]);
        clearTimeout(timer);
    }
}
