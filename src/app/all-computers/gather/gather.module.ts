// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { RouterModule } from '@angular/router';
import { FleetUiModule } from '../fleet-ui.module';
import { GatherComponent } from './gather.component';

/** The page Gather at scale, loaded apart from the others with the texts that it gives. */
@NgModule({
    declarations: [GatherComponent],
    imports: [FleetUiModule, RouterModule.forChild([{ path: '', component: GatherComponent }])]
})
export class GatherModule {}
