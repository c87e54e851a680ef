// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { RouterModule } from '@angular/router';
import { Runs } from '../change/runs/runs';
import { Opening } from '../ui/navigation/opening';
import { AllComputersComponent } from './all-computers.component';
import { FleetBaselinesComponent } from './baselines/baselines.component';
import { CausesComponent } from './causes/causes.component';
import { ChangeDetailsComponent } from './changes/change-details.component';
import { ChangesComponent } from './changes/changes.component';
import { ComputerFactsComponent } from './list/computer-facts.component';
import { ComputersTableComponent } from './list/computers-table.component';
import { ConfirmRunComponent } from './dry-run/confirm/confirm-run.component';
import { DryRunComponent } from './dry-run/dry-run.component';
import { RunOptionsComponent } from './dry-run/run-options.component';
import { FleetUiModule } from './fleet-ui.module';
import { PaperComponent } from './grid/paper.component';
import { AcceptFormComponent } from './peers/accept/accept-form.component';
import { PeerDetailsComponent } from './peers/peer-details.component';
import { PeersComponent } from './peers/peers.component';
import { NextStepsComponent } from './readiness/next/next-steps.component';
import { ReadinessComponent } from './readiness/readiness.component';
import { ReadinessDetailsComponent } from './readiness/readiness-details.component';
import { ReportComponent } from './report/report.component';
import { ReportTableComponent } from './report/report-table.component';
import { RunDetailsComponent } from './runs/run-details.component';
import { RunComponent } from './runs/run.component';
import { RunsComponent } from './runs/runs.component';
import { ExportQuestionComponent } from './scan/export-question.component';
import { Scan } from './scan/scan';
import { ScanSnapshots } from './scan/scan-snapshots';
import { SnapshotsComponent } from './snapshots/snapshots.component';
import { ScanSettings } from './scan/scan-settings';
import { WhatIfComponent } from './what-if/what-if.component';

/** The tab "All computers", loaded apart from the first screen. */
@NgModule({
    declarations: [
        AcceptFormComponent,
        AllComputersComponent,
        CausesComponent,
        ChangeDetailsComponent,
        ChangesComponent,
        ComputerFactsComponent,
        ComputersTableComponent,
        ConfirmRunComponent,
        DryRunComponent,
        ExportQuestionComponent,
        FleetBaselinesComponent,
        NextStepsComponent,
        PaperComponent,
        PeerDetailsComponent,
        PeersComponent,
        ReadinessComponent,
        ReadinessDetailsComponent,
        ReportComponent,
        ReportTableComponent,
        RunComponent,
        RunDetailsComponent,
        RunOptionsComponent,
        RunsComponent,
        SnapshotsComponent,
        WhatIfComponent
    ],
    imports: [
        FleetUiModule,
        RouterModule.forChild([
            { path: '', component: AllComputersComponent },
            { path: 'baselines', component: FleetBaselinesComponent },
            { path: 'change', component: DryRunComponent },
            { path: 'changes', component: ChangesComponent },
            { path: 'gather', loadChildren: () => import('./gather/gather.module').then(module => module.GatherModule) },
            { path: 'import', loadChildren: () => import('./import/import.module').then(module => module.ImportModule) },
            { path: 'peers', component: PeersComponent },
            { path: 'readiness', component: ReadinessComponent },
            { path: 'report', component: ReportComponent },
            { path: 'runs', component: RunsComponent },
            { path: 'runs/:id', component: RunComponent },
            { path: 'scanners', loadChildren: () => import('./scanners/scanners.module').then(module => module.ScannersModule) }
        ])
    ]
})
export class AllComputersModule {
    constructor(runs: Runs, scan: Scan, settings: ScanSettings, opening: Opening, _snapshots: ScanSnapshots) {
        settings.effective.subscribe(atOnce => (scan.concurrency = atOnce));
        // What a closed page left behind is settled, whichever tab is shown.
        opening.opened().subscribe(() => void runs.recover());
    }
}
