// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, OnDestroy, Type } from '@angular/core';
import { map, Observable, Subscription } from 'rxjs';
import { STRINGS, Strings } from '../../strings/strings';
import { connectionsNotKnown, Pane } from '../pane';
import { Connections } from './connections';
import { forPage, connectionsView, ConnectionsView, ConnectionTableView } from './connections-view';

/** The section "Connections now": the computer's second answer. Its failure is its own. */
@Component({
    selector: 'app-connections',
    templateUrl: './connections.component.html',
    styleUrls: ['../section.css', './connections.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ConnectionsComponent implements OnDestroy {
    readonly view: Observable<ConnectionsView>;
    readonly computer: Observable<string>;

    private readonly kept = new Subscription();

    constructor(
        pane: Pane,
        private readonly connections: Connections,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.kept.add(connections.follow(pane.state).subscribe(state => pane.connections.next(forPage(state))));
        this.kept.add(() => pane.connections.next(connectionsNotKnown));
        this.view = connections.state.pipe(map(state => connectionsView(state, strings)));
        this.computer = pane.state.pipe(map(({ computer }) => computer));
    }

    readonly loadAnswer = async (): Promise<Type<unknown>> => (await import('../../ui/panels/answer.module')).AnswerModule.part;

    byId(_index: number, { id }: ConnectionTableView): string {
        return id;
    }

    refresh(): void {
        this.connections.refresh();
    }

    ngOnDestroy(): void {
        this.kept.unsubscribe();
    }
}
