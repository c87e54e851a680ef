// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input, OnChanges, SimpleChanges } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { STRINGS, Strings } from '../../strings/strings';
import { OthersRan } from './others-ran';
import { othersRanView, type OthersRanView } from './others-ran-view';

/** What others ran by this tool, below the records of this browser. Its failure is its own. */
@Component({
    selector: 'app-others-ran',
    templateUrl: './others-ran.component.html',
    styleUrls: ['./history-panel.component.css'],
    providers: [OthersRan],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class OthersRanComponent implements OnChanges {
    @Input() computer = '';
    /** The computer as it is now; null where that is not known. */
    @Input() configuration: SigningConfiguration | null = null;

    readonly view: Observable<OthersRanView>;

    constructor(
        readonly others: OthersRan,
        @Inject(STRINGS) readonly strings: Strings
    ) {
        this.view = others.state.pipe(map(state => othersRanView(state, strings)));
    }

    ngOnChanges(changes: SimpleChanges): void {
        if (changes['computer']) this.others.forget();
    }
}
