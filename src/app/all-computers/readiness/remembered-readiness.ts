// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import { firstReadinessView, type ReadinessModel, type ReadinessView } from './readiness-model';

/** What stays while another page or tool is shown. */
@Injectable({ providedIn: 'root' })
export class RememberedReadiness {
    /** Keys of the selected connections. */
    readonly selection = new BehaviorSubject<ReadonlySet<string>>(new Set());
    lastView: ReadinessView = firstReadinessView;
    /** What was shown last; null: nothing yet. Of what is still known, nothing is made anew. */
    lastModel: ReadinessModel | null = null;
}
