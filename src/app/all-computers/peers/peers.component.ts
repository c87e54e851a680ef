// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, OnDestroy, ViewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { combineLatest, map, Observable, shareReplay, tap } from 'rxjs';
import { ACCEPTANCE_STORE, AcceptanceStore } from '../../change/storage/acceptance-store';
import type { ListedConnection } from '../../domain/list/list';
import { tagFilter } from '../../domain/list/tags';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { parseHost } from '../../domain/negotiate/hosts';
import type { Steps } from '../../domain/steps';
import { format, STRINGS, Strings, toolTitle } from '../../strings/strings';
import { type DeviceTest, DeviceTests } from '../../readings/device-tests';
import { deviceAddress } from '../../ui/navigation/addresses';
import { DeviceToTest } from '../../ui/navigation/device-to-test';
import { ComputersPage } from '../computers-page';
import { FleetKnown } from '../evidence/fleet-known';
import { inSlices, latestInTurn } from '../evidence/in-slices';
import type { GridCells, GridColumn, GridSort } from '../grid/grid';
import { GridComponent } from '../grid/grid.component';
import { PaperComponent } from '../grid/paper.component';
import { connectionsInList } from '../scan/connections-in-list';
import { Scan } from '../scan/scan';
import { ToolNavigation } from '../tool-navigation';
import { ViewInAddress } from '../view-in-address';
import { JoinedPeers } from './joined';
import { peersCsv, peersJson } from './peers-export';
import {
    makingPeersModel,
    peersAddress,
    type PeerColumn,
    peerColumns,
    type PeerRow,
    type PeersInput,
    type PeersModel,
    type PeersView
} from './peers-model';
import { nameOf, paperCells, paperRows, peerCells, type PeersPageView, peersPageView } from './peers-view';
import type { DeviceFrom } from './device-test-text';
import { RememberedPeers } from './remembered-peers';

const widths: Readonly<Record<PeerColumn, readonly [share: number, narrow: GridColumn['narrow']]>> = {
    name: [18, 'full'],
    verdict: [16, 'full'],
    shows: [20, 'nowhere'],
    seen: [16, 'titled'],
    losing: [14, 'titled'],
    accepted: [16, 'titled']
};

interface Shown {
    readonly model: PeersModel;
    readonly page: PeersPageView;
    readonly sort: GridSort;
    readonly paper: readonly PeerRow[];
}

