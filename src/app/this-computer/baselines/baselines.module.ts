// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { UiModule } from '../../ui/ui.module';
import { BaselinesComponent } from './baselines.component';

/** The section Baselines, loaded beside the first screen. */
@NgModule({ declarations: [BaselinesComponent], imports: [UiModule] })
export class BaselinesModule {
    static readonly part: Type<unknown> = BaselinesComponent;
}
