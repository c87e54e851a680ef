// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { UiModule } from '../../ui/ui.module';
import { reportName, reportOf } from '../report';
import { ConnectionTableComponent } from './connection-table.component';
import { ConnectionsComponent } from './connections.component';
import { ImpactComponent } from './impact.component';

/** The connections and what a change does to them, loaded apart from the first screen. */
@NgModule({
    declarations: [ConnectionsComponent, ConnectionTableComponent, ImpactComponent],
    imports: [UiModule]
})
export class ConnectionsModule {
    static readonly section: Type<unknown> = ConnectionsComponent;
    static readonly impact: Type<unknown> = ImpactComponent;
    /** Holds what connections show, and is made at a click: not needed for the first screen. */
    static readonly report = { reportName, reportOf };
}
