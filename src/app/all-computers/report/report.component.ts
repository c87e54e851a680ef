// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { combineLatest, distinctUntilChanged, map, type Observable, shareReplay } from 'rxjs';
import { TOOL_VERSION } from '../../change/changes';
import type { SnapshotSummary } from '../../domain/snapshots/snapshot';
import { STRINGS, Strings, toolTitle } from '../../strings/strings';
import { choiceText, insteadText } from '../changes/changes-view';
import { Comparing } from '../changes/comparing';
import { ComputersPage } from '../computers-page';
import { loadChart } from '../over-time/load-chart';
import { RememberedPeers } from '../peers/remembered-peers';
import { Scan } from '../scan/scan';
import type { Sides } from '../snapshots/choice';
import { connectedAs } from './connected-as';
import { reportJson } from './report-json';
import { type FleetReport, FleetReportSource, type ReportState } from './report-source';
import { reportView, type ReportView } from './report-view';

interface Shown {
    readonly choices: readonly { readonly id: string; readonly text: string }[];
    readonly sides: Sides;
    /** Stands in place of the report; empty: it is there. */
    readonly instead: string;
    readonly isLoading: boolean;
    readonly report: FleetReport | null;
    readonly view: ReportView | null;
}

/** The report of all computers: one page that is read and printed, for who doesn't use the tool. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-report',
    templateUrl: './report.component.html',
    styleUrls: ['../page.css', './report.component.css'],
    providers: [ComputersPage],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ReportComponent {
    readonly shown: Observable<Shown>;
    readonly loadChart = loadChart;

    constructor(
        source: FleetReportSource,
        comparing: Comparing,
        private readonly scan: Scan,
        private readonly computers: ComputersPage,
        // Who makes a report and who accepts a peer are asked for the same name.
        readonly remembered: RememberedPeers,
        private readonly router: Router,
        private readonly route: ActivatedRoute,
        @Inject(TOOL_VERSION) private readonly toolVersion: string,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        const sides = route.queryParamMap.pipe(
            map(parameters => ({ from: parameters.get('from'), to: parameters.get('to') })),
            distinctUntilChanged((a, b) => a.from === b.from && a.to === b.to),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.shown = combineLatest([source.of(sides), comparing.choices()]).pipe(
            map(([state, choices]) => this.shownOf(state, choices)),
            shareReplay({ bufferSize: 1, refCount: true })
        );
    }

    show(sides: Sides): void {
        void this.router.navigate([], { relativeTo: this.route, queryParams: sides });
    }

    byId(_index: number, { id }: { readonly id: string }): string {
        return id;
    }

    print(): void {
        window.print();
    }

    exportJson(report: FleetReport): void {
        this.computers.export('smb-signing-report', 'json', made => reportJson(report, this.remembered.name.trim(), made));
    }

    private shownOf(state: ReportState, choices: readonly SnapshotSummary[]): Shown {
        const report = state.kind === 'report' ? state.report : null;
        const made = {
            at: new Date(),
            toolVersion: this.toolVersion,
            origin: location.origin,
            connectedAs: connectedAs(this.scan.state.value, this.strings)
        };
        const { snapshot, comparison } = report ?? { snapshot: null, comparison: null };
        return {
            choices: choices.map(one => ({ id: one.id, text: choiceText(one, this.strings) })),
            sides: { from: (comparison?.before ?? snapshot)?.id ?? '', to: snapshot?.id ?? '' },
            instead: state.kind === 'report' ? '' : insteadText(state, this.strings),
            isLoading: state.kind === 'loading',
            report,
            view: report && reportView(report, made, this.strings)
        };
    }
}
