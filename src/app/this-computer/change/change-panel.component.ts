// SPDX-License-Identifier: MIT
import {
    AfterViewChecked,
    ChangeDetectionStrategy,
    Component,
    ElementRef,
    HostListener,
    Inject,
    Input,
    OnChanges,
    OnDestroy,
    SimpleChanges,
    Type,
    ViewChild
} from '@angular/core';
import type { ChangeState } from '../../change/change-state';
import type { Direction, SigningConfiguration } from '../../domain/computer/facts';
import type { Target, Wanted } from '../../domain/change/plan';
import { signingAudits } from '../../domain/settings/signing-audits';
import { BesideSigning, isAudit, settingNames } from '../../domain/settings/catalogue';
import { isOffered, Word } from '../../domain/settings/setting';
import { format, STRINGS, Strings } from '../../strings/strings';
import { Leaving } from '../../ui/navigation/leaving';
import { OpenPanel, Pane } from '../pane';
import { Acknowledgement, changeView, ChoiceView, OptionView, PanelView, undoView } from './change-panel-view';
import { SettingGroup, SettingOption, withSetting } from './settings-view';
import { timeText } from '../../ui/texts/date-time';

/** The panel that turns a choice, or a record to undo, into a plan, and asks for it to be carried out. */
@Component({
    selector: 'app-change-panel',
    templateUrl: './change-panel.component.html',
    styleUrls: ['./change-panel.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class ChangePanelComponent implements OnChanges, OnDestroy, AfterViewChecked {
    @Input() panel: OpenPanel = { kind: 'none' };
    @Input() computer = '';
    @Input() configuration!: SigningConfiguration;
    /** When it was read, by the browser's clock. */
    @Input() readAt: Date | null = null;
    @Input() change: ChangeState = { kind: 'none' };

    open = false;
    heading = '';
    intro = '';
    view!: PanelView;
    /** What the plan does to whom, see connections/impact.component.ts. */
    impactInputs: Readonly<Record<string, unknown>> = {};

    @ViewChild('result', { read: ElementRef }) private readonly result?: ElementRef<HTMLElement>;
    /** The result was just said, perhaps out of sight. */
    private isNews = false;
    /** The panel was opened to switch auditing on. */
    isAuditing = false;
    /** That, on a Windows that has no audit switches. */
    lacksAudits = false;
    /** Whether something was chosen and not applied. What is being applied goes on without the panel. */
    private readonly wouldLose = (): boolean =>
        this.open && this.panel.kind === 'change' && !this.applying && this.view.plan.changes.length > 0;

    private wanted: Wanted = {};
    private readonly ticked = new Set<string>();

    constructor(
        @Inject(STRINGS) readonly strings: Strings,
        private readonly pane: Pane,
        readonly leaving: Leaving
    ) {
        leaving.wouldLose = this.wouldLose;
    }

    readonly loadImpact = async (): Promise<Type<unknown>> => (await import('../connections/connections.module')).ConnectionsModule.impact;

    ngOnChanges(changes: SimpleChanges): void {
        if (changes['panel']) {
            this.open = this.panel.kind === 'change' || this.panel.kind === 'undo';
            this.isAuditing = this.panel.kind === 'change' && this.panel.auditing === true;
            this.lacksAudits = this.isAuditing && !settingNames.some(one => isAudit(one) && isOffered(this.configuration, one));
            this.wanted = this.isAuditing ? signingAudits(this.configuration) : chosenIn(this.panel);
            this.ticked.clear();
        }
        if (changes['change']) this.isNews = this.change.kind !== 'none';
        this.replan();
    }

    ngAfterViewChecked(): void {
        if (this.isNews) this.result?.nativeElement.scrollIntoView({ block: 'nearest' });
        this.isNews = false;
    }

    ngOnDestroy(): void {
        if (this.leaving.wouldLose === this.wouldLose) this.leaving.wouldLose = () => false;
    }

    /** Before a reload, or before the window is closed: then the browser asks. */
    @HostListener('window:beforeunload', ['$event'])
    keepChoices(event: Event): void {
        if (this.wouldLose()) event.preventDefault();
    }

    get applying(): boolean {
        return this.change.kind === 'running';
    }

    get canApply(): boolean {
        return !this.applying && this.view.plan.changes.length > 0 && this.view.acknowledgements.every(({ id }) => this.ticked.has(id));
    }

    /** The id of the element that says why there is nothing to apply yet. */
    get whyOff(): string | null {
        if (this.view.plan.changes.length === 0) return 'nothing-changes';
        return this.unconfirmed ? `acknowledge-${this.unconfirmed.id}` : null;
    }

    /** Says beside Apply what has to be acknowledged first; empty: nothing. */
    get toConfirm(): string {
        return this.unconfirmed && !this.applying ? format(this.strings.Change.Confirm, this.unconfirmed.title) : '';
    }

    /** Whether a change was tried and did not come about. */
    get canTryAgain(): boolean {
        return this.canApply && (this.change.kind === 'notStarted' || this.change.kind === 'ended');
    }

    /** A new view keeps the elements of the old one, and with them the focus. */
    byIdentity(_index: number, item: ChoiceView | OptionView | SettingGroup | SettingOption | Acknowledgement): string {
        if ('setting' in item) return item.setting;
        return 'direction' in item ? item.direction : 'target' in item ? item.target : item.id;
    }

    choose(direction: Direction, target: Target): void {
        this.wanted = { ...this.wanted, [direction]: target };
        this.replan();
    }

    switch(setting: BesideSigning, event: Event): void {
        this.set(setting, (event.target as HTMLInputElement).checked ? 'on' : 'off');
    }

    set(setting: BesideSigning, word: Word): void {
        this.wanted = withSetting(this.configuration, this.wanted, setting, word);
        this.replan();
    }

    isTicked(id: string): boolean {
        return this.ticked.has(id);
    }

    tick(id: string, event: Event): void {
        this.acknowledge(id, (event.target as HTMLInputElement).checked);
    }

    type({ id, typed }: Acknowledgement, event: Event): void {
        this.acknowledge(id, (event.target as HTMLInputElement).value.trim().toLowerCase() === typed?.toLowerCase());
    }

    /** The Enter that opened the panel, still held, applies nothing of what was chosen before it opened. */
    keepHeld(event: Event): void {
        if ((event as KeyboardEvent).repeat) event.preventDefault();
    }

    apply(): void {
        if (this.canApply) this.pane.apply(this.configuration, this.view.plan);
    }

    cancel(): void {
        if (this.applying) this.pane.cancelChange();
        else this.pane.closePanel();
    }

    private get unconfirmed(): Acknowledgement | undefined {
        return this.view.acknowledgements.find(({ id }) => !this.ticked.has(id));
    }

    private acknowledge(id: string, done: boolean): void {
        if (done) this.ticked.add(id);
        else this.ticked.delete(id);
    }

    private replan(): void {
        const { panel, change, strings } = this;
        const undo = panel.kind === 'undo';
        const attempt = undo && change.kind === 'ended' && change.record.undoes === panel.record.id ? change.record : null;
        this.view = undo
            ? undoView(this.computer, this.configuration, panel.record, attempt, strings, this.readAt)
            : changeView(this.computer, this.configuration, this.wanted, strings, this.readAt);
        this.impactInputs = { plan: this.view.plan, configuration: this.configuration, computer: this.computer };
        this.heading = undo ? strings.Undo.Title : strings.Change.Title;
        this.intro = undo
            ? format(strings.Undo.Intro, this.computer, timeText(panel.record.startedAt))
            : format(strings.Change.Computer, this.computer);
        // What need not be acknowledged any more is not taken as acknowledged later.
        for (const id of [...this.ticked]) if (!this.view.acknowledgements.some(one => one.id === id)) this.ticked.delete(id);
    }
}

/** What was chosen before the panel opened. */
function chosenIn(panel: OpenPanel): Wanted {
    return (panel.kind === 'change' && panel.wanted) || {};
}
