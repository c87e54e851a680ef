// SPDX-License-Identifier: MIT
import { ScrollingModule } from '@angular/cdk/scrolling';
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
import { AllComputersComponent } from './all-computers/all-computers.component';
import { ComputerFactsComponent } from './all-computers/computer-facts.component';
import { ComputersTableComponent } from './all-computers/computers-table.component';
import { AppRoutingModule } from './app-routing.module';
import { AppComponent } from './app.component';
import { TOOL_VERSION } from './change/changes';
import { PowerShellReader, SIGNING_READER } from './remote/read';
import { PowerShellWriter, SIGNING_WRITER } from './remote/write';
import { ChangePanelComponent } from './this-computer/change-panel.component';
import { ChangeResultComponent } from './this-computer/change-result.component';
import { DirectionCardComponent } from './ui/direction-card.component';
import { HistoryPanelComponent } from './this-computer/history-panel.component';
import { ThisComputerComponent } from './this-computer/this-computer.component';
import { CopyTextComponent } from './ui/copy-text.component';
import { FailureComponent } from './ui/failure.component';
import { OffDirective } from './ui/off.directive';
import { SidePanelComponent } from './ui/side-panel.component';
import manifest from '../generated/assets/manifest.json';

@NgModule({
    declarations: [
        AllComputersComponent,
        AppComponent,
        ChangePanelComponent,
        ChangeResultComponent,
        ComputerFactsComponent,
        ComputersTableComponent,
        CopyTextComponent,
        DirectionCardComponent,
        FailureComponent,
        HistoryPanelComponent,
        OffDirective,
        SidePanelComponent,
        ThisComputerComponent
    ],
    imports: [AppRoutingModule, BrowserModule, CoreServiceModule, FormsModule, IdleModule, ScrollingModule, SmeUxModule],
    providers: [
        NavigationService,
        ResourceService,
        { provide: ErrorHandler, useClass: AppErrorHandler },
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
