// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { FleetUiModule } from '../fleet-ui.module';
import { NoComputerComponent } from './no-computer.component';
import { RouterModule } from '@angular/router';

/** What needs a computer says so, loaded apart: only where there is none. */
@NgModule({
    declarations: [NoComputerComponent],
    imports: [FleetUiModule, RouterModule.forChild([{ path: '', component: NoComputerComponent }])]
})
export class NoComputerModule {}
