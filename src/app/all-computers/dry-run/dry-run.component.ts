// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, Type } from '@angular/core';
import { Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import {
    BehaviorSubject,
    combineLatest,
    distinctUntilChanged,
    filter,
    map,
    Observable,
    of,
    shareReplay,
    startWith,
    switchMap,
    take,
    tap
} from 'rxjs';
import { TOOL_VERSION } from '../../change/changes';
import { Runs } from '../../change/runs/runs';
import type { Baseline } from '../../domain/baselines/baseline';
import { FleetJudge, seriesForRuns } from '../../domain/baselines/fleet';
import { emptyList, type Entry, type List, type ListRow, makingList } from '../../domain/list/list';
import { type DecidedImpact, nothingAccepted } from '../../domain/readiness/accepted';
import type { DryRunInput } from '../../domain/run/dry-run';
import type { DryRunRow } from '../../domain/run/dry-run-row';
import { inTurn } from '../../domain/run/pilot';
import { membershipIn, toChange } from '../../domain/run/run';
import { planCsv, planJson } from '../../domain/run/run-export';
import type { Steps } from '../../domain/steps';
import { fleetScript } from '../../equivalents/fleet-script';
import { STRINGS, Strings, toolTitle } from '../../strings/strings';
import { stillHere } from '../../ui/navigation/opening';
import { inFileName, saveFile } from '../../ui/files/save-file';
import { loadBaselines } from '../baselines/load-baselines';
import { FleetKnown } from '../evidence/fleet-known';
import { changeColumns, type GridCells, type GridColumn, type GridSelecting, type GridSelection } from '../grid/grid';
import { RunNotifications } from '../runs/run-notifications';
import { Scan } from '../scan/scan';
import { effectiveAtOnce, pageProtocol } from '../scan/scan-settings';
import { ComputersPage } from '../computers-page';
import { RememberedList } from '../scan/remembered-list';
import { isTall } from './cautions';
import type { Frozen } from './confirm/confirm-view';
import { DryRunFilter, type DryRunGiven, type DryRunModel, makingDryRunModel, frozenItems } from './dry-run-model';
import { canGoFirst, dryRunCells, makingDryRunPage, wholeTexts, type DryRunPageView, firstOnes } from './dry-run-view';
import { handedOver } from '../hand-over/hand-over-groups';
import { inSlices, latestInTurn } from '../evidence/in-slices';
import { knownForRun } from '../evidence/known-for-run';
import { type Draft, pageOf, RunDraft, targetOf } from './run-draft';
import { targetText } from './target-text';

/** Always the same list, so that the page is not drawn anew each time. */
const noCautions: readonly string[] = [];

/** Of what the page is made. Null: nothing was selected. */
interface Given extends Omit<DryRunGiven, 'draft' | 'list'> {
    readonly draft: Draft | null;
    readonly entries: readonly Entry[];
}

interface Shown {
    /** Null: nothing was selected. */
    readonly model: DryRunModel | null;
    readonly page: DryRunPageView | null;
    /** Whose checkbox is on goes first. */
    readonly selecting: GridSelecting<DryRunRow> | null;
    readonly tall: boolean;
    readonly cells: (row: DryRunRow) => GridCells;
}

/** What would be done to the selected computers, each read anew; and the way to do it. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-dry-run',
    templateUrl: './dry-run.component.html',
    styleUrls: ['../page.css'],
    providers: [ComputersPage],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class DryRunComponent {
    /** Null: it is being judged. */
    readonly shown: Observable<Shown | null>;
    /** Said at the beginning of a reading and at its end, not in between. */
    readonly status: Observable<string>;
    readonly columns: readonly GridColumn[];
    readonly series: Observable<readonly string[]>;
    /** The list that the open confirmation is about; null: it is closed. */
    frozen: Frozen | null = null;
    /** Whom the computers of that list that change would cut off. */
    frozenPeers: readonly DecidedImpact[] = [];
    notStarted = false;
    /** What the panel of a hand-over shows, as it was when it was opened; null: it was not. */
    handing: Readonly<Record<string, unknown>> | null = null;
    readonly filter = new BehaviorSubject<DryRunFilter>(null);
    private starting = false;
    /** The list as it was made last, and of what. */
    private last: { readonly entries: readonly Entry[]; readonly list: List } = { entries: [], list: emptyList };

    constructor(
        readonly draft: RunDraft,
        readonly scan: Scan,
        fleet: FleetKnown,
        private readonly runs: Runs,
        private readonly notifications: RunNotifications,
        readonly computers: ComputersPage,
        private readonly listed: RememberedList,
        private readonly router: Router,
        private readonly changes: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {
        this.columns = changeColumns('decision', strings.DryRun.Decision, strings);
        // Nothing waits for the storage, which may be slow, or not answer.
        const known = combineLatest([fleet.known.pipe(startWith([])), fleet.accepted.pipe(startWith(nothingAccepted))]).pipe(
            map(([all, accepted]) => knownForRun(all, accepted))
        );
        const baselines = draft.state.pipe(
            filter(drafted => drafted?.goal === 'asBaseline'),
            take(1),
            switchMap(loadBaselines),
            startWith<readonly Baseline[]>([]),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.series = baselines.pipe(map(seriesForRuns));
        const judgedBy = combineLatest([known, this.judging(baselines)]).pipe(map(([one, other]) => ({ ...one, ...other })));
        const entries = scan.state.pipe(map(state => state.entries));
        let before: DryRunModel | null = null;
        this.shown = combineLatest({ draft: draft.state, entries, filter: this.filter, known: judgedBy }).pipe(
            latestInTurn(given => inSlices(() => this.showing(given, before))),
            tap(({ model }) => (before = model)),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.status = this.announced();
    }

    readAgain(): void {
        this.computers.credentialsNote.next('');
        this.draft.readAgain();
    }

    /** Asks once for all of them, then reads them again. */
    provideCredentials(keys: readonly string[], { list }: DryRunModel): void {
        this.computers.provideCredentials(keys, list, () => this.draft.readAgain(keys));
    }

    /** What to know before changing the computer whose facts are shown. */
    cautions({ all }: DryRunModel): readonly string[] {
        const { shownKey } = this.computers;
        if (shownKey === null) return noCautions;
        const row = all.find(({ key }) => key === shownKey);
        return row ? wholeTexts(row, this.strings) : noCautions;
    }

    scanRow(row: ListRow): void {
        this.draft.readAgain(row.entries.map(({ connection }) => connection.key));
    }

    /** Freezes the list as it is judged now and asks for a confirmation of it. */
    confirm(model: DryRunModel): void {
        // Something else was chosen since: what is shown is judged anew in a moment.
        if (model.draft !== this.draft.state.value) return;
        const items = frozenItems(model);
        const target = targetOf(model.draft);
        if (!items || !target) return;
        const { retries } = model.draft;
        const { settings } = model.pilot;
        const atOnce = effectiveAtOnce(settings.atOnce, pageProtocol());
        this.notStarted = false;
        this.frozenPeers = model.all.flatMap(({ item, peers }) => (item?.decision === 'change' ? peers : []));
        this.frozen = { items, target, settings: { ...settings, atOnce }, retries };
    }

    /** Starts what was confirmed: exactly the list that the confirmation named. */
    async start(frozen: Frozen): Promise<void> {
        if (this.starting) return;
        this.starting = true;
        const id = crypto.randomUUID();
        const isHere = stillHere(this.router);
        const started = await this.runs.start({ id, startedAt: new Date().toISOString(), toolVersion: this.toolVersion, ...frozen });
        this.starting = false;
        this.frozen = null;
        this.notStarted = !started;
        this.changes.markForCheck();
        if (!started) return;
        this.notifications.follow(id);
        this.draft.discard();
        // What was selected for it is done with: a command on it later would be meant for others.
        this.listed.selection.next(new Set());
        // The dry run is over: the way back leads past it, to where it began.
        if (isHere()) await this.router.navigate(['/all-computers/runs', id], { replaceUrl: true });
    }

    /** Has computers go first, or no longer. */
    goFirst({ rows, select }: GridSelection<DryRunRow>, { pilot, list }: DryRunModel): void {
        const able = new Set(rows.filter(canGoFirst).map(({ key }) => key));
        if (able.size === 0) return;
        // Who was chosen a moment ago may not be shown yet.
        const chosen = this.draft.state.value?.first ?? pilot.first;
        const others = [...chosen].map(key => list.rowOf.get(key)?.key ?? key).filter(key => !able.has(key));
        this.draft.goFirst(new Set(select ? [...others, ...able] : others));
    }

    exportAs(kind: 'csv' | 'json', { all, draft, pilot }: DryRunModel): void {
        const target = targetOf(draft);
        if (!target) return;
        const plan = { items: inTurn(all, pilot), target, settings: pilot.settings };
        const write = kind === 'csv' ? planCsv : planJson;
        this.computers.export('smb-signing-plan', kind, made => write(plan, made));
    }

    /** Saves what would be written as a script, for lists that outgrow a browser. */
    saveScript({ all, draft, pilot }: DryRunModel): void {
        const target = targetOf(draft);
        if (!target) return;
        const createdAt = new Date().toISOString();
        const items = toChange(inTurn(all, pilot));
        const chosen = new Set(draft.first === null ? [] : all.filter(({ key }) => pilot.first.has(key)).map(({ item }) => item?.record));
        const computers = items.map(item => {
            const { computer, cluster, changes, record } = item;
            const mayBeNode = membershipIn(item).kind === 'notRead';
            return { ...computer, cluster, mayBeNode, isFirst: chosen.has(record), changes };
        });
        const { settings } = pilot;
        const origin = { createdAt, toolVersion: this.toolVersion, targetText: targetText(target, this.strings), settings };
        saveFile(`smb-signing-${inFileName(createdAt)}.ps1`, 'text/plain', fleetScript(computers, origin));
    }

    readonly loadHandOver = async (): Promise<Type<unknown>> => (await import('../hand-over/hand-over.module')).FleetHandOverModule.part;

    handOver(model: DryRunModel): void {
        const close = (): void => {
            this.handing = this.handing && { ...this.handing, open: false };
            this.changes.markForCheck();
        };
        this.handing = { ...handedOver(model), open: true, close };
    }

    discard(): void {
        const { value } = this.draft.state;
        this.draft.discard();
        void this.router.navigate(value ? [...pageOf(value)] : ['/all-computers']);
    }

    /** How the chosen baselines judge a computer. A judge keeps what it judged, so there is one as long as the choice stays. */
    private judging(baselines: Observable<readonly Baseline[]>): Observable<Pick<DryRunInput, 'baseline'>> {
        const chosen = this.draft.state.pipe(
            map(drafted => drafted?.series ?? null),
            distinctUntilChanged()
        );
        return combineLatest([baselines, chosen]).pipe(
            map(([all, series]) => {
                if (all.length === 0 || series === null) return {};
                const judge = new FleetJudge(all.filter(one => one.series === series));
                return { baseline: configuration => judge.of(configuration)?.judgements ?? null };
            })
        );
    }

    /** In steps, because there may be tens of thousands of computers. */
    private *showing({ draft, entries, ...rest }: Given, before: DryRunModel | null): Steps<Shown> {
        if (!draft) return { model: null, page: null, selecting: null, tall: false, cells: this.cellsIn(emptyList) };
        if (this.last.entries !== entries) this.last = { entries, list: yield* makingList(entries, this.last.list) };
        const { list } = this.last;
        const model = yield* makingDryRunModel({ draft, list, ...rest }, before);
        const page = yield* makingDryRunPage(model, this.strings);
        const tall = yield* isTall(model, this.strings);
        return { model, page, selecting: firstOnes(model, this.strings), tall, cells: this.cellsIn(list) };
    }

    private cellsIn(list: List): Shown['cells'] {
        return row => dryRunCells(row, list, this.strings);
    }

    private announced(): Observable<string> {
        const pages = this.shown.pipe(map(shown => shown?.page ?? null));
        const isReading = pages.pipe(
            map(page => page && page.progress !== null),
            distinctUntilChanged()
        );
        return isReading.pipe(
            switchMap(reading => {
                if (reading === null) return of('');
                return pages.pipe(map(page => (reading ? this.strings.DryRun.Reading : (page?.summary ?? ''))));
            }),
            distinctUntilChanged()
        );
    }
}
