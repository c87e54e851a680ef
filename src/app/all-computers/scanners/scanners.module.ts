// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { RouterModule } from '@angular/router';
import { FleetUiModule } from '../fleet-ui.module';
import { HostDetailsComponent } from './host-details.component';
import { ScannersComponent } from './scanners.component';

/** The page Scanners, loaded apart from the others with what reads lists. */
@NgModule({
    declarations: [HostDetailsComponent, ScannersComponent],
    imports: [FleetUiModule, RouterModule.forChild([{ path: '', component: ScannersComponent }])]
})
export class ScannersModule {}
