// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { distinctUntilChanged, map, merge, Observable, of } from 'rxjs';

/** The computer that Windows Admin Center shows the tool for. */
@Injectable({ providedIn: 'root' })
export class ActiveComputer {
    /**
     * Its name as calls to it need it: the alias that works, where the connection has several. Emits at once, and again
     * whenever the administrator chooses another computer.
     */
    readonly name: Observable<string>;

    constructor(appContext: AppContextService) {
        this.name = merge(of(null), appContext.connectionManager.connectionsChanged).pipe(
            map(() => appContext.activeConnection.validNodeName),
            distinctUntilChanged()
        );
    }
}
