// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject } from '@angular/core';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { combineLatest, map, Observable } from 'rxjs';
import { TOOL_VERSION } from '../change/changes';
import { ClusterNodes } from '../remote/cluster-nodes';
import { STRINGS, Strings, toolTitle } from '../strings/strings';
import { saveFile } from '../ui/save-file';
import { Pane } from './pane';
import { PaneView, paneView } from './pane-view';
import { reportName, reportOf } from './report';

/** The tab "This computer": what is in force and stored, and the way to change it. */
@NavigationTitle({ getTitle: toolTitle }) // without a title the shell never learns the tool's address
@Component({
    selector: 'app-this-computer',
    templateUrl: './this-computer.component.html',
    styleUrls: ['./this-computer.component.css'],
    providers: [Pane],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ThisComputerComponent {
    readonly view: Observable<PaneView>;

    constructor(
        readonly pane: Pane,
        clusterNodes: ClusterNodes,
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {
        this.view = combineLatest([pane.state, pane.change, pane.panel, clusterNodes.known]).pipe(
            map(([state, change, panel, nodes]) => paneView(state, change, panel, nodes, strings, toolVersion))
        );
    }

    saveReport({ computer, reading }: PaneView): void {
        if (!reading) return;
        const source = { computer, reading: reading.source, findings: reading.judged, toolVersion: this.toolVersion };
        const content = reportOf(source, this.strings);
        saveFile(reportName(computer, reading.source), 'application/json', content);
    }

    /** Prints the pane; what is on it for a screen only, its style sheets leave out. */
    print(): void {
        window.print();
    }
}
