// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { AppContextService } from '@microsoft/windows-admin-center-sdk/angular';
import type { ListedConnection } from '../domain/list/list';

/** Where Windows Admin Center shows a type of connection: its solution's module and entry point. */
const solutions: Readonly<Record<string, string>> = {
    'msft.sme.connection-type.server': 'servers',
    'msft.sme.connection-type.windows-client': 'windowsClients'
};

/** Leads to this tool on another computer. */
@Injectable({ providedIn: 'root' })
export class ToolNavigation {
    constructor(private readonly appContext: AppContextService) {}

    /** @param address of this tool */
    open({ name, type }: ListedConnection, address = '/'): void {
        const { navigation } = this.appContext.frame;
        void navigation.navigateTool(
            'msft.sme.server-manager',
            solutions[type] ?? 'servers',
            'community.smb-signing',
            'main',
            name,
            type,
            address
        );
    }
}
