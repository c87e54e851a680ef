// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, OnDestroy } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import {
    asyncScheduler,
    BehaviorSubject,
    combineLatest,
    distinctUntilChanged,
    filter,
    firstValueFrom,
    map,
    merge,
    Observable,
    shareReplay,
    Subscription,
    switchMap,
    tap,
    throttleTime,
    timer
} from 'rxjs';
import { TOOL_VERSION } from '../../change/changes';
import { Runs, RunState, KnownRun } from '../../change/runs/runs';
import { type TagFilter, tagFilter } from '../../domain/list/tags';
import { failedItems, ItemState, remainingItems, undoable } from '../../domain/run/item-state';
import type { RunItem } from '../../domain/run/run';
import { runCsv } from '../../domain/run/run-export';
import { format, STRINGS, Strings, toolTitle } from '../../strings/strings';
import { stillHere } from '../../ui/navigation/opening';
import { inFileName, saveFile } from '../../ui/files/save-file';
import { RunDraft } from '../dry-run/run-draft';
import { changeColumns, type GridCells, type GridColumn } from '../grid/grid';
import { FleetEvidence, type FleetEvidenceState } from '../evidence/fleet-evidence';
import { connectionsInList } from '../scan/connections-in-list';
import { Scan } from '../scan/scan';
import { type EvidenceOf, evidenceIn } from './refusals';
import { ToolNavigation } from '../tool-navigation';
import { RunHead, runHead } from './run-head';
import type { CauseGroup } from '../causes/causes';
import { afterPilot, runCauses } from './run-causes';
import { outcomeTexts, phaseText, runCells, RunModel, runModel, RunPageView, runPageView, RunRow } from './run-view';

/** How often the page shows what is new, how often it says so, and how often it looks what another window did. */
const every = { show: 250, announce: 15_000, look: 3_000 } as const;

/** The page of a run: live while it goes on, and its result for as long as this browser keeps it. */
interface RunPage {
    readonly model: RunModel;
    readonly page: RunPageView;
    readonly head: RunHead;
    readonly causes: readonly CauseGroup<RunRow>[];
    readonly causesTitle: string;
    /** Said while the run waits after its pilot; else empty. */
    readonly afterPilot: readonly string[];
}

