// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject } from '@angular/core';
import { STRINGS, Strings } from '../strings/strings';

/** The pages of this tab, as links above each of them. */
@Component({
    selector: 'app-page-links',
    template: `<nav [attr.aria-label]="strings.Pages.Label">
        <a
            *ngFor="let page of pages"
            [routerLink]="page.path"
            routerLinkActive="current"
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{ paths: 'exact', queryParams: 'ignored', fragment: 'ignored', matrixParams: 'ignored' }"
            >{{ strings.Pages[page.name] }}</a
        >
    </nav>`,
    styleUrls: ['./page-links.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class PageLinksComponent {
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