/** The page Peers: whoever connects, over all computers whose evidence was read. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-peers',
    templateUrl: './peers.component.html',
    styleUrls: ['../page.css', './peers.component.css'],
    providers: [ComputersPage],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class PeersComponent implements OnDestroy {
    readonly shown: Observable<Shown>;
    readonly columns: readonly GridColumn[];
    shownKey: string | null = null;
    /** What became of the last decision; empty: nothing to say. */
    message = '';
    /** Whether the last decision could not be kept. */
    isRefused = false;
    readonly cells = (row: PeerRow): GridCells => peerCells(row, this.strings, this.label);
    readonly paperCells = (row: PeerRow): GridCells => paperCells(row, this.label, this.strings);
    /** The last test from each computer, by the name that calls go to. */
    readonly tested: Observable<ReadonlyMap<string, DeviceTest>>;
    /** What the list calls a computer. */
    readonly label = (call: string): string | null => this.connectionOf(call)?.label ?? null;

    @ViewChild(GridComponent) private readonly grid?: GridComponent<PeerRow>;
    @ViewChild(PaperComponent) private readonly paper?: PaperComponent<PeerRow>;
    private readonly place: ViewInAddress<PeersView>;

    constructor(
        joined: JoinedPeers,
        known: FleetKnown,
        private readonly scan: Scan,
        remembered: RememberedPeers,
        private readonly computers: ComputersPage,
        private readonly navigation: ToolNavigation,
        private readonly device: DeviceToTest,
        private readonly tests: DeviceTests,
        router: Router,
        route: ActivatedRoute,
        private readonly changes: ChangeDetectorRef,
        @Inject(ACCEPTANCE_STORE) private readonly acceptances: AcceptanceStore,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.columns = peerColumns.map(id => ({ id, title: strings.Peers.Column[id], share: widths[id][0], narrow: widths[id][1] }));
        this.tested = tests.every.pipe(map(all => new Map([...all].map(([name, one]) => [name.toLowerCase(), one]))));
        this.place = new ViewInAddress(route, router, remembered, peersAddress);
        this.shown = combineLatest([joined.all, known.accepted, this.place.view, connectionsInList(scan)]).pipe(
            map(([peers, accepted, view, entries]) => ({ peers, accepted, view, tags: tagFilter(entries, view.tag) })),
            latestInTurn(input => inSlices(() => this.showing(input, remembered.lastModel))),
            tap(({ model }) => (remembered.lastModel = model)),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        scan.begin();
    }

    ngOnDestroy(): void {
        this.place.close();
    }

    show(change: Partial<PeersView>): void {
        this.place.show(change);
    }

    showAll(): void {
        this.show({ filter: null, tag: null, search: '' });
        this.grid?.focus();
    }

    sortBy(column: string): void {
        const sort = peerColumns.find(one => one === column);
        if (sort) this.place.sortBy(sort);
    }

    search(text: string): void {
        this.place.search(text);
    }

    shownRow({ all }: PeersModel): PeerRow | null {
        return this.shownKey === null ? null : (all?.find(({ key }) => key === this.shownKey) ?? null);
    }

    open(row: PeerRow): void {
        this.message = '';
        this.isRefused = false;
        this.shownKey = row.key;
    }

    /** Keeps a decision. What cannot be kept is said, and counts for nothing. */
    async accept(decisions: readonly Acceptance[], { peer }: PeerRow): Promise<void> {
        const done = format(this.strings.Peers.AcceptedNow, nameOf(peer, this.strings));
        await this.decide(decisions, one => this.acceptances.accept(one), done);
        // Nothing is left to do here: the panel gives the focus back to the row, and the page says what was done.
        if (!this.isRefused) this.shownKey = null;
        this.changes.markForCheck();
    }

    async takeBack(decision: Acceptance): Promise<void> {
        await this.decide([decision], one => this.acceptances.takeBack(one), format(this.strings.Peers.TakenBack, decision.peer));
    }

    /** Tests the device from a computer that met it: a person stays with what else is known of the peer. */
    test({ device, from }: DeviceFrom): void {
        const [host, connection] = [parseHost(device), this.connectionOf(from)];
        if (host && connection) this.tests.also(connection.name, host);
    }

    /** Leads to all that the test found. */
    showTest({ device, from }: DeviceFrom): void {
        const connection = this.connectionOf(from);
        if (!connection) return;
        this.device.give(device);
        this.navigation.open(connection, deviceAddress(device));
    }

    exportAs(kind: 'csv' | 'json', { rows }: PeersModel): void {
        const write = kind === 'csv' ? peersCsv : peersJson;
        this.computers.export('smb-signing-peers', kind, made => write(rows, made));
    }

    print(): void {
        this.paper?.print();
    }

    private async decide(decisions: readonly Acceptance[], keep: (one: Acceptance) => Promise<void>, done: string): Promise<void> {
        try {
            for (const one of decisions) await keep(one);
            [this.message, this.isRefused] = [done, false];
        } catch {
            [this.message, this.isRefused] = [this.strings.Peers.NotSaved, true];
        }
        this.changes.markForCheck();
    }

    /** In steps, because there may be twenty thousand peers. */
    private *showing(input: PeersInput, before: PeersModel | null): Steps<Shown> {
        const model = yield* makingPeersModel(input, before);
        const page = peersPageView(model, this.strings);
        yield;
        return { model, page, sort: { column: model.view.sort, descending: model.view.descending }, paper: paperRows(model.rows) };
    }

    private connectionOf(call: string): ListedConnection | null {
        const name = call.toLowerCase();
        return this.scan.state.value.entries.find(({ connection }) => connection.call === name)?.connection ?? null;
    }
}
