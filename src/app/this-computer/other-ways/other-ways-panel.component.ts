// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input, OnChanges, SimpleChanges } from '@angular/core';
import type { Direction, SigningConfiguration } from '../../domain/computer/facts';
import type { Goal } from '../../equivalents/goal';
import { verifyCommands } from '../../equivalents/other-ways';
import { seceditCommand, securityTemplateFile, templateName } from '../../equivalents/security-template';
import { STRINGS, Strings } from '../../strings/strings';
import { saveFile } from '../../ui/files/save-file';
import type { HandOverName } from '../../ui/hand-over/hand-over-text';
import { TOOL_VERSION } from '../../change/changes';
import { handOverFormats, ListedFormat } from '../../equivalents/hand-over/formats';
import { pack } from '../../equivalents/hand-over/pack';
import { GoalChoice, handOverGroup, HandOverView, handOverView, OtherWaysView, otherWaysView, presentGoal } from './other-ways-view';
import { Pane } from '../pane';

/** The same change without this tool: PowerShell, Group Policy, a security template, what enforces it; and alternate names. */
@Component({
    selector: 'app-other-ways-panel',
    templateUrl: './other-ways-panel.component.html',
    styleUrls: ['./other-ways-panel.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class OtherWaysPanelComponent implements OnChanges {
    @Input() open = false;
    @Input() configuration!: SigningConfiguration;
    /** What is chosen when it opens; null: what is in force. */
    @Input() wanted: Goal | null = null;

    view!: OtherWaysView;
    handOver!: HandOverView;
    format: ListedFormat = handOverFormats[0];

    readonly formatNames: readonly HandOverName[] = handOverFormats.map(({ name }) => name);
    readonly verifyCommands = verifyCommands;
    readonly seceditCommand = seceditCommand;

    private goal: Goal = {};

    constructor(
        readonly pane: Pane,
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {}

    ngOnChanges(changes: SimpleChanges): void {
        if (changes['open']) this.goal = { ...presentGoal(this.configuration), ...this.wanted };
        this.show();
    }

    choose(direction: Direction, choice: GoalChoice): void {
        const { [direction]: _, ...others } = this.goal;
        this.goal = choice === 'leave' ? others : { ...others, [direction]: choice };
        this.show();
    }

    /** A new view keeps the elements of the old one, and with them the focus. */
    byIdentity(_index: number, item: { direction: Direction } | { choice: GoalChoice }): string {
        return 'direction' in item ? item.direction : item.choice;
    }

    saveTemplate(): void {
        saveFile(templateName, 'text/plain', securityTemplateFile(this.goal));
    }

    chooseFormat(name: HandOverName): void {
        this.format = handOverFormats.find(one => one.name === name) ?? this.format;
        this.show();
    }

    saveHandOver(): void {
        const origin = { toolVersion: this.toolVersion, exportedAt: new Date().toISOString(), exportedFrom: location.origin };
        const files = this.format.format.filesOf(handOverGroup(this.configuration, this.goal), origin);
        saveFile(this.format.fileName, 'application/zip', pack(files));
    }

    private show(): void {
        this.view = otherWaysView(this.configuration, this.goal, this.strings);
        this.handOver = handOverView(this.configuration, this.goal, this.format, this.strings);
    }
}
