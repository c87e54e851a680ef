// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, OnDestroy } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { combineLatest, map, type Observable, of, shareReplay, startWith, switchMap } from 'rxjs';
import type { ListRow } from '../../domain/list/list';
import { MOST_HOSTS } from '../../domain/negotiate/hosts';
import { checkCsv } from '../../domain/scanners/check-csv';
import type { CheckedHost } from '../../domain/scanners/check';
import { LONGEST_SCAN } from '../../domain/scanners/read-list';
import { format, STRINGS, Strings, toolTitle } from '../../strings/strings';
import { openChosenFile } from '../../ui/files/open-file';
import { ComputersPage } from '../computers-page';
import type { GridCells, GridColumn, GridSort } from '../grid/grid';
import type { Tile } from '../list/tiles.component';
import { inSlices } from '../evidence/in-slices';
import { keysOf } from '../scan/list-model';
import { Scan } from '../scan/scan';
import { ViewInAddress } from '../view-in-address';
import { type Checked, type GivenList, ScannerCheck } from './scanner-check';
import { scannerColumns, scannersAddress, type ScannersModel, scannersModel, type ScannersView, type VerdictKind } from './scanners-model';
import { listStatus, refusedLines, scannerCells, scannerGrid, scannerTexts, scannerTiles } from './scanners-view';
import { type Asker, WireAsking, type WireState } from './wire-asking';

interface Shown {
    readonly model: ScannersModel | null;
    readonly status: string;
    readonly problem: string;
    readonly isCut: boolean;
    readonly isUnknownTable: boolean;
    readonly refused: readonly string[];
    readonly refusedTitle: string;
    readonly tiles: readonly Tile<VerdictKind>[];
    readonly count: string;
    readonly sort: GridSort | null;
    /** Who is tested, and who can ask. */
    readonly computers: readonly ListRow[];
    readonly askers: readonly ListRow[];
    readonly all: readonly ListRow[];
    readonly ask: string;
    readonly isTesting: boolean;
    /** As the field for it has it. */
    readonly scannedAt: string;
}

/** A list that was checked, and what is shown of it. */
interface Ordered {
    readonly checked: Checked;
    readonly model: ScannersModel;
}

/** The page Scanners: whether a scanner is right about the computers of the list. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-scanners',
    templateUrl: './scanners.component.html',
    styleUrls: ['../page.css', '../given.css', './scanners.component.css'],
    providers: [ComputersPage],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ScannersComponent implements OnDestroy {
    readonly shown: Observable<Shown>;
    readonly columns: readonly GridColumn[];
    readonly cells = (one: CheckedHost): GridCells => scannerCells(one, this.strings);
    openedKey: string | null = null;
    /** Who asks: `another`, `itself`, or the key of a computer. */
    asker = 'another';

    private readonly place: ViewInAddress<ScannersView>;

    constructor(
        readonly check: ScannerCheck,
        private readonly wires: WireAsking,
        private readonly scan: Scan,
        private readonly computers: ComputersPage,
        router: Router,
        route: ActivatedRoute,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.columns = scannerGrid(strings);
        this.place = new ViewInAddress(route, router, check, scannersAddress);
        const { checked, given, scannedAt } = check;
        const ordered = combineLatest([checked.pipe(startWith(null)), this.place.view]).pipe(
            switchMap(([known, view]) => (known ? this.ordered(known, view) : of(null)))
        );
        this.shown = combineLatest([given, ordered, wires.state, scannedAt]).pipe(
            map(([list, known, wire, at]) => this.shownOf(list, known, wire, at)),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        scan.begin();
    }

    ngOnDestroy(): void {
        this.place.close();
    }

    show(change: Partial<ScannersView>): void {
        this.place.show(change);
    }

    sortBy(column: string): void {
        const sort = scannerColumns.find(one => one === column);
        if (sort) this.place.sortBy(sort);
    }

    search(text: string): void {
        this.place.search(text);
    }

    byKey(_index: number, { key }: ListRow): string {
        return key;
    }

    async open(event: Event): Promise<void> {
        const file = await openChosenFile(event, LONGEST_SCAN);
        if (file.kind === 'read') this.check.read(file.text);
        else if (file.kind !== 'none') this.check.refuse(file.kind === 'tooLarge' ? 'TooLarge' : 'Unreadable');
    }

    /** @param local as the field has it; empty: not known */
    setDate(local: string): void {
        const time = Date.parse(local);
        this.check.scannedAt.next(Number.isNaN(time) ? null : new Date(time).toISOString());
    }

    ask({ computers, all }: Shown): void {
        this.scan.again(keysOf(computers));
        const by: Asker = this.asker === 'another' || this.asker === 'itself' ? this.asker : { key: this.asker.slice('key:'.length) };
        this.wires.ask(computers, all, by);
    }

    stop(): void {
        this.wires.stop();
    }

    exportCsv({ model }: Shown): void {
        if (model) this.computers.exportInSlices('smb-scanner-check', made => checkCsv(model.rows, made));
    }

    opened({ all }: ScannersModel): CheckedHost | null {
        return this.openedKey === null ? null : (all[Number(this.openedKey)] ?? null);
    }

    private ordered(checked: Checked, view: ScannersView): Observable<Ordered> {
        const textsOf = (one: CheckedHost): readonly string[] => scannerTexts(one, this.strings);
        return inSlices(() => scannersModel(checked.hosts, view, textsOf)).pipe(map(model => ({ checked, model })));
    }

    private shownOf(given: GivenList, known: Ordered | null, wire: WireState, at: string | null): Shown {
        const { Scanners, List } = this.strings;
        // What was checked before is of another list.
        const { checked, model } = known?.checked.list === given.list ? known : { checked: null, model: null };
        const computers = model?.computers.slice(0, MOST_HOSTS) ?? [];
        const isReading = given.isReading || (given.list !== null && !checked);
        const status = isReading ? Scanners.Reading : given.list ? listStatus(given.list, this.strings) : '';
        const tested = wire.asked > 0 && checked ? format(Scanners.Tested, wire.ended, wire.asked) : '';
        return {
            model,
            status: `${status} ${tested}`.trim(),
            problem: given.problem === null ? '' : Scanners[given.problem],
            isCut: given.list?.more ?? false,
            isUnknownTable: given.list?.isUnknownTable ?? false,
            refused: given.list ? refusedLines(given.list, this.strings) : [],
            refusedTitle: format(Scanners.NotUnderstood, given.list?.notUnderstoodCount ?? 0),
            tiles: model ? scannerTiles(model, this.strings) : [],
            count: model ? format(List.Shown, model.rows.length, model.all.length) : '',
            sort: model && { column: model.view.sort, descending: model.view.descending },
            computers,
            askers: (checked?.rows ?? []).filter(({ configuration }) => configuration !== null).slice(0, MOST_HOSTS),
            all: checked?.rows ?? [],
            ask: format(Scanners.Ask, computers.length),
            isTesting: wire.running,
            scannedAt: at === null ? '' : localTime(at)
        };
    }
}

/** A time as a field of a form has it: by the browser's clock, without its zone. */
function localTime(time: string): string {
    const at = new Date(time);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
