// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { UiModule } from '../ui.module';
import { HandOverComponent } from './hand-over.component';

/** The choice of a format of a hand-over, for panels that are loaded apart from the first screen. */
@NgModule({ declarations: [HandOverComponent], imports: [UiModule], exports: [HandOverComponent] })
export class HandOverModule {}
