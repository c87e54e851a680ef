// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject } from '@angular/core';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { STRINGS, Strings, toolTitle } from '../../strings/strings';
import { saveFile } from '../../ui/files/save-file';
import { type GatherWay, gatherWays } from './gather-view';

/** The page Gather at scale: how others gather evidence of more computers than a browser reads. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-gather',
    templateUrl: './gather.component.html',
    styleUrls: ['../page.css', './gather.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class GatherComponent {
    readonly ways: readonly GatherWay[];

    constructor(@Inject(STRINGS) readonly strings: Strings) {
        this.ways = gatherWays(strings);
    }

    save({ name, content }: NonNullable<GatherWay['file']>): void {
        saveFile(name, 'text/plain', content);
    }
}
