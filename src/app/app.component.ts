// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, OnDestroy, OnInit } from '@angular/core';
import { AppContextService, NavigationService } from '@microsoft/windows-admin-center-sdk/angular';
import { Notifications } from './notifications';
import { STRINGS, Strings } from './strings/strings';

/** The root: the SDK's frame around the tabs and the router. */
@Component({
    selector: 'app-root',
    templateUrl: './app.component.html',
    styleUrls: ['./app.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class AppComponent implements OnInit, OnDestroy {
    /** The tool's tabs, as links: each has an address of its own. Shown from two on. */
    readonly tabs: readonly { readonly path: string; readonly title: string }[];

    constructor(
        private readonly appContext: AppContextService,
        private readonly navigation: NavigationService,
        private readonly notifications: Notifications,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.tabs = [
            { path: '/', title: strings.Tab.thisComputer },
            { path: '/compatibility', title: strings.Tab.compatibility },
            { path: '/all-computers', title: strings.Tab.allComputers }
        ];
    }

    ngOnInit(): void {
        this.appContext.ngInit({ navigationService: this.navigation });
        this.notifications.start();
    }

    ngOnDestroy(): void {
        this.appContext.ngDestroy();
    }
}
