// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, OnDestroy } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { combineLatest, distinctUntilChanged, filter, map, Observable, scan as accumulate, shareReplay } from 'rxjs';
import type { Baseline } from '../../domain/baselines/baseline';
import { type JudgedComputer, judgedCsv, judgedJson } from '../../domain/baselines/exports/judged';
import { seriesOf } from '../../domain/baselines/fleet';
import type { ListRow } from '../../domain/list/list';
import { format, STRINGS, Strings, toolTitle } from '../../strings/strings';
import { ComputersPage } from '../computers-page';
import { RunDraft } from '../dry-run/run-draft';
import { FleetEvidence } from '../evidence/fleet-evidence';
import { broughtSettings, isListed, listWithKept } from '../evidence/listed-once';
import type { GridCells, GridColumn, GridSort } from '../grid/grid';
import { keysOf } from '../scan/list-model';
import { Scan } from '../scan/scan';
import { ViewInAddress } from '../view-in-address';
import {
    baselineColumns,
    type BaselineRow,
    baselinesAddress,
    type BaselinesModel,
    baselinesModel,
    type BaselinesView,
    toHelp
} from './baselines-model';
import { baselineCells, baselineGrid, baselinesStatus } from './baselines-page-view';
import { loadBaselines } from './load-baselines';
import { RememberedBaselines } from './remembered-baselines';

interface Shown {
    readonly model: BaselinesModel;
    readonly series: readonly string[];
    readonly toHelp: readonly ListRow[];
    readonly apply: string;
    readonly status: string;
    readonly sort: GridSort;
}

/** The page Baselines: each computer against the baseline for its Windows, by what was read last. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-fleet-baselines',
    templateUrl: './baselines.component.html',
    styleUrls: ['../page.css', './baselines.component.css'],
    providers: [ComputersPage],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class FleetBaselinesComponent implements OnDestroy {
    readonly shown: Observable<Shown>;
    readonly columns: readonly GridColumn[];
    readonly cells = (row: BaselineRow): GridCells => baselineCells(row, this.strings);

    private readonly place: ViewInAddress<BaselinesView>;

    constructor(
        scan: Scan,
        evidence: FleetEvidence,
        remembered: RememberedBaselines,
        private readonly computers: ComputersPage,
        private readonly draft: RunDraft,
        private readonly router: Router,
        route: ActivatedRoute,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.columns = baselineGrid(strings);
        this.place = new ViewInAddress(route, router, remembered, baselinesAddress);
        const entries = scan.state.pipe(map(state => state.entries));
        // Settings that files brought tell of computers that were not scanned.
        const brought = evidence.state.pipe(
            map(({ kept }) => broughtSettings(kept)),
            distinctUntilChanged(areSame)
        );
        this.shown = combineLatest([loadBaselines(), entries, this.place.view, brought]).pipe(
            accumulate((before: Shown | null, [baselines, listed, view, settings]) => {
                const list = listWithKept(listed, settings, before?.model.list ?? null);
                return this.shownOf(baselines, baselinesModel(baselines, list, view, before?.model ?? null));
            }, null),
            filter((one): one is Shown => one !== null),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        scan.begin();
    }

    ngOnDestroy(): void {
        this.place.close();
    }

    choose(series: string): void {
        this.place.show({ series });
    }

    showTag(tag: string | null): void {
        this.place.show({ tag });
    }

    sortBy(column: string): void {
        const sort = baselineColumns.find(one => one === column);
        if (sort) this.place.sortBy(sort);
    }

    search(text: string): void {
        this.place.search(text);
    }

    open({ row }: BaselineRow): void {
        if (isListed(row)) this.computers.openPane(row);
    }

    /** Leads to the dry run of those that a run can help. */
    apply({ toHelp: rows, model }: Shown): void {
        this.draft.beginAsBaseline(keysOf(rows), model.view.series);
        void this.router.navigate(['/all-computers/change']);
    }

    /** A file for each baseline would be many: a CSV names the baseline in each line, a JSON has a part for each. */
    exportAs(kind: 'csv' | 'json', { rows }: BaselinesModel): void {
        const byBaseline = new Map<Baseline, JudgedComputer[]>();
        for (const { row, judged } of rows) {
            if (!judged || !row.configuration) continue;
            const { baseline, judgements } = judged;
            const { answer } = row;
            const readAt = new Date(answer?.at ?? 0).toISOString();
            const from = answer?.from ? { from: answer.from } : {};
            const one = { label: row.label, computer: row.configuration.computer, readAt, judgements, ...from };
            byBaseline.set(baseline, [...(byBaseline.get(baseline) ?? []), one]);
        }
        const write = kind === 'csv' ? judgedCsv : judgedJson;
        this.computers.export('smb-baselines', kind, made => write([...byBaseline], made));
    }

    private shownOf(baselines: readonly Baseline[], model: BaselinesModel): Shown {
        const { sort, descending } = model.view;
        const rows = toHelp(model);
        return {
            model,
            series: seriesOf(baselines),
            toHelp: rows,
            apply: format(this.strings.Baseline.Apply, rows.length),
            status: baselinesStatus(model, this.strings),
            sort: { column: sort, descending }
        };
    }
}

/** Whether nothing else was brought. */
function areSame<K, V>(one: ReadonlyMap<K, V>, other: ReadonlyMap<K, V>): boolean {
    return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}
