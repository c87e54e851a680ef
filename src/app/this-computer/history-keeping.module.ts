// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { UiModule } from '../ui/ui.module';
import { HistoryKeepingComponent } from './history-keeping.component';

/** How long history is kept, loaded once the history is looked at. */
@NgModule({ declarations: [HistoryKeepingComponent], imports: [UiModule] })
export class HistoryKeepingModule {
    static readonly part: Type<unknown> = HistoryKeepingComponent;
}
