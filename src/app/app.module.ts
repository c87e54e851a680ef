// SPDX-License-Identifier: MIT
import { ErrorHandler, NgModule } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { BrowserModule } from '@angular/platform-browser';
import {
    AppContextService,
    AppErrorHandler,
    CoreServiceModule,
    IdleModule,
    NavigationService,
    ResourceService,
    SmeUxModule
} from '@microsoft/windows-admin-center-sdk/angular';
import { AppRoutingModule } from './app-routing.module';
import { AppComponent } from './app.component';
import { TOOL_VERSION } from './change/changes';
import { CompatibilityComponent } from './compatibility/compatibility.component';
import { DeviceResultComponent } from './compatibility/device-result.component';
import { DeviceTestComponent } from './compatibility/device-test.component';
import { ExplainErrorComponent } from './compatibility/explain-error.component';
import { SelfTestComponent } from './compatibility/self-test.component';
import { DiagnosticsComponent } from './diagnostics.component';
import { PowerShellReader, SIGNING_READER } from './remote/read';
import { DEVICE_TESTER, PowerShellDeviceTester } from './remote/test-device';
import { PowerShellWriter, SIGNING_WRITER } from './remote/write';
import { ChangePanelComponent } from './this-computer/change-panel.component';
import { ChangeResultComponent } from './this-computer/change-result.component';
import { DirectionCardComponent } from './this-computer/direction-card.component';
import { FindingsComponent } from './this-computer/findings.component';
import { HistoryPanelComponent } from './this-computer/history-panel.component';
import { OtherWaysPanelComponent } from './this-computer/other-ways-panel.component';
import { ThisComputerComponent } from './this-computer/this-computer.component';
import { CopyTextComponent } from './ui/copy-text.component';
import { FailureComponent } from './ui/failure.component';
import { OffDirective } from './ui/off.directive';
import { SidePanelComponent } from './ui/side-panel.component';
import manifest from '../generated/assets/manifest.json';

@NgModule({
    declarations: [
        AppComponent,
        ChangePanelComponent,
        ChangeResultComponent,
        CompatibilityComponent,
        CopyTextComponent,
        DeviceResultComponent,
        DeviceTestComponent,
        DiagnosticsComponent,
        DirectionCardComponent,
        ExplainErrorComponent,
        FailureComponent,
        FindingsComponent,
        HistoryPanelComponent,
        OffDirective,
        OtherWaysPanelComponent,
        SelfTestComponent,
        SidePanelComponent,
        ThisComputerComponent
    ],
    imports: [AppRoutingModule, BrowserModule, CoreServiceModule, FormsModule, IdleModule, SmeUxModule],
    providers: [
        NavigationService,
        ResourceService,
        { provide: ErrorHandler, useClass: AppErrorHandler },
        { provide: DEVICE_TESTER, useExisting: PowerShellDeviceTester },
        { provide: SIGNING_READER, useExisting: PowerShellReader },
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
