// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input, OnChanges } from '@angular/core';
import { TOOL_VERSION } from '../../change/changes';
import { filesOfGroups, handOverFormats, ListedFormat } from '../../equivalents/hand-over/formats';
import type { HandOverGroup } from '../../equivalents/hand-over/hand-over';
import { pack } from '../../equivalents/hand-over/pack';
import { STRINGS, Strings } from '../../strings/strings';
import { saveFile } from '../../ui/files/save-file';
import type { HandOverName } from '../../ui/hand-over/hand-over-text';
import { HandOverPanelView, handOverPanelView } from './hand-over-view';

/** The target of a dry run as files for what enforces it, a folder for the computers of each target. */
@Component({
    selector: 'app-hand-over-panel',
    templateUrl: './hand-over-panel.component.html',
    styleUrls: ['./hand-over-panel.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class HandOverPanelComponent implements OnChanges {
    @Input() open = false;
    @Input() groups: readonly HandOverGroup[] = [];
    @Input() others = 0;
    @Input() close!: () => void;

    view!: HandOverPanelView;
    format: ListedFormat = handOverFormats[0];
    readonly formatNames: readonly HandOverName[] = handOverFormats.map(({ name }) => name);

    constructor(
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {}

    ngOnChanges(): void {
        this.view = handOverPanelView(this, this.format, this.strings);
    }

    choose(name: HandOverName): void {
        this.format = handOverFormats.find(one => one.name === name) ?? this.format;
        this.ngOnChanges();
    }

    save(): void {
        const origin = { toolVersion: this.toolVersion, exportedAt: new Date().toISOString(), exportedFrom: location.origin };
        saveFile(this.format.fileName, 'application/zip', pack(filesOfGroups(this.format.format, this.groups, origin)));
    }
}
