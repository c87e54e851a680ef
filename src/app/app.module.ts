// SPDX-License-Identifier: MIT
import { ErrorHandler, NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { AppContextService, AppErrorHandler } from '@microsoft/windows-admin-center-sdk/angular';
import { AppRoutingModule } from './app-routing.module';
import { AppComponent } from './app.component';
import { TOOL_VERSION } from './change/changes';
import { PowerShellSigningReader, SIGNING_READER } from './remote/read-configuration';
import { PowerShellWriter, SIGNING_WRITER } from './remote/write';
import { sdkServices } from './sdk-services';
import { ChangeResultModule } from './this-computer/change/change-result.module';
import { FindingsComponent } from './this-computer/findings/findings.component';
import { ThisComputerComponent } from './this-computer/this-computer.component';
import { UiModule } from './ui/ui.module';
import manifest from '../generated/assets/manifest.json';

@NgModule({
    declarations: [AppComponent, FindingsComponent, ThisComputerComponent],
    imports: [AppRoutingModule, BrowserModule, ChangeResultModule, UiModule],
    providers: [
        ...sdkServices,
        { provide: ErrorHandler, useClass: AppErrorHandler },
        { provide: SIGNING_READER, useExisting: PowerShellSigningReader },
        { provide: SIGNING_WRITER, useExisting: PowerShellWriter },
        { provide: TOOL_VERSION, useValue: manifest.version }
    ],
    bootstrap: [AppComponent]
})
export class AppModule {
    constructor(appContext: AppContextService) {
        appContext.initializeModule({});
    }
}
