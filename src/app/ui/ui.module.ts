// SPDX-License-Identifier: MIT
import { CommonModule } from '@angular/common';
import { NgModule } from '@angular/core';
import { CommandFocusDirective } from './navigation/command-focus.directive';
import { CountPipe } from './controls/count.pipe';
import { CopyTextComponent } from './controls/copy-text.component';
import { DirectionCardComponent } from './controls/direction-card.component';
import { FailureComponent } from './controls/failure.component';
import { LazyPartComponent } from './panels/lazy-part.component';
import { PageHeadingDirective } from './navigation/page-heading.directive';
import { OffDirective } from './controls/off.directive';
import { SidePanelComponent } from './panels/side-panel.component';

/** What the screens share, and what all of them are made with. Forms are not in it: This computer shows none at first. */
@NgModule({
    declarations: [
        CommandFocusDirective,
        CopyTextComponent,
        CountPipe,
        DirectionCardComponent,
        FailureComponent,
        LazyPartComponent,
        OffDirective,
        PageHeadingDirective,
        SidePanelComponent
    ],
    imports: [CommonModule],
    exports: [
        CommandFocusDirective,
        CommonModule,
        CopyTextComponent,
        CountPipe,
        DirectionCardComponent,
        FailureComponent,
        LazyPartComponent,
        OffDirective,
        PageHeadingDirective,
        SidePanelComponent
    ]
})
export class UiModule {}
