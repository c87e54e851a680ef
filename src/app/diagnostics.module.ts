// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { DiagnosticsComponent } from './diagnostics.component';
import { UiModule } from './ui/ui.module';

/** The foot of every tab, loaded beside the first screen. */
@NgModule({ declarations: [DiagnosticsComponent], imports: [UiModule] })
export class DiagnosticsModule {
    static readonly part: Type<unknown> = DiagnosticsComponent;
}
