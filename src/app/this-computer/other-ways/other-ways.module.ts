// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { HandOverModule } from '../../ui/hand-over/hand-over.module';
import { UiModule } from '../../ui/ui.module';
import { OtherWaysPanelComponent } from './other-ways-panel.component';

/** The panel "Other ways", loaded once it is asked for. */
@NgModule({ declarations: [OtherWaysPanelComponent], imports: [HandOverModule, UiModule] })
export class OtherWaysModule {
    static readonly part: Type<unknown> = OtherWaysPanelComponent;
}
