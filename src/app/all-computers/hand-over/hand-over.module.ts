// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { HandOverModule } from '../../ui/hand-over/hand-over.module';
import { UiModule } from '../../ui/ui.module';
import { HandOverPanelComponent } from './hand-over-panel.component';

/** The panel that hands a dry run over, loaded once it is asked for. */
@NgModule({ declarations: [HandOverPanelComponent], imports: [HandOverModule, UiModule] })
export class FleetHandOverModule {
    static readonly part: Type<unknown> = HandOverPanelComponent;
}
