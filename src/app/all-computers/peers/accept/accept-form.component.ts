// SPDX-License-Identifier: MIT
import {
    ChangeDetectionStrategy,
    Component,
    ElementRef,
    EventEmitter,
    Inject,
    Input,
    OnChanges,
    Output,
    SimpleChanges,
    ViewChild
} from '@angular/core';
import type { Direction } from '../../../domain/computer/facts';
import { LONGEST_NAME, LONGEST_TEXT } from '../../../domain/limits';
import type { Acceptance } from '../../../domain/readiness/acceptance';
import { format, STRINGS, Strings } from '../../../strings/strings';
import { decisionsOn, acceptableNames, openToAccept, type PeerRow, problemOf } from '../peers-model';
import { RememberedPeers } from '../remembered-peers';

/** Takes a person's decision that a peer may be cut off. */
@Component({
    selector: 'app-accept-form',
    templateUrl: './accept-form.component.html',
    styleUrls: ['./accept-form.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class AcceptFormComponent implements OnChanges {
    @Input() row!: PeerRow;
    @Output() readonly accepted = new EventEmitter<readonly Acceptance[]>();

    chosen: ReadonlySet<Direction> = new Set();
    note = '';
    problem = '';

    @ViewChild('name', { static: true }) private readonly name!: ElementRef<HTMLInputElement>;

    constructor(
        readonly remembered: RememberedPeers,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    get directions(): readonly Direction[] {
        return openToAccept(this.row);
    }

    /** Whether it was accepted before, and that is void somewhere. */
    get isAgain(): boolean {
        return this.row.acceptances.some(one => this.directions.includes(one.direction) && this.row.voidedOn(one).length > 0);
    }

    /** By which names: another name of the same device is another decision. */
    get hint(): string {
        const names = new Set(this.directions.flatMap(direction => acceptableNames(this.row.peer, direction)));
        return format(this.strings.Peers.AcceptHint, [...names].join(this.strings.Join.List));
    }

    ngOnChanges({ row }: SimpleChanges): void {
        if ((row?.previousValue as PeerRow | undefined)?.key === this.row.key) {
            // News of the same peer, which come while evidence is read, take nothing from what a person is about to say.
            this.chosen = new Set(this.directions.filter(one => this.chosen.has(one)));
            return;
        }
        this.chosen = new Set(this.directions);
        this.note = this.row.acceptances[0]?.note ?? '';
        this.problem = '';
    }

    choose(direction: Direction, isChosen: boolean): void {
        this.chosen = new Set(this.directions.filter(one => (one === direction ? isChosen : this.chosen.has(one))));
    }

    submit(): void {
        const { Peers } = this.strings;
        const given = { by: this.remembered.name, note: this.note, at: new Date().toISOString() };
        const problem = problemOf(given);
        this.problem = problem === 'nameMissing' ? Peers.NameMissing : problem ? format(Peers.TooLong, LONGEST_NAME, LONGEST_TEXT) : '';
        if (problem !== null) {
            this.name.nativeElement.focus();
            return;
        }
        if (this.chosen.size === 0) return;
        this.remembered.keepName();
        this.accepted.emit(decisionsOn(this.row.peer, [...this.chosen], given));
    }
}
