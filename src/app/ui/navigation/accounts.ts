// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';

/** The accounts that were entered under "Manage as". */
@Injectable({ providedIn: 'root' })
export class Accounts {
    constructor(private readonly appContext: AppContextService) {}

    /** The name of the one for a computer; null: none was entered, so Windows Admin Center uses its own way in. */
    of(computer: string): string | null {
        return this.appContext.authorizationManager.getSavedNodeToken(computer)?.username || null;
    }
}
