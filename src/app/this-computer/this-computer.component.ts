// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Type } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { combineLatest, map, Observable, tap } from 'rxjs';
import { TOOL_VERSION } from '../change/changes';
import { ClusterNodes } from '../remote/cluster-nodes';
import { STRINGS, Strings, toolTitle } from '../strings/strings';
import { auditing, changeParameter } from '../ui/navigation/addresses';
import { isStaying } from '../ui/navigation/opening';
import { saveFile } from '../ui/files/save-file';
import { Pane } from './pane';
import { PaneView, paneView } from './pane-view';

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
    private isFollowing = false;
    /** The panels that were open once, and stay: what closes one gives the focus back. */
    changeAsked = false;
    otherWaysAsked = false;
    historyAsked = false;

    constructor(
        readonly pane: Pane,
        clusterNodes: ClusterNodes,
        private readonly route: ActivatedRoute,
        private readonly router: Router,
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {
        const known = combineLatest({ nodes: clusterNodes.known, connections: pane.connections.pipe(map(({ findings }) => findings)) });
        this.view = combineLatest([pane.state, pane.change, pane.panel, known]).pipe(
            map(([state, change, panel, beside]) => paneView(state, change, panel, beside, strings, toolVersion)),
            tap(shown => {
                this.changeAsked ||= shown.panel.kind === 'change' || shown.panel.kind === 'undo';
                this.otherWaysAsked ||= shown.panel.kind === 'otherWays';
                this.historyAsked ||= shown.panel.kind === 'history';
                this.followAddress(shown);
            })
        );
    }

    /** The section below, which the first screen does not wait for. */
    readonly loadConnections = async (): Promise<Type<unknown>> =>
        (await import('./connections/connections.module')).ConnectionsModule.section;

    readonly loadRecommendation = async (): Promise<Type<unknown>> =>
        (await import('./recommendation/recommendation.module')).RecommendationModule.part;

    readonly loadChange = async (): Promise<Type<unknown>> => (await import('./change/change.module')).ChangeModule.part;

    readonly loadAnswer = async (): Promise<Type<unknown>> => (await import('../ui/panels/answer.module')).AnswerModule.part;

    readonly loadOtherWays = async (): Promise<Type<unknown>> => (await import('./other-ways/other-ways.module')).OtherWaysModule.part;

    readonly loadHistory = async (): Promise<Type<unknown>> => (await import('./history/history.module')).HistoryModule.part;

    /** An address may ask for auditing to be switched on. Once the panel is open it asks no more, so that a reload does not. */
    private followAddress({ canChange }: PaneView): void {
        if (this.isFollowing || !canChange || this.route.snapshot.queryParamMap.get(changeParameter) !== auditing) return;
        this.isFollowing = true;
        // Not while the view is being made.
        void Promise.resolve().then(async () => {
            if (isStaying(this.router)) {
                const queryParams = { [changeParameter]: null };
                await this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
                this.pane.open({ kind: 'change', auditing: true });
            }
            this.isFollowing = false;
        });
    }

    async saveReport({ computer, reading }: PaneView): Promise<void> {
        if (!reading) return;
        const connections = this.pane.connections.value.report?.() ?? null;
        const source = { computer, reading: reading.source, findings: reading.judged, connections, toolVersion: this.toolVersion };
        const { reportName, reportOf } = (await import('./connections/connections.module')).ConnectionsModule.report;
        const content = reportOf(source, this.strings);
        saveFile(reportName(computer, reading.source), 'application/json', content);
    }

    /** Prints the pane; what is on it for a screen only, its style sheets leave out. */
    print(): void {
        window.print();
    }
}
