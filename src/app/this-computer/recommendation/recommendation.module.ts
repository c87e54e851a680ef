// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { RouterModule } from '@angular/router';
import { UiModule } from '../../ui/ui.module';
import { RecommendationComponent } from './recommendation.component';
import { RefusedSinceComponent } from './refused-since.component';

/** What to do on the computer, loaded beside the first screen: it judges by all that evidence may say. */
@NgModule({ declarations: [RecommendationComponent, RefusedSinceComponent], imports: [RouterModule, UiModule] })
export class RecommendationModule {
    static readonly part: Type<unknown> = RecommendationComponent;
}
