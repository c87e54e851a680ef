// SPDX-License-Identifier: MIT
import {
    AfterViewChecked,
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
import { Direction, directions, SigningConfiguration } from '../domain/facts';
import { directionState, makePlan, Plan, Target, Wanted } from '../domain/plan';
import { format, STRINGS, Strings } from '../strings/strings';
import { storedText } from './pane-view';
import type { ChangeState } from './pane';

/** The panel that turns a choice into a plan, and asks for it to be carried out. */
@Component({
    selector: 'app-change-panel',
    templateUrl: './change-panel.component.html',
    styleUrls: ['./change-panel.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ChangePanelComponent implements AfterViewChecked, OnChanges {
    @Input() open = false;
    @Input() computer = '';
    @Input() configuration!: SigningConfiguration;
    @Input() change: ChangeState = { kind: 'none' };
    @Output() readonly applied = new EventEmitter<Plan>();
    @Output() readonly closed = new EventEmitter<void>();

    readonly directions = directions;
    readonly targets: readonly Target[] = ['required', 'notRequired'];
    plan: Plan = { changes: [], blockers: [] };
    rows: readonly ChangeRow[] = [];

    /** What the administrator chose; a direction that was not touched is not in the plan. */
    private wanted: Wanted = {};

    // Static: it is there from the start, so that closing it, unlike removing it, gives the focus back to its opener.
    @ViewChild('dialog', { static: true }) private readonly dialog!: ElementRef<HTMLDialogElement>;

    constructor(@Inject(STRINGS) readonly strings: Strings) {}

    ngOnChanges(changes: SimpleChanges): void {
        if (changes['open']) this.wanted = {};
        if (changes['open'] || changes['configuration']) this.replan();
    }

    // Only now is the content there that the dialog puts the focus on.
    ngAfterViewChecked(): void {
        const dialog = this.dialog.nativeElement;
        if (this.open && !dialog.open) dialog.showModal();
        if (!this.open && dialog.open) dialog.close();
    }

    get applying(): boolean {
        return this.change.kind === 'applying';
    }

    get subtitle(): string {
        return format(this.strings.Change.Computer, this.computer);
    }

    chosen(direction: Direction): Target | null {
        const { inForce } = directionState(this.configuration, direction);
        return this.wanted[direction] ?? (inForce === 'notReported' ? null : inForce);
    }

    blocker(direction: Direction): string | null {
        const blocked = makePlan(this.configuration, { [direction]: 'required' }).blockers[0];
        return blocked ? this.strings.Blocker[blocked.reason] : null;
    }

    choose(direction: Direction, target: Target): void {
        this.wanted = { ...this.wanted, [direction]: target };
        this.replan();
    }

    apply(): void {
        if (this.plan.changes.length > 0 && !this.applying) this.applied.emit(this.plan);
    }

    private replan(): void {
        this.plan = makePlan(this.configuration, this.wanted);
        this.rows = this.plan.changes.flatMap(change => {
            const name = this.strings.DirectionShort[change.direction];
            return [
                {
                    setting: format(this.strings.Change.RowInForce, name),
                    now: this.strings.InForce[change.before.inForce],
                    after: this.strings.InForce[change.after.inForce]
                },
                {
                    setting: format(this.strings.Change.RowStored, name),
                    now: storedText(change.before.stored, this.strings),
                    after: storedText(change.after.stored, this.strings)
                }
            ].filter(row => row.now !== row.after);
        });
    }
}

interface ChangeRow {
    readonly setting: string;
    readonly now: string;
    readonly after: string;
}
