// SPDX-License-Identifier: MIT
import type { NgZone } from '@angular/core';

/** Tells what is new: answers come in faster than a person sees, and what is shown is made anew for several at once. */
export class Telling {
    private waiting: ReturnType<typeof setTimeout> | null = null;

    /** @param every how long news may wait for more, in milliseconds */
    constructor(
        private readonly tell: () => void,
        private readonly every: number,
        private readonly zone: NgZone
    ) {}

    soon(): void {
        this.waiting ??= this.zone.runOutsideAngular(() => setTimeout(() => this.now(), this.every));
    }

    now(): void {
        if (this.waiting !== null) clearTimeout(this.waiting);
        this.waiting = null;
        this.zone.run(this.tell);
    }
}
