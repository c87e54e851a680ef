// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { HandOverModule } from '../../ui/hand-over/hand-over.module';
import { UiModule } from '../../ui/ui.module';
import { HandOverPanelComponent } from './hand-over-panel.component';
import { ReadyHandOverComponent } from './ready-hand-over.component';

/** The panel that hands a dry run over, or the computers of the page Readiness, loaded once it is asked for. */
@NgModule({ declarations: [HandOverPanelComponent, ReadyHandOverComponent], imports: [HandOverModule, UiModule] })
export class FleetHandOverModule {
    static readonly part: Type<unknown> = HandOverPanelComponent;
    static readonly ready: Type<unknown> = ReadyHandOverComponent;
}
