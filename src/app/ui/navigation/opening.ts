// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { NavigationCancel, NavigationCancellationCode, NavigationEnd, NavigationError, NavigationStart, Router } from '@angular/router';
import { BehaviorSubject, first, Observable } from 'rxjs';

/** NavigationCancellationCode.GuardRejected: exists only as a type, which the bundle of the specs does not resolve. */
const guardRejected: NavigationCancellationCode = 3;

/** The address of the empty page that the SDK shows while the shell has the tool closed. */
export const closedPath = 'idle';
const closedAddress = `/${closedPath}`;

/** Where the tool is. */
export interface OpeningState {
    /** The shell has not said where to go yet, for the first time or on another computer. It would undo what is shown before. */
    readonly closed: boolean;
    /** The address that a person chose and that is not shown yet. */
    readonly chosen: string | null;
    /** The address that is being loaded. */
    readonly loading: string | null;
    /** The address that was shown last; stays while the tool is closed. */
    readonly shown: string | null;
    /** The address that the last navigation could not load. */
    readonly failed: string | null;
    /** Whether there is a page, and not the empty one. */
    readonly hasPage: boolean;
}

/**
 * The way to another tab. The SDK opens the tool at an address of the shell's choice, once the shell has answered all that
 * the SDK asks. What a person chooses before is kept, and shown in place of that address.
 */
@Injectable({ providedIn: 'root' })
export class Opening {
    readonly state = new BehaviorSubject<OpeningState>({
        closed: true,
        chosen: null,
        loading: null,
        shown: null,
        failed: null,
        hasPage: false
    });

    constructor(private readonly router: Router) {
        router.events.subscribe(event => {
            if (event instanceof NavigationStart) this.start(event.url);
            // Only a part of the extension that cannot be loaded ends here: no route has a resolver.
            else if (event instanceof NavigationError) this.tell({ loading: null, failed: event.url });
            // Somebody stays where choices would have been lost.
            else if (event instanceof NavigationCancel && event.code === guardRejected) this.tell({ closed: false, loading: null });
            else if (event instanceof NavigationEnd) this.end(event.urlAfterRedirects);
        });
    }

    /** Goes to an address: at once, or as soon as the tool is opened. The last choice wins. */
    choose(address: string): void {
        this.tell({ chosen: address });
        if (!this.state.value.closed) this.goToChosen();
    }

    /** Emits once a page is shown. Before, the SDK does not know the gateway: a call would go to an address of its older version. */
    opened(): Observable<unknown> {
        return this.state.pipe(first(({ hasPage }) => hasPage));
    }

    private start(address: string): void {
        if (address === closedAddress) {
            this.tell({ closed: true, loading: null, failed: null });
            return;
        }
        const { closed, chosen } = this.state.value;
        // The shell's address may say more of the tab: a filter.
        const isThere = closed && pathOf(address) === chosen;
        this.tell({ closed: false, loading: address, failed: null, ...(isThere ? { chosen: null } : {}) });
        // After the router has begun what the shell asked for, and before it has shown any of it.
        if (closed && !isThere) void Promise.resolve().then(() => this.goToChosen());
    }

    private end(address: string): void {
        if (address === closedAddress) this.tell({ hasPage: false });
        else this.tell({ loading: null, shown: address, hasPage: true });
    }

    private goToChosen(): void {
        const { chosen } = this.state.value;
        if (chosen === null) return;
        void this.router.navigateByUrl(chosen).finally(() => {
            // Closed meanwhile: it is shown when the tool is opened again.
            if (!this.state.value.closed && this.state.value.chosen === chosen) this.tell({ chosen: null });
        });
    }

    private tell(news: Partial<OpeningState>): void {
        this.state.next({ ...this.state.value, ...news });
    }
}

/** An address without its parameters. */
export function pathOf(address: string): string {
    return address.split(/[?#]/, 1)[0] ?? '';
}

/** Whether nobody is on the way to another address: a change of this one would cancel that. */
export function isStaying(router: Router): boolean {
    return router.getCurrentNavigation() === null;
}

/**
 * Notes where the tool is, for work that ends in a move to another address.
 * @returns whether nobody has gone, or is going, elsewhere since: then the move would undo it.
 */
export function stillHere(router: Router): () => boolean {
    const { url } = router;
    return () => router.url === url && isStaying(router);
}
