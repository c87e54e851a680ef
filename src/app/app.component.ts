// SPDX-License-Identifier: MIT
import { Location } from '@angular/common';
import { ChangeDetectionStrategy, Component, Inject, OnDestroy, OnInit, Type } from '@angular/core';
import { AppContextService, NavigationService } from '@microsoft/windows-admin-center-sdk/angular';
import { combineLatest, distinctUntilChanged, map, Observable, switchMap, take, timer } from 'rxjs';
import { Notifications } from './notifications';
import { Settling } from './settling';
import { format, STRINGS, Strings } from './strings/strings';
import { tabs } from './tabs';
import { Opening, OpeningState, pathOf } from './ui/navigation/opening';
import { isWithoutComputer, thisComputerPath } from './ui/navigation/place';

/** A tool that opens sooner has nothing said of it, in milliseconds. */
const SAID_AFTER = 500;
/** So much later the page says what it waits for, in milliseconds. */
const SLOW_AFTER = 10_000;

interface Tab {
    readonly path: string;
    readonly title: string;
    /** Where a new window would find it. */
    readonly href: string;
}

/** The root: the SDK's frame around the tabs and the router. */
@Component({
    selector: 'app-root',
    templateUrl: './app.component.html',
    styleUrls: ['./app.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class AppComponent implements OnInit, OnDestroy {
    /** The tool's tabs, as links: each has an address of its own. */
    private readonly ofComputer: readonly Tab[];
    private readonly withoutComputer: readonly Tab[];

    readonly state: Observable<OpeningState>;

    readonly loadDiagnostics = async (): Promise<Type<unknown>> => (await import('./diagnostics.module')).DiagnosticsModule.part;

    /** What is said in place of a page that is not there yet. */
    readonly waiting: Observable<string>;

    constructor(
        private readonly appContext: AppContextService,
        private readonly navigation: NavigationService,
        private readonly notifications: Notifications,
        private readonly settling: Settling,
        private readonly opening: Opening,
        location: Location,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        const { Tab } = strings;
        const tabAt = (path: string, name: keyof Strings['Tab']): Tab => ({
            path: `/${path}`,
            title: Tab[name],
            href: location.prepareExternalUrl(`/${path}`)
        });
        this.ofComputer = tabs.map(({ path, name }) => tabAt(path, name));
        this.withoutComputer = tabs.map(({ path, name }) => tabAt(path || thisComputerPath, name));
        this.state = opening.state;
        const patience = opening.state.pipe(
            map(({ hasPage }) => hasPage),
            distinctUntilChanged(),
            switchMap(hasPage => (hasPage ? [] : timer(SAID_AFTER, SLOW_AFTER).pipe(take(2))))
        );
        this.waiting = combineLatest([opening.state, patience]).pipe(map(([state, slow]) => this.waitingText(state, slow > 0)));
    }

    /** The shell says whether there is a computer only after the page is there. */
    get tabs(): readonly Tab[] {
        return isWithoutComputer() ? this.withoutComputer : this.ofComputer;
    }

    /** Whether a tab is the one that is shown, or that was chosen and comes. */
    isCurrent({ path }: Tab, { chosen, shown }: OpeningState): boolean {
        const address = chosen ?? shown;
        return address !== null && (pathOf(address) === path || (path !== '/' && address.startsWith(`${path}/`)));
    }

    choose({ path }: Tab, event: MouseEvent): void {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new window, as for any link
        event.preventDefault();
        this.opening.choose(path);
    }

    /** The tab at an address that could not be loaded. */
    couldNotLoad(address: string): string {
        return format(this.strings.Tab.CouldNotLoad, this.titleOf(address));
    }

    tryAgain(address: string): void {
        this.opening.choose(address);
    }

    ngOnInit(): void {
        this.appContext.ngInit({ navigationService: this.navigation });
        this.notifications.start();
        this.settling.start();
    }

    ngOnDestroy(): void {
        this.appContext.ngDestroy();
    }

    private waitingText({ closed, chosen, loading }: OpeningState, isSlow: boolean): string {
        const { Opening: texts } = this.strings;
        const address = chosen ?? loading;
        if (address === null) return isSlow ? texts.ShellSlow : texts.Opening;
        return format(isSlow ? (closed ? texts.ShellSlowForTab : texts.TabSlow) : texts.OpeningTab, this.titleOf(address));
    }

    private titleOf(address: string): string {
        const path = pathOf(address);
        return this.tabs.find(tab => tab.path === path)?.title ?? path;
    }
}
