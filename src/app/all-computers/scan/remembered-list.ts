// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import { defaultView, ListView, parametersOf } from '../../domain/list/list-view';
import type { GridPlace } from '../grid/grid';

/** What of the list outlives the page: it is taken away while another tab or tool is shown. */
@Injectable({ providedIn: 'root' })
export class RememberedList {
    /** Keys of the selected connections. */
    readonly selection = new BehaviorSubject<ReadonlySet<string>>(new Set());
    /** The view that was shown last. */
    lastView: ListView = defaultView;
    private left: { readonly view: string; readonly place: GridPlace } | null = null;

    /** Keeps where somebody was in a view, for the way back to it. */
    leave(view: ListView, place: GridPlace): void {
        this.left = { view: addressOf(view), place };
    }

    /** Where the view was left, once: whoever arranges it anew begins at its top. Null: it is not the one that was left. */
    placeIn(view: ListView): GridPlace | null {
        if (this.left?.view !== addressOf(view)) return null;
        const { place } = this.left;
        this.left = null;
        return place;
    }
}

function addressOf(view: ListView): string {
    return JSON.stringify(parametersOf(view));
}
