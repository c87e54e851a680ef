// SPDX-License-Identifier: MIT
import { ScrollingModule } from '@angular/cdk/scrolling';
import { NgModule } from '@angular/core';
import { RouterModule } from '@angular/router';
import { UiModule } from '../ui/ui.module';
import { AllComputersComponent } from './all-computers.component';
import { ComputerFactsComponent } from './computer-facts.component';
import { ComputersTableComponent } from './computers-table.component';

/** The tab "All computers", loaded apart from the first screen. */
@NgModule({
    declarations: [AllComputersComponent, ComputerFactsComponent, ComputersTableComponent],
    imports: [ScrollingModule, UiModule, RouterModule.forChild([{ path: '', component: AllComputersComponent }])]
})
export class AllComputersModule {}
