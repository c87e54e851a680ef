// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import { type ComputerName, computerName } from '../domain/computer/computer-name';

/** Which names calls may go to: those of the administrator's connections. A name can come from a file, or from a computer. */
@Injectable({ providedIn: 'root' })
export class CallableComputers {
    constructor(private readonly appContext: AppContextService) {}

    /** The name, if a call may go to it; null otherwise. Letter case does not count: the list's own is not the SDK's. */
    check(name: string): ComputerName | null {
        const checked = computerName(name);
        const wanted = name.toLowerCase();
        const { connections } = this.appContext.connectionManager;
        const isListed = connections.some(one => one.name.toLowerCase() === wanted || one.activeAlias?.toLowerCase() === wanted);
        return checked !== null && isListed ? checked : null;
    }
}
