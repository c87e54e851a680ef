// SPDX-License-Identifier: MIT
import { NgModule, Type } from '@angular/core';
import { SinceComponent } from './since.component';

/** What became weaker since the last scan, loaded apart from the first screen. */
@NgModule({ declarations: [SinceComponent] })
export class SinceModule {
    static readonly part: Type<unknown> = SinceComponent;
}