/** A run over many computers: what it does, what became of each, and what can be done after it. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-run',
    templateUrl: './run.component.html',
    styleUrls: ['../page.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class RunComponent implements OnDestroy {
    /** A text: there is nothing to show, and why. */
    readonly shown: Observable<RunPage | string>;
    readonly status: Observable<string>;
    readonly columns: readonly GridColumn[];
    readonly cells = (row: RunRow): GridCells => runCells(row, this.strings);
    /** What kept the next dry run from being made; empty: nothing. */
    problem = '';
    /** The key of the row whose details are shown. */
    shownKey: string | null = null;

    readonly filter = new BehaviorSubject<ItemState | null>(null);
    /** The tag that computers must have; null: any or none. */
    readonly tag = new BehaviorSubject<string | null>(null);
    private readonly kept = new Subscription();

    constructor(
        private readonly runs: Runs,
        private readonly draft: RunDraft,
        private readonly scan: Scan,
        readonly fleet: FleetEvidence,
        private readonly navigation: ToolNavigation,
        private readonly router: Router,
        private readonly changes: ChangeDetectorRef,
        route: ActivatedRoute,
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {
        this.columns = changeColumns('state', strings.Run.State, strings);
        const id = route.paramMap.pipe(map(parameters => parameters.get('id') ?? ''));
        const state = id.pipe(
            tap(known => void runs.reload(known)), // another window may have done something since
            switchMap(known => runs.stateOf(known)),
            throttleTime(every.show, asyncScheduler, { leading: true, trailing: true }),
            filter((known): known is Exclude<RunState, null> => known !== null)
        );
        const evidence = fleet.state.pipe(
            map(({ kept }) => kept),
            distinctUntilChanged(),
            map(evidenceIn)
        );
        const tags = combineLatest([connectionsInList(scan), this.tag]).pipe(map(([entries, tag]) => tagFilter(entries, tag)));
        this.shown = combineLatest([state, this.filter, evidence, tags]).pipe(
            map(([known, chosen, evidenceOf, tagged]) => this.pageOf(known, chosen, evidenceOf, tagged)),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.status = this.announced();
        this.kept.add(this.lookAtOtherWindow());
    }

    ngOnDestroy(): void {
        this.kept.unsubscribe();
    }

    pause({ view }: RunModel): void {
        this.runs.pause(view.run.id);
    }

    resume({ view }: RunModel): void {
        this.runs.resume(view.run.id);
    }

    goAhead({ view }: RunModel): void {
        this.runs.goAhead(view.run.id);
    }

    cancel({ view }: RunModel): void {
        this.runs.cancel(view.run.id);
    }

    recheck({ view }: RunModel): void {
        void this.runs.recheck(view.run.id);
    }

    retryFailed({ view }: RunModel): Promise<void> {
        return this.again(view, failedItems(view));
    }

    retry(rows: readonly RunRow[], { view }: RunModel): Promise<void> {
        return this.again(
            view,
            rows.map(({ item }) => item)
        );
    }

    labelOf({ item }: RunRow): string {
        return item.label;
    }

    carryOutRest({ view }: RunModel): Promise<void> {
        return this.again(view, remainingItems(view));
    }

    async undo({ view }: RunModel): Promise<void> {
        this.draft.beginUndo(view.run, undoable(view));
        await this.router.navigate(['/all-computers/change']);
    }

    /** Undoes what the run changed on one computer, by a dry run of its own. */
    async undoOne({ view }: RunModel, { key }: RunRow): Promise<void> {
        const records = undoable(view).filter(({ id }) => id === key);
        if (records.length === 0) return;
        this.draft.beginUndo(view.run, records);
        await this.router.navigate(['/all-computers/change']);
    }

    /** Whether what the run changed on one computer can be undone. */
    canUndoOne({ view }: RunModel, { key }: RunRow): boolean {
        return view.run.phase === 'ended' && undoable(view).some(({ id }) => id === key);
    }

    evidenceText({ running, ended, asked }: FleetEvidenceState): string {
        return running ? format(this.strings.Run.ReadingEvidence, ended, asked) : '';
    }

    asPage(shown: RunPage | string): RunPage | null {
        return typeof shown === 'string' ? null : shown;
    }

    shownRow({ all }: RunModel): RunRow | null {
        return this.shownKey === null ? null : (all.find(({ key }) => key === this.shownKey) ?? null);
    }

    openPane({ item }: RunRow): void {
        const entry = this.entryOf(item);
        if (entry) this.navigation.open(entry.connection);
    }

    isInList({ item }: RunRow): boolean {
        return this.entryOf(item) !== undefined;
    }

    exportAs(kind: 'csv' | 'json', { view }: RunModel): void {
        const exportedAt = new Date().toISOString();
        const origin = { toolVersion: this.toolVersion, exportedAt, exportedFrom: location.origin };
        const content = kind === 'csv' ? runCsv(view, view.driven || view.run.phase !== 'ended', origin) : this.runs.export(view);
        const name = `smb-signing-run-${inFileName(view.run.startedAt)}.${kind}`;
        saveFile(name, kind === 'csv' ? 'text/csv' : 'application/json', content);
    }

    showAll(): void {
        this.filter.next(null);
        this.tag.next(null);
    }

    private pageOf(state: Exclude<RunState, null>, chosen: ItemState | null, evidenceOf: EvidenceOf, tags: TagFilter): RunPage | string {
        if (state === 'unknown') return this.strings.Run.Unknown;
        if (typeof state === 'string') return this.strings.Runs[state === 'newer' ? 'Newer' : 'Unavailable'];
        const model = runModel(state, chosen, evidenceOf, tags);
        const page = runPageView(model, this.strings);
        return {
            model,
            page,
            head: runHead(state.run, this.strings),
            causes: page.ended ? runCauses(model.all, this.strings) : [],
            causesTitle: format(this.strings.Cause.NotChanged, page.failed),
            afterPilot: state.run.phase === 'waiting' ? afterPilot(model.all, page.refusing.length > 0, this.strings) : []
        };
    }

    private entryOf({ computer }: RunItem): { readonly connection: Parameters<ToolNavigation['open']>[0] } | undefined {
        return this.scan.state.value.entries.find(({ connection }) => connection.call === computer.name);
    }

    /** Makes the dry run of exactly these computers. One of an undo needs the records that it restores. */
    private async again(view: KnownRun, items: readonly RunItem[]): Promise<void> {
        const { run } = view;
        const { goal, of } = run.target;
        this.problem = '';
        if (goal !== 'undo') this.draft.beginAgain(run, items);
        else {
            const isHere = stillHere(this.router);
            const undone = await firstValueFrom(this.runs.stateOf(of ?? '').pipe(filter(state => state !== null)));
            if (!isHere()) return;
            const wanted = new Set(items.map(({ undoes }) => undoes));
            const known = typeof undone === 'string' ? null : undone;
            const records = known ? undoable(known).filter(({ id }) => wanted.has(id)) : [];
            if (!known || records.length === 0) {
                this.problem = this.strings.Run.UndoneUnknown;
                this.changes.markForCheck();
                return;
            }
            this.draft.beginUndo(known.run, records, run.id);
        }
        await this.router.navigate(['/all-computers/change']);
    }

    /** Each change of the phase, with the outcome at the end, and now and then how far the run is. */
    private announced(): Observable<string> {
        const pages = this.shown.pipe(filter((shown): shown is RunPage => typeof shown !== 'string'));
        const phases = pages.pipe(distinctUntilChanged((a, b) => a.page.phase === b.page.phase));
        const now = pages.pipe(
            filter(({ page }) => page.progress !== null),
            throttleTime(every.announce)
        );
        return merge(
            phases.pipe(map(({ model, page }) => (page.ended ? this.endText(model) : page.phase))),
            now.pipe(map(({ page }) => page.progress?.text ?? ''))
        ).pipe(distinctUntilChanged());
    }

    private endText({ view, counts }: RunModel): string {
        return [phaseText(view, this.strings), ...outcomeTexts(counts, this.strings)].join(' · ');
    }

    /** What another window carries out is looked at again and again; if that one is closed, this one settles what it left. */
    private lookAtOtherWindow(): Subscription {
        const elsewhere = this.shown.pipe(
            map(shown => (typeof shown !== 'string' && shown.page.otherWindow ? shown.model.view.run.id : null)),
            distinctUntilChanged()
        );
        return elsewhere
            .pipe(switchMap(id => (id === null ? [] : timer(every.look, every.look).pipe(map(() => id)))))
            .subscribe(id => void this.runs.recover().then(() => this.runs.reload(id)));
    }
}
