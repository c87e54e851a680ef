// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterModule } from '@angular/router';
import { UiModule } from '../ui/ui.module';
import { CompatibilityComponent } from './compatibility.component';
import { ConnectedServersComponent } from './devices/connected-servers.component';
import { DeviceResultComponent } from './devices/device-result.component';
import { DeviceTestComponent } from './devices/device-test.component';
import { EvidenceComponent } from './evidence/evidence.component';
import { ExplainErrorComponent } from './errors/explain-error.component';
import { SelfTestComponent } from './self-test/self-test.component';

/** The tab "Compatibility", loaded apart from the first screen. */
@NgModule({
    declarations: [
        CompatibilityComponent,
        ConnectedServersComponent,
        DeviceResultComponent,
        DeviceTestComponent,
        EvidenceComponent,
        ExplainErrorComponent,
        SelfTestComponent
    ],
    imports: [FormsModule, UiModule, RouterModule.forChild([{ path: '', component: CompatibilityComponent }])]
})
export class CompatibilityModule {}
