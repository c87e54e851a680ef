// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { LONGEST_NAME } from '../../domain/limits';
import { firstPeersView, type PeersModel, type PeersView } from './peers-model';

const place = 'community.smb-signing.acceptedBy';

/** What stays while another page or tool is shown; the name of who decides also when the page is opened again. */
@Injectable({ providedIn: 'root' })
export class RememberedPeers {
    name = stored();
    lastView: PeersView = firstPeersView;
    /** What was shown last; null: nothing yet. Of the same peers, nothing is put in order anew. */
    lastModel: PeersModel | null = null;

    keepName(): void {
        try {
            localStorage.setItem(place, this.name.trim());
        } catch {
            // Storage may be refused: the name then holds until the page is closed.
        }
    }
}

function stored(): string {
    try {
        return (localStorage.getItem(place) ?? '').slice(0, LONGEST_NAME);
    } catch {
        return ''; // storage may be refused
    }
}
