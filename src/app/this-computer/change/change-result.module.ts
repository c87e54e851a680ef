// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { UiModule } from '../../ui/ui.module';
import { ChangeResultComponent } from './change-result.component';

/** The result of a change, which both the pane and its panel show. */
@NgModule({ declarations: [ChangeResultComponent], imports: [UiModule], exports: [ChangeResultComponent] })
export class ChangeResultModule {}
