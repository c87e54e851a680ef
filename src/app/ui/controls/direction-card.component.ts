// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Input } from '@angular/core';
import type { CardView } from '../texts/rows';

/** Terms and values under a title: of one direction what is in force and stored, and who decided it. */
@Component({
    selector: 'app-direction-card',
    templateUrl: './direction-card.component.html',
    styleUrls: ['./direction-card.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class DirectionCardComponent {
    @Input() card!: CardView;
}
