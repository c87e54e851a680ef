// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';
import { stateParts } from '../list/state-parts';
import { baseLine, chartHeight } from './chart-layout';
import type { ChartPoint } from './chart-points';
import { chartView, type ChartView } from './chart-view';

/**
 * How many computers were in which state in each snapshot, as columns. D3 says where everything stands; what is drawn is an
 * element like all others, so that themes, forced colours, and paper hold for it as for the page. Its numbers are in a table.
 */
@Component({
    selector: 'app-chart',
    templateUrl: './chart.component.html',
    styleUrls: ['./chart.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ChartComponent {
    readonly height = chartHeight;
    readonly baseLine = baseLine;
    readonly partOf = stateParts;
    view: ChartView | null = null;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    @Input()
    set points(points: readonly ChartPoint[]) {
        this.view = points.length > 0 ? chartView(points, this.strings) : null;
    }

    fill(state: string): string {
        return `url(#over-time-${state})`;
    }

    /** The same elements while numbers come in. */
    byPlace(index: number): number {
        return index;
    }
}
