// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { catchError, map, Observable, of, take } from 'rxjs';

/** Windows Admin Center's prompt for other credentials. */
@Injectable({ providedIn: 'root' })
export class Credentials {
    constructor(private readonly appContext: AppContextService) {}

    /** Asks once for several computers; Windows Admin Center keeps the answer. Emits whether there was one. */
    askFor(computers: readonly string[]): Observable<boolean> {
        return this.appContext.authorizationManager.getNewToken([...computers]).pipe(
            take(1),
            map(() => true),
            catchError(() => of(false)) // cancelled
        );
    }
}
