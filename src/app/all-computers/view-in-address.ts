// SPDX-License-Identifier: MIT
import type { ActivatedRoute, Router } from '@angular/router';
import { debounceTime, filter, map, Observable, shareReplay, Subject, Subscription } from 'rxjs';
import type { AddressParameters, TableView } from '../domain/list/table-view';
import { isStaying } from '../ui/navigation/opening';

/** How the view of a page becomes an address, and an address a view. */
export interface AddressOf<V> {
    /** Nothing of it is in the address. */
    readonly first: V;
    viewOf(parameters: AddressParameters): V;
    /** Null: not in the address. */
    parametersOf(view: V): Readonly<Record<string, string | null>>;
}

/** What outlives a page: it is taken away while another tab or tool is shown. */
interface Remembered<V> {
    lastView: V;
}

/** Which part of a table is shown, and in which order. Its home is the address: a reload, a link and the way back know it. */
export class ViewInAddress<V extends TableView<string>> {
    readonly view: Observable<V>;
    private shown: V;
    private readonly typed = new Subject<string>();
    /** What was typed and is not in the address yet; null: nothing. */
    private untoldSearch: string | null = null;
    private readonly kept = new Subscription();

    constructor(
        private readonly route: ActivatedRoute,
        private readonly router: Router,
        private readonly remembered: Remembered<V>,
        private readonly address: AddressOf<V>
    ) {
        this.shown = address.first;
        this.view = this.fromAddress();
        const search = this.typed.pipe(
            debounceTime(300),
            filter(() => isStaying(router))
        );
        this.kept.add(search.subscribe(() => this.showSearch()));
    }

    /** Shows another part or order, and puts that into the address. */
    show(change: Partial<V>): void {
        const queryParams = this.address.parametersOf({ ...this.shown, ...change });
        void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: 'search' in change });
    }

    /** By a column, or the other way round where it is that one already. */
    sortBy(sort: V['sort']): void {
        const { shown } = this;
        this.show((sort === shown.sort ? { descending: !shown.descending } : { sort, descending: false }) as Partial<V>);
    }

    /** Once somebody has typed it to its end. */
    search(text: string): void {
        this.untoldSearch = text;
        this.typed.next(text);
    }

    /** Keeps what was typed for the way back. An address that changes now would be taken for a later wish than to leave. */
    keepSearch(): void {
        if (this.untoldSearch !== null) this.remembered.lastView = { ...this.shown, search: this.untoldSearch };
        this.untoldSearch = null;
    }

    /** To be called when the page goes. */
    close(): void {
        this.keepSearch();
        this.kept.unsubscribe();
    }

    private showSearch(): void {
        if (this.untoldSearch !== null) this.show({ search: this.untoldSearch } as Partial<V>);
        this.untoldSearch = null;
    }

    /** An address without a view, such as a link to the page, means the view that was shown last. */
    private fromAddress(): Observable<V> {
        const { queryParamMap } = this.route.snapshot;
        const { lastView } = this.remembered;
        if (queryParamMap.keys.length === 0 && lastView !== this.address.first) {
            const queryParams = this.address.parametersOf(lastView);
            void Promise.resolve().then(() => this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: true }));
        }
        const view = this.route.queryParamMap.pipe(map(this.address.viewOf), shareReplay({ bufferSize: 1, refCount: true }));
        this.kept.add(view.subscribe(shown => (this.shown = this.remembered.lastView = shown)));
        return view;
    }
}
