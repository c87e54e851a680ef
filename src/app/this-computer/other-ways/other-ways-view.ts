// SPDX-License-Identifier: MIT
import { Direction, directions, SigningConfiguration } from '../../domain/computer/facts';
import { isAzureLocal, managerOf } from '../../domain/policy/managers';
import type { BlockerReason, Target } from '../../domain/change/plan';
import { inForce } from '../../domain/settings/signing-state';
import { defaultOf } from '../../domain/computer/windows-defaults';
import type { Goal } from '../../equivalents/goal';
import { localEditor, type PolicyChoice, policyChoices, securityOptionsPath } from '../../equivalents/group-policy';
import { holdsSomething, type ListedFormat, waysOf } from '../../equivalents/hand-over/formats';
import type { HandOverGroup } from '../../equivalents/hand-over/hand-over';
import { ownName } from '../../domain/computer/identity';
import { netdomFor, powershellToReach } from '../../equivalents/other-ways';
import { securityTemplate } from '../../equivalents/security-template';
import { format, Strings } from '../../strings/strings';
import { type HandOverGuide, guideTexts, leftOutTexts } from '../../ui/hand-over/hand-over-text';

/** What is chosen for a direction in the panel. */
export type GoalChoice = Target | 'leave';

/** The panel as the template shows it. */
export interface OtherWaysView {
    readonly choices: readonly {
        readonly direction: Direction;
        readonly title: string;
        readonly options: readonly GoalOption[];
    }[];
    /** Empty where nothing is chosen: then there are no ways either. */
    readonly powershell: string;
    /** Said where the choice takes a requirement away; else empty. */
    readonly caution: string;
    readonly policies: readonly PolicySteps[];
    /** Empty where a template could say nothing. */
    readonly template: string;
    /** Said of a template that cannot reach all that was chosen; else empty. */
    readonly templateNote: string;
    /** NETDOM's lines; empty for a computer that they are not for. */
    readonly netdom: string;
}

interface GoalOption {
    readonly choice: GoalChoice;
    readonly label: string;
    readonly hint: string | null;
    readonly checked: boolean;
    readonly disabled: boolean;
}

interface PolicySteps {
    readonly id: string;
    readonly title: string;
    /** Said before the steps. */
    readonly notes: readonly string[];
    readonly steps: readonly string[];
}

const choices: readonly GoalChoice[] = ['required', 'notRequired', 'windowsDefault', 'leave'];

/** What is in force now, as a goal: what the panel opens with. */
export function presentGoal(configuration: SigningConfiguration): Goal {
    const goal: Partial<Record<Direction, Target>> = {};
    for (const direction of directions) {
        const now = inForce(configuration[direction]);
        if (now !== 'notReported') goal[direction] = now;
    }
    return goal;
}

/** The computer that is shown, as the only one of a hand-over. */
export function handOverGroup({ computer }: SigningConfiguration, goal: Goal): HandOverGroup {
    return { targets: goal, computers: [{ name: ownName(computer) ?? '', facts: computer }] };
}

/** What a format can hold of the choice. */
export interface HandOverView {
    readonly canSave: boolean;
    /** What it leaves out, and why. */
    readonly notes: readonly string[];
    readonly guide: HandOverGuide;
}

export function handOverView(
    configuration: SigningConfiguration,
    goal: Goal,
    { name, format }: ListedFormat,
    strings: Strings
): HandOverView {
    const group = handOverGroup(configuration, goal);
    const content = format.contentOf(group);
    return {
        canSave: holdsSomething(content),
        notes: leftOutTexts(name, content.leftOut, strings),
        guide: guideTexts(name, [waysOf(format, group)], strings)
    };
}

export function otherWaysView(configuration: SigningConfiguration, goal: Goal, strings: Strings): OtherWaysView {
    const { OtherWays, Caution } = strings;
    return {
        choices: directions.map(direction => ({
            direction,
            title: strings.Direction[direction],
            options: choices.map(choice => goalOption(configuration, direction, choice, goal, strings))
        })),
        powershell: powershellToReach(goal, configuration.computer),
        caution: directions.some(direction => goal[direction] === 'notRequired') ? Caution.Requirement : '',
        policies: policyChoices(goal).length > 0 ? [localSteps(configuration, goal, strings), domainSteps(goal, strings)] : [],
        template: securityTemplate(goal),
        templateNote: toDefault(goal) ? OtherWays.TemplateDefault : '',
        netdom: configuration.computer.productType === 'workstation' ? '' : netdomFor(configuration.computer)
    };
}

function goalOption(
    configuration: SigningConfiguration,
    direction: Direction,
    choice: GoalChoice,
    goal: Goal,
    { OtherWays, Target: targets, TargetHint, Default, Blocker }: Strings
): GoalOption {
    const option = { choice, checked: (goal[direction] ?? 'leave') === choice };
    if (choice === 'leave') return { ...option, label: OtherWays.leave, hint: null, disabled: false };
    if (choice !== 'windowsDefault') return { ...option, label: targets[choice], hint: null, disabled: false };
    const byDefault = defaultOf(configuration.computer, direction);
    const refused = whyNoDefault(configuration, direction);
    return {
        ...option,
        label: targets[choice],
        hint: refused ? Blocker[refused] : format(TargetHint.windowsDefault, Default[byDefault]),
        disabled: refused !== null
    };
}

/** Why a direction cannot go back to Windows' default by any way; null: it can. */
function whyNoDefault(configuration: SigningConfiguration, direction: Direction): BlockerReason | null {
    const { computer } = configuration;
    if (configuration[direction].policy.status === 'found') return 'policyOwned'; // it would store its value again
    if (isAzureLocal(computer)) return 'azureLocal';
    if (managerOf(configuration, direction)) return 'managerOwned';
    switch (defaultOf(computer, direction)) {
        case 'unknown':
            return 'defaultUnknown';
        case 'sourcesDisagree':
            return 'sourcesDisagree';
        default:
            return null;
    }
}

function toDefault(goal: Goal): boolean {
    return directions.some(direction => goal[direction] === 'windowsDefault');
}

function localSteps({ computer }: SigningConfiguration, goal: Goal, { OtherWays, LocalEditor, ...strings }: Strings): PolicySteps {
    const editor = localEditor(computer);
    const choices = policyChoices(goal).filter(({ choice }) => choice !== 'notDefined');
    const steps = [OtherWays.OpenLocal, format(OtherWays.Navigate, securityOptionsPath.local), ...choiceSteps(choices, strings)];
    return {
        id: 'local',
        title: OtherWays.LocalTitle,
        notes: [LocalEditor[editor], ...(toDefault(goal) && editor !== 'missing' ? [OtherWays.LocalDefault] : [])],
        steps: editor === 'missing' || choices.length === 0 ? [] : steps
    };
}

function domainSteps(goal: Goal, { OtherWays, ...strings }: Strings): PolicySteps {
    const steps = [
        OtherWays.OpenDomain,
        OtherWays.EditObject,
        format(OtherWays.Navigate, securityOptionsPath.domain),
        ...choiceSteps(policyChoices(goal), strings),
        OtherWays.Update
    ];
    const notes = [OtherWays.DomainNote, ...(toDefault(goal) ? [OtherWays.DomainDefault] : [])];
    return { id: 'domain', title: OtherWays.DomainTitle, notes, steps };
}

function choiceSteps(choices: readonly PolicyChoice[], { PolicyStep }: Pick<Strings, 'PolicyStep'>): string[] {
    return choices.map(({ policy, choice }) => format(PolicyStep[choice], policy));
}
