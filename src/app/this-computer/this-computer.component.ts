// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, Inject, Type } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { BehaviorSubject, combineLatest, fromEvent, map, Observable, of, startWith, switchMap, tap } from 'rxjs';
import { TOOL_VERSION } from '../change/changes';
import { History } from '../change/history/history';
import type { ChangeRecord } from '../domain/change/record';
import { isRefusedByRole } from '../domain/change/refused-by-role';
import { storedHere } from '../domain/change/stored-here';
import type { Direction } from '../domain/computer/facts';
import { lastRead } from '../readings/reading';
import { ClusterNodes } from '../remote/cluster-nodes';
import { format, STRINGS, Strings, toolTitle } from '../strings/strings';
import { Accounts } from '../ui/navigation/accounts';
import { auditing, changeParameter } from '../ui/navigation/addresses';
import { isStaying } from '../ui/navigation/opening';
import { saveFile } from '../ui/files/save-file';
import { Pane } from './pane';
import { type KnownBeside, PaneView, paneView } from './pane-view';

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
    /** The computer that was refreshed by hand; null: none was. */
    private readonly readAgain = new BehaviorSubject<string | null>(null);
    /** The panels that were open once, and stay: what closes one gives the focus back. */
    changeAsked = false;
    otherWaysAsked = false;
    historyAsked = false;
    /** What was just saved; empty: nothing. */
    saved = '';

    constructor(
        readonly pane: Pane,
        clusterNodes: ClusterNodes,
        history: History,
        private readonly accounts: Accounts,
        private readonly route: ActivatedRoute,
        private readonly router: Router,
        private readonly detector: ChangeDetectorRef,
        @Inject(STRINGS) readonly strings: Strings,
        @Inject(TOOL_VERSION) private readonly toolVersion: string
    ) {
        const known = combineLatest({
            nodes: clusterNodes.known,
            connections: pane.connections.pipe(map(({ findings }) => findings)),
            since: pane.since,
            own: this.ownChanges(history)
        }).pipe(map(({ own, ...beside }) => ({ ...beside, ...own })));
        // Until something happens here: what only arrives later, such as the connections, takes no message away.
        const forget = (): void => void (this.saved = '');
        // Whoever comes back on another day finds times with their date.
        const comesBack = fromEvent(document, 'visibilitychange').pipe(startWith(null));
        const happens = [pane.state.pipe(tap(forget)), pane.change.pipe(tap(forget)), pane.panel.pipe(tap(forget))] as const;
        this.view = combineLatest([...happens, known, comesBack]).pipe(
            map(([state, change, panel, beside]) => paneView(state, change, panel, beside, strings, toolVersion)),
            tap(shown => {
                this.changeAsked ||= shown.panel.kind === 'change' || shown.panel.kind === 'undo';
                this.otherWaysAsked ||= shown.panel.kind === 'otherWays';
                this.historyAsked ||= shown.panel.kind === 'history';
                this.followAddress(shown);
            })
        );
    }

    /** What the records of changes made here tell of the computer. The first screen doesn't wait for it. */
    private ownChanges(history: History): Observable<Pick<KnownBeside, 'storedHere' | 'roleRefusedAt'>> {
        const unknown = { storedHere: { outbound: null, inbound: null }, roleRefusedAt: null };
        return combineLatest([this.pane.state, this.readAgain]).pipe(
            switchMap(([state, again]) => {
                const read = lastRead(state)?.value;
                if (!read) return of(unknown);
                const { computer } = state;
                const at = (records: readonly ChangeRecord[], direction: Direction): string | null =>
                    storedHere(records, computer, read, direction);
                return history.latestOf(computer, read).pipe(
                    map(records => ({
                        storedHere: { outbound: at(records, 'outbound'), inbound: at(records, 'inbound') },
                        roleRefusedAt: again === computer ? null : refusedAt(records, read.actingUser)
                    })),
                    startWith(unknown)
                );
            })
        );
    }

    /** Roles change: what refused a change before is asked again by whoever wants that. */
    refresh({ computer }: PaneView): void {
        this.readAgain.next(computer);
        this.pane.refresh();
    }

    /** The section below, which the first screen does not wait for. */
    readonly loadConnections = async (): Promise<Type<unknown>> =>
        (await import('./connections/connections.module')).ConnectionsModule.section;

    readonly loadBaselines = async (): Promise<Type<unknown>> => (await import('./baselines/baselines.module')).BaselinesModule.part;

    /** What became weaker since the last scan: without a place of its own, it adds to the findings. */
    readonly loadSince = async (): Promise<Type<unknown>> => (await import('./since/since.module')).SinceModule.part;

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

    /** The change whose success is shown, while it can be undone. */
    undoable({ canChange, shownChange }: PaneView): ChangeRecord | null {
        return canChange && shownChange.kind === 'ended' ? shownChange.record : null;
    }

    /** Which account the computer refused, where one was entered for it, and how to enter another; else empty. */
    refusal({ failure, computer }: PaneView): string {
        const asksAgain = failure?.kind === 'needsCredentials';
        const account = asksAgain || failure?.kind === 'accessDenied' ? this.accounts.of(computer) : null;
        const { Page } = this.strings;
        return [account === null ? '' : format(Page.Refused, account), asksAgain ? Page.AsksAgain : '']
            .join(this.strings.Join.Sentences)
            .trim();
    }

    async saveReport({ computer, reading }: PaneView): Promise<void> {
        if (!reading) return;
        const connections = this.pane.connections.value.report?.() ?? null;
        const source = { computer, reading: reading.source, findings: reading.judged, connections, toolVersion: this.toolVersion };
        const { reportName, reportOf } = (await import('./connections/connections.module')).ConnectionsModule.report;
        const content = reportOf(source, this.strings);
        const name = reportName(computer, reading.source);
        saveFile(name, 'application/json', content);
        this.saved = format(this.strings.Page.Saved, name);
        this.detector.markForCheck();
    }

    /** Prints the pane; what is on it for a screen only, its style sheets leave out. */
    print(): void {
        window.print();
    }
}

/** When the last change was refused because the account can only read there; null: it wasn't. */
function refusedAt([last]: readonly ChangeRecord[], actingUser: string | null): string | null {
    return last && isRefusedByRole(last, actingUser) ? last.startedAt : null;
}
