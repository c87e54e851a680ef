// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import type { Direction } from '../domain/computer/facts';

/** What the person typed in the tab. It outlives the tab, so that a look elsewhere loses nothing. */
@Injectable({ providedIn: 'root' })
export class Drafts {
    devices = '';
    message = '';
    /** Which end of the connection that the message is about this computer is; null: as the message suggests. */
    end: Direction | null = null;
}
