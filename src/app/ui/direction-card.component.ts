// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Input } from '@angular/core';
import type { DirectionView } from './signing-text';

/** What is in force and stored in one direction, and who decided it. */
@Component({
    selector: 'app-direction-card',
    templateUrl: './direction-card.component.html',
    styleUrls: ['./direction-card.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class DirectionCardComponent {
    @Input() card!: DirectionView;
}
