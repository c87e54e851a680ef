// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input } from '@angular/core';
import { STRINGS, Strings } from '../strings/strings';

/** The head of a page of this tab: its title, the links to the pages beside it, and its commands, which are given as content. */
@Component({
    selector: 'app-page-head',
    template: `<header>
        <h1 tabindex="-1">{{ heading }}</h1>
        <nav *ngIf="links" [attr.aria-label]="strings.Pages.Label">
            <a
                *ngFor="let page of pages"
                [routerLink]="page.path"
                routerLinkActive="current"
                ariaCurrentWhenActive="page"
                [routerLinkActiveOptions]="{ paths: 'exact', queryParams: 'ignored', fragment: 'ignored', matrixParams: 'ignored' }"
                >{{ strings.Pages[page.name] }}</a
            >
        </nav>
        <div class="group" role="group" [attr.aria-label]="strings.List.Commands"><ng-content></ng-content></div>
    </header>`,
    styleUrls: ['./page-head.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class PageHeadComponent {
    @Input() heading = '';
    /** Not where leaving would lose what was begun. */
    @Input() links = true;
    readonly pages = [
        { name: 'computers', path: '/all-computers' },
        { name: 'readiness', path: '/all-computers/readiness' },
        { name: 'peers', path: '/all-computers/peers' },
        { name: 'changes', path: '/all-computers/changes' },
        { name: 'baselines', path: '/all-computers/baselines' },
        { name: 'scanners', path: '/all-computers/scanners' },
        { name: 'runs', path: '/all-computers/runs' }
    ] as const;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}
}
