// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Input } from '@angular/core';
import type { DirectionView } from './pane-view';

/** What is in force and stored in one direction. */
@Component({
    selector: 'app-direction-card',
    template: ` <section class="card" [attr.aria-labelledby]="card.direction + '-title'">
        <h2 [id]="card.direction + '-title'">{{ card.title }}</h2>
        <p class="hint">{{ card.hint }}</p>
        <dl>
            <div *ngFor="let row of card.rows">
                <dt>{{ row.term }}</dt>
                <dd dir="auto">{{ row.value }}</dd>
            </div>
        </dl>
    </section>`,
    styleUrls: ['./direction-card.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class DirectionCardComponent {
    @Input() card!: DirectionView;
}
