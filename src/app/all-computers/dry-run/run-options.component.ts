// SPDX-License-Identifier: MIT
import { ChangeDetectionStrategy, Component, Inject, Input } from '@angular/core';
import { Direction, directions } from '../../domain/computer/facts';
import type { List } from '../../domain/list/list';
import { sameAs } from '../../domain/run/dry-run';
import { RunGoal, mostAtOnce, RunSettings } from '../../domain/run/run';
import { format, STRINGS, Strings } from '../../strings/strings';
import { effectiveAtOnce, pageProtocol } from '../scan/scan-settings';
import { Draft, RunDraft } from './run-draft';
import { targetText } from './target-text';

const choices: readonly RunGoal[] = [
    'requireBoth',
    'requireOutbound',
    'requireInbound',
    'windowsDefault',
    'sameAs',
    'asBaseline',
    'byHand',
    'turnOnAuditing'
];
const byHand = ['leave', 'required', 'notRequired', 'windowsDefault'] as const;

/** How many names are offered while one is typed. */
const mostOffered = 20;

/** What a run shall aim at, and how it shall be carried out. */
@Component({
    selector: 'app-run-options',
    templateUrl: './run-options.component.html',
    styleUrls: ['../page.css', './run-options.component.css'],
    changeDetection: ChangeDetectionStrategy.OnPush
})
export class RunOptionsComponent {
    @Input() draft!: Draft;
    @Input() list!: List;
    /** The series of baselines that a run can help with; empty while they are loaded. */
    @Input() series: readonly string[] = [];
    /** Which computers go first, in words; empty: none. */
    @Input() pilotText = '';

    readonly choices = choices;
    readonly byHand = byHand;
    readonly directions = directions;
    readonly mostAtOnce = mostAtOnce;
    /** What was typed that is no computer's name; empty: nothing. */
    notFound = '';
    typed = '';

    constructor(
        readonly drafts: RunDraft,
        @Inject(STRINGS) readonly strings: Strings
    ) {}

    /** Names of computers that were read and begin with or contain what was typed. */
    get offered(): readonly string[] {
        const wanted = this.typed.trim().toLowerCase();
        const names: string[] = [];
        for (const { label, configuration } of this.list.rows) {
            if (configuration && label.toLowerCase().includes(wanted)) names.push(label);
            if (names.length === mostOffered) break;
        }
        return names;
    }

    /** Said where the connection lets fewer through than asked for. */
    get limitNote(): string {
        const { atOnce } = this.draft.settings;
        const effective = effectiveAtOnce(atOnce, pageProtocol());
        return effective < atOnce ? format(this.strings.DryRun.SixOnly, effective) : '';
    }

    /** What is aimed at, where that was chosen before. */
    get targetSummary(): string {
        const { goal } = this.draft;
        return format(this.strings.DryRun.TargetChosen, goal === null ? '' : this.strings.Goal[goal]);
    }

    get modelText(): string {
        const { model } = this.draft;
        return model ? targetText({ goal: 'byHand', wanted: model.wanted, of: null }, this.strings) : '';
    }

    chooseSeries(index: number): void {
        this.drafts.change({ series: this.series[index - 1] ?? null });
    }

    choose(goal: RunGoal): void {
        this.drafts.change({ goal });
    }

    chooseByHand(direction: Direction, index: number): void {
        const chosen = byHand[index];
        if (chosen) this.drafts.change({ byHand: { ...this.draft.byHand, [direction]: chosen } });
    }

    chooseModel(name: string): void {
        const row = this.list.rows.find(({ label, configuration }) => configuration && label.toLowerCase() === name.trim().toLowerCase());
        this.notFound = row || name.trim() === '' ? '' : format(this.strings.DryRun.NoSuchComputer, name.trim());
        this.drafts.change({ model: row?.configuration ? { label: row.label, wanted: sameAs(row.configuration) } : null });
    }

    /** Takes a whole number from `least` on; empty means none. What is neither changes nothing. */
    setNumber(name: 'stopAfter' | 'pilot', input: HTMLInputElement): void {
        const isEmpty = input.value.trim() === '' && !input.validity.badInput;
        if (isEmpty) this.drafts.set({ [name]: null });
        else if (Number.isInteger(input.valueAsNumber) && input.valueAsNumber >= 1) this.drafts.set({ [name]: input.valueAsNumber });
        input.value = String(this.settings[name] ?? '');
    }

    setAtOnce(input: HTMLInputElement): void {
        const wanted = input.valueAsNumber;
        if (Number.isInteger(wanted) && wanted >= 1 && wanted <= mostAtOnce) this.drafts.set({ atOnce: wanted });
        input.value = String(this.settings.atOnce);
    }

    private get settings(): RunSettings {
        return this.drafts.state.value?.settings ?? this.draft.settings;
    }
}
