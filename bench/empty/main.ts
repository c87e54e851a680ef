// SPDX-License-Identifier: MIT
// The smallest extension on the SDK that shows a text: the yardstick for the size of ours, and for how soon it shows anything.
import 'zone.js';
import '@microsoft/windows-admin-center-sdk/core/polyfills';
import { ChangeDetectionStrategy, Component, NgModule } from '@angular/core';
import { BrowserModule, platformBrowser } from '@angular/platform-browser';
import { RouterModule } from '@angular/router';
import {
    AppContextService,
    CoreServiceModule,
    IdleComponent,
    IdleModule,
    NavigationService,
    ResourceService,
    SmeUxModule
} from '@microsoft/windows-admin-center-sdk/angular';
import { CoreEnvironment } from '@microsoft/windows-admin-center-sdk/core';

@Component({
    selector: 'app-root',
    template: '<sme-ux><h1>Empty</h1><router-outlet></router-outlet></sme-ux>',
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class EmptyComponent {
    constructor(appContext: AppContextService, navigationService: NavigationService) {
        appContext.ngInit({ navigationService });
    }
}

@NgModule({
    declarations: [EmptyComponent],
    imports: [
        BrowserModule,
        CoreServiceModule,
        IdleModule,
        RouterModule.forRoot([{ path: 'idle', component: IdleComponent }], { initialNavigation: 'disabled' }),
        SmeUxModule
    ],
    providers: [NavigationService, ResourceService],
    bootstrap: [EmptyComponent]
})
export class EmptyModule {
    constructor(appContext: AppContextService) {
        appContext.initializeModule({});
    }
}

void CoreEnvironment.initialize(
    // The shell answers a tool of this name only.
    { name: 'community.smb-signing', version: '0.0.0', isProduction: true, shellOrigin: '*' },
    { resourcesPath: 'assets/strings' },
    { cssV2: true }
).then(() => platformBrowser().bootstrapModule(EmptyModule));
