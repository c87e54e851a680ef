// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { BehaviorSubject } from 'rxjs';
import { KeptSnapshots } from '../../change/snapshots/kept-snapshots';
import type { SnapshotComputer } from '../../domain/snapshots/snapshot';

/** What the last snapshot holds of each computer, for as long as this window has not read it. */
@Injectable({ providedIn: 'root' })
export class LastSnapshot {
    /** By the names by which calls go, in lower case. */
    readonly byName = new BehaviorSubject<ReadonlyMap<string, SnapshotComputer>>(new Map());

    constructor(snapshots: KeptSnapshots) {
        void this.load(snapshots);
    }

    private async load(snapshots: KeptSnapshots): Promise<void> {
        // Where the storage can't be read, the list is empty until it is scanned; the pages on snapshots say why.
        const last = await snapshots.last().catch(() => null);
        if (last) this.byName.next(new Map(last.computers.flatMap(one => one.names.map(name => [name, one] as const))));
    }
}
