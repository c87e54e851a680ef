// SPDX-License-Identifier: MIT
import { ScrollingModule } from '@angular/cdk/scrolling';
import { NgModule } from '@angular/core';
import { RouterModule } from '@angular/router';
import { UiModule } from '../ui/ui.module';
import { GridComponent } from './grid/grid.component';
import { SearchBoxComponent } from './list/search-box.component';
import { TilesComponent } from './list/tiles.component';
import { PageHeadComponent } from './page-head.component';

/** What all pages of this tab are made with, also those that are loaded apart. */
@NgModule({
    declarations: [GridComponent, PageHeadComponent, SearchBoxComponent, TilesComponent],
    imports: [RouterModule, ScrollingModule, UiModule],
    exports: [GridComponent, PageHeadComponent, RouterModule, SearchBoxComponent, TilesComponent, UiModule]
})
export class FleetUiModule {}
