// SPDX-License-Identifier: MIT
import { ScrollingModule } from '@angular/cdk/scrolling';
import { NgModule } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterModule } from '@angular/router';
import { UiModule } from '../ui/ui.module';
import { FiltersComponent } from './filters/filters.component';
import { GridComponent } from './grid/grid.component';
import { SearchBoxComponent } from './list/search-box.component';
import { TagBoxComponent } from './list/tag-box.component';
import { TilesComponent } from './list/tiles.component';
import { PageHeadComponent } from './page-head.component';

/** What all pages of this tab are made with, also those that are loaded apart. */
@NgModule({
    declarations: [FiltersComponent, GridComponent, PageHeadComponent, SearchBoxComponent, TagBoxComponent, TilesComponent],
    imports: [RouterModule, ScrollingModule, UiModule],
    exports: [
        FiltersComponent,
        FormsModule,
        GridComponent,
        PageHeadComponent,
        RouterModule,
        SearchBoxComponent,
        TagBoxComponent,
        TilesComponent,
        UiModule
    ]
})
export class FleetUiModule {}
