// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { distinctUntilChanged, filter, map, merge, Observable, of } from 'rxjs';

/** The computer that Windows Admin Center shows the tool for. */
@Injectable({ providedIn: 'root' })
export class ActiveComputer {
    /**
     * Its name as calls to it need it: the alias that works, where the connection has several. Emits at once, and again
     * whenever the administrator chooses another computer. Where the shell has none it says nothing: what was read stays.
     */
    readonly name: Observable<string>;

    constructor(appContext: AppContextService) {
        this.name = merge(of(null), appContext.connectionManager.connectionsChanged).pipe(
            map(() => appContext.activeConnection.validNodeName as string | null),
            filter((name): name is string => name !== null),
            distinctUntilChanged()
        );
    }
}
