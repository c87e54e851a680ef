// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';

/** What the person typed in the tab. It outlives the tab, so that a look elsewhere loses nothing. */
@Injectable({ providedIn: 'root' })
export class Drafts {
    devices = '';
    message = '';
}
