// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, OnDestroy, OnInit } from '@angular/core';
import { AppContextService, NavigationService } from '@microsoft/windows-admin-center-sdk/angular';

/** The root: the SDK's frame around the router. */
@Component({
    selector: 'app-root',
    template:
        '<sme-ux class="sme-layout-absolute sme-position-inset-none sme-arrange-overflow-auto"><router-outlet></router-outlet></sme-ux>',
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class AppComponent implements OnInit, OnDestroy {
    constructor(
        private readonly appContext: AppContextService,
        private readonly navigation: NavigationService
    ) {}

    ngOnInit(): void {
        this.appContext.ngInit({ navigationService: this.navigation });
    }

    ngOnDestroy(): void {
        this.appContext.ngDestroy();
    }
}
