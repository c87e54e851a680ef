// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject } from '@angular/core';
import { Router } from '@angular/router';
import { NavigationTitle } from '@microsoft/windows-admin-center-sdk/angular';
import { map, Observable } from 'rxjs';
import type { ListedConnection } from '../../domain/list/list';
import { UserConnections } from '../../readings/user-connections';
import { STRINGS, Strings, toolTitle } from '../../strings/strings';
import { thisComputerPath } from '../../ui/navigation/place';
import { ToolNavigation } from '../tool-navigation';

/** In place of a page that is about one computer, where Windows Admin Center has none chosen: leads to it on a computer. */
@NavigationTitle({ getTitle: toolTitle })
@Component({
    selector: 'app-no-computer',
    templateUrl: './no-computer.component.html',
    styleUrls: ['../page.css', './no-computer.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class NoComputerComponent {
    readonly title: string;
    /** Those that the tool can be opened for, by the names that the list shows. */
    readonly computers: Observable<readonly ListedConnection[]>;
    /** Where the page is on a computer, with what its address says of it. */
    private readonly address: string;

    constructor(
        connections: UserConnections,
        router: Router,
        private readonly navigation: ToolNavigation,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        const isThisComputer = router.url.startsWith(`/${thisComputerPath}`);
        this.title = isThisComputer ? strings.Tab.thisComputer : strings.Tab.compatibility;
        this.address = isThisComputer ? '/' : router.url;
        this.computers = connections.all.pipe(
            map(all => all.filter(({ isCluster }) => !isCluster).sort((a, b) => a.label.localeCompare(b.label)))
        );
    }

    open(computer: ListedConnection | undefined): void {
        if (computer) this.navigation.open(computer, this.address);
    }
}
