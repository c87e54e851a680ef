// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { map, merge, Observable, of, shareReplay } from 'rxjs';
import { listedConnections } from '../domain/peers/connection-list';
import type { ListedConnection } from '../domain/list/list';

/** The administrator's list of connections in Windows Admin Center. */
@Injectable({ providedIn: 'root' })
export class UserConnections {
    /** Emits at once, and again when the list changes. */
    readonly all: Observable<readonly ListedConnection[]>;

    constructor(appContext: AppContextService) {
        const { connectionManager } = appContext;
        const changes = merge(of(null), connectionManager.connectionsChanged);
        // There may be fifty thousand, and several ask.
        this.all = changes.pipe(
            map(() => listedConnections(connectionManager.connections)),
            shareReplay(1)
        );
    }
}
