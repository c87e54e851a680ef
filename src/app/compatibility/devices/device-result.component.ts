// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';
import type { DeviceResultView } from './device-result-view';

/** One tested device: a line that opens to what it means, what to do, and what the device said. */
@Component({
    selector: 'app-device-result',
    templateUrl: './device-result.component.html',
    styleUrls: ['../section.css', './device-result.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class DeviceResultComponent {
    @Input() result!: DeviceResultView;
    @Input() question = '';
    /** Whether it is open at first. */
    @Input() open = false;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}
}
