// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { UiModule } from '../../ui/ui.module';
import { OtherWaysPanelComponent } from './other-ways-panel.component';

/** The panel "Other ways", loaded once it is asked for. */
@NgModule({ declarations: [OtherWaysPanelComponent], imports: [UiModule] })
export class OtherWaysModule {
    static readonly part: Type<unknown> = OtherWaysPanelComponent;
}
