// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { AnswerComponent } from './answer.component';
import { UiModule } from '../ui.module';

/** "Copy the answer", loaded where an answer was not understood. */
@NgModule({ declarations: [AnswerComponent], imports: [UiModule] })
export class AnswerModule {
    static readonly part: Type<unknown> = AnswerComponent;
}
