// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { UiModule } from '../../ui/ui.module';
import { HistoryKeepingComponent } from './history-keeping.component';
import { HistoryPanelComponent } from './history-panel.component';
import { OthersRanComponent } from './others-ran.component';

/** The panel "History", loaded once it is asked for. */
@NgModule({ declarations: [HistoryKeepingComponent, HistoryPanelComponent, OthersRanComponent], imports: [UiModule] })
export class HistoryModule {
    static readonly part: Type<unknown> = HistoryPanelComponent;
}
