// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, OnDestroy, OnInit } from '@angular/core';
import { NavigationEnd, NavigationError, NavigationStart, Router } from '@angular/router';
import { AppContextService, NavigationService } from '@microsoft/windows-admin-center-sdk/angular';
import { concat, Observable, of, scan, shareReplay } from 'rxjs';
import { Notifications } from './notifications';
import { Settling } from './settling';
import { format, STRINGS, Strings } from './strings/strings';

/** The root: the SDK's frame around the tabs and the router. */
@Component({
    selector: 'app-root',
    templateUrl: './app.component.html',
    styleUrls: ['./app.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class AppComponent implements OnInit, OnDestroy {
    /** The tool's tabs, as links: each has an address of its own. */
    readonly tabs: readonly { readonly path: string; readonly title: string; readonly match: 'exact' | 'subset' }[];

    readonly state: Observable<NavigationState>;

    constructor(
        private readonly appContext: AppContextService,
        private readonly navigation: NavigationService,
        private readonly notifications: Notifications,
        private readonly settling: Settling,
        private readonly router: Router,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.state = concat(of(null), router.events).pipe(
            scan(after, { arrived: false, failedAt: null }),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.tabs = [
            { path: '/', title: strings.Tab.thisComputer, match: 'exact' },
            { path: '/compatibility', title: strings.Tab.compatibility, match: 'subset' },
            { path: '/all-computers', title: strings.Tab.allComputers, match: 'subset' }
        ];
    }

    /** The tab at an address that could not be loaded. */
    couldNotLoad(address: string): string {
        const path = address.split(/[?#]/, 1)[0] ?? '';
        return format(this.strings.Tab.CouldNotLoad, this.tabs.find(tab => tab.path === path)?.title ?? path);
    }

    tryAgain(address: string): void {
        void this.router.navigateByUrl(address);
    }

    ngOnInit(): void {
        this.appContext.ngInit({ navigationService: this.navigation });
        this.notifications.start();
        this.settling.start();
    }

    ngOnDestroy(): void {
        this.appContext.ngDestroy();
    }
}

/** Where the router is, as far as the tabs are concerned. */
interface NavigationState {
    /** Whether the shell has said where to go first: it would undo a tab chosen before. */
    readonly arrived: boolean;
    /** The address that the last navigation could not load; null where it could. */
    readonly failedAt: string | null;
}

function after(state: NavigationState, event: unknown): NavigationState {
    if (event instanceof NavigationStart) return { ...state, failedAt: null };
    if (event instanceof NavigationEnd) return { arrived: true, failedAt: null };
    // Nothing but a part of the extension that does not come fails: no route has a guard or a resolver.
    if (event instanceof NavigationError) return { arrived: true, failedAt: event.url };
    return state;
}
