// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, ViewChild } from '@angular/core';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { format, STRINGS, Strings, toolTitle } from '../strings/strings';
import { Compatibility, Settings, TabState } from './compatibility';
import { DeviceTestComponent } from './devices/device-test.component';

/** The tab "Compatibility": whether devices can sign, what an error means, and whether the computer does what it says. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-compatibility',
    templateUrl: './compatibility.component.html',
    styleUrls: ['./compatibility.component.css'],
    providers: [Compatibility],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class CompatibilityComponent {
    @ViewChild(DeviceTestComponent) private readonly deviceTest?: DeviceTestComponent;

    constructor(
        readonly compatibility: Compatibility,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    intro({ computer }: TabState): string {
        return format(this.strings.Compat.Intro, computer);
    }

    /** What is announced of the settings that are read first. */
    status(computer: string, { reading }: Settings): string {
        return reading ? format(this.strings.Page.Reading, computer) : '';
    }

    /** Takes the name of a device from a message to the test. */
    offer(device: string): void {
        this.deviceTest?.offer(device);
    }
}
