// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { UiModule } from '../../ui/ui.module';
import { ChangePanelComponent } from './change-panel.component';
import { ChangeResultModule } from './change-result.module';
import { DiscardQuestionComponent } from '../../ui/panels/discard-question.component';

/** The panel "Change signing" and "Undo", loaded once it is asked for. */
@NgModule({ declarations: [ChangePanelComponent, DiscardQuestionComponent], imports: [ChangeResultModule, FormsModule, UiModule] })
export class ChangeModule {
    static readonly part: Type<unknown> = ChangePanelComponent;
}
