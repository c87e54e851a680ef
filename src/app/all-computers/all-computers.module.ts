// SPDX-License-Identifier: MIT
import { ScrollingModule } from '@angular/cdk/scrolling';
import { NgModule } from '@angular/core';
import { NavigationEnd, Router, RouterModule } from '@angular/router';
import { filter, first, map, Observable, startWith } from 'rxjs';
import { Runs } from '../change/runs';
import { UiModule } from '../ui/ui.module';
import { AllComputersComponent } from './all-computers.component';
import { ComputerFactsComponent } from './computer-facts.component';
import { ComputersTableComponent } from './computers-table.component';
import { ConfirmRunComponent } from './dry-run/confirm-run.component';
import { DryRunComponent } from './dry-run/dry-run.component';
import { RunOptionsComponent } from './dry-run/run-options.component';
import { GridComponent } from './grid/grid.component';
import { RunDetailsComponent } from './runs/run-details.component';
import { RunComponent } from './runs/run.component';
import { RunsComponent } from './runs/runs.component';
import { Scan } from './scan';
import { TilesComponent } from './tiles.component';
import { effectiveAtOnce, pageProtocol, ScanSettings } from './scan-settings';

/** The tab "All computers", loaded apart from the first screen. */
@NgModule({
    declarations: [
        AllComputersComponent,
        ComputerFactsComponent,
        ComputersTableComponent,
        ConfirmRunComponent,
        DryRunComponent,
        GridComponent,
        RunComponent,
        RunDetailsComponent,
        RunOptionsComponent,
        RunsComponent,
        TilesComponent
    ],
    imports: [
        ScrollingModule,
        UiModule,
        RouterModule.forChild([
            { path: '', component: AllComputersComponent },
            { path: 'change', component: DryRunComponent },
            { path: 'runs', component: RunsComponent },
            { path: 'runs/:id', component: RunComponent }
        ])
    ]
})
export class AllComputersModule {
    constructor(runs: Runs, scan: Scan, settings: ScanSettings, router: Router) {
        settings.atOnce.subscribe(wanted => (scan.concurrency = effectiveAtOnce(wanted, pageProtocol())));
        // What a closed page left behind is settled, whichever tab is shown.
        openedByShell(router).subscribe(() => void runs.recover());
    }
}

/**
 * Once the shell has opened the tool. Until then the SDK is at its idle page and does not know the gateway: a call would
 * go to an address of its older version.
 */
function openedByShell(router: Router): Observable<unknown> {
    const arrived = router.events.pipe(filter((event): event is NavigationEnd => event instanceof NavigationEnd));
    return arrived.pipe(
        map(({ urlAfterRedirects }) => urlAfterRedirects),
        startWith(router.url),
        first(url => url !== '/idle')
    );
}
