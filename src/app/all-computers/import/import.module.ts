// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { RouterModule } from '@angular/router';
import { FleetUiModule } from '../fleet-ui.module';
import { ImportComponent } from './import.component';

/** The page Import evidence, loaded apart from the others. */
@NgModule({
    declarations: [ImportComponent],
    imports: [FleetUiModule, RouterModule.forChild([{ path: '', component: ImportComponent }])]
})
export class ImportModule {}
