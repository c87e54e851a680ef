// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { UiModule } from '../../ui/ui.module';
import { ChartComponent } from './chart.component';

/** The chart, loaded apart from the pages that show it. */
@NgModule({ declarations: [ChartComponent], imports: [UiModule] })
export class ChartModule {
    static readonly part: Type<unknown> = ChartComponent;
}
