// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import { defaultView, ListView } from '../../domain/list/list-view';

/** What of the list outlives the page: it is taken away while another tab or tool is shown. */
@Injectable({ providedIn: 'root' })
export class RememberedList {
    /** Keys of the selected connections. */
    readonly selection = new BehaviorSubject<ReadonlySet<string>>(new Set());
    /** The view that was shown last. */
    lastView: ListView = defaultView;
}
