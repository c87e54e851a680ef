// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, ElementRef, Inject, Input, ViewChild, ViewEncapsulation } from '@angular/core';
import { STRINGS, Strings } from '../../strings/strings';
import { drawColumns, drawLegend, drawScale } from './chart-drawing';
import type { ChartPoint } from './chart-points';
import { chartView } from './chart-view';

/**
 * How many computers were in which state in each snapshot, as columns. D3 says where everything stands; what is drawn is an
 * element like all others, so that themes, forced colours, and paper hold for it as for the page. Its numbers are in a table.
 */
@Component({
    selector: 'app-chart',
    template: `<figure #figure class="signing-chart" role="img" [attr.aria-label]="label"></figure>`,
    styleUrls: ['./chart.component.css'],
    // Its elements are made without Angular, which would have to mark each for styles of its own.
    encapsulation: ViewEncapsulation.None,
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ChartComponent {
    label = '';

    @ViewChild('figure', { static: true }) private readonly figure!: ElementRef<HTMLElement>;

    constructor(@Inject(STRINGS) private readonly strings: Strings) {}

    /** The earliest first; at least one. */
    @Input()
    set points(points: readonly ChartPoint[]) {
        const view = chartView(points, this.strings);
        this.label = view.label;
        const drawing = document.createElement('div');
        drawing.append(drawScale(view), drawColumns(view));
        this.figure.nativeElement.replaceChildren(drawing, drawLegend(view, this.strings));
    }
}
