// SPDX-License-Identifier: MIT
import { Direction, directions, SigningConfiguration } from '../domain/facts';
import { inForce } from '../domain/signing-state';
import type { Goal } from '../equivalents/goal';
import { localEditor, policyChoices, securityOptionsPath } from '../equivalents/group-policy';
import { netdomFor, powershellToReach } from '../equivalents/powershell';
import { securityTemplate } from '../equivalents/security-template';
import { format, Strings } from '../strings/strings';

/** What is chosen for a direction in the panel. */
export type GoalChoice = 'required' | 'notRequired' | 'leave';

/** The panel as the template shows it. */
export interface OtherWaysView {
    readonly choices: readonly {
        readonly direction: Direction;
        readonly title: string;
        readonly options: readonly { readonly choice: GoalChoice; readonly label: string; readonly checked: boolean }[];
    }[];
    /** Empty where nothing is chosen: then there are no ways either. */
    readonly powershell: string;
    /** Said where the choice takes a requirement away; else empty. */
    readonly caution: string;
    readonly policies: readonly PolicySteps[];
    readonly template: string;
    /** NETDOM's lines; empty for a computer that they are not for. */
    readonly netdom: string;
}

interface PolicySteps {
    readonly id: string;
    readonly title: string;
    /** Said before the steps; empty: nothing. */
    readonly note: string;
    readonly steps: readonly string[];
}

const choices: readonly GoalChoice[] = ['required', 'notRequired', 'leave'];

/** What is in force now, as a goal: what the panel opens with. */
export function presentGoal(configuration: SigningConfiguration): Goal {
    const goal: Partial<Record<Direction, 'required' | 'notRequired'>> = {};
    for (const direction of directions) {
        const now = inForce(configuration[direction]);
        if (now !== 'notReported') goal[direction] = now;
    }
    return goal;
}

export function otherWaysView(configuration: SigningConfiguration, goal: Goal, strings: Strings): OtherWaysView {
    const { OtherWays, Caution } = strings;
    return {
        choices: directions.map(direction => ({
            direction,
            title: strings.Direction[direction],
            options: choices.map(choice => ({
                choice,
                label: choice === 'leave' ? OtherWays.leave : strings.Target[choice],
                checked: (goal[direction] ?? 'leave') === choice
            }))
        })),
        powershell: powershellToReach(goal),
        caution: directions.some(direction => goal[direction] === 'notRequired') ? Caution.Requirement : '',
        policies: policyChoices(goal).length > 0 ? [localSteps(configuration, goal, strings), domainSteps(goal, strings)] : [],
        template: securityTemplate(goal),
        netdom: configuration.computer.productType === 'workstation' ? '' : netdomFor(configuration.computer)
    };
}

function localSteps({ computer }: SigningConfiguration, goal: Goal, { OtherWays, LocalEditor, ...strings }: Strings): PolicySteps {
    const editor = localEditor(computer);
    const steps = [OtherWays.OpenLocal, format(OtherWays.Navigate, securityOptionsPath.local), ...choiceSteps(goal, strings)];
    return { id: 'local', title: OtherWays.LocalTitle, note: LocalEditor[editor], steps: editor === 'missing' ? [] : steps };
}

function domainSteps(goal: Goal, { OtherWays, ...strings }: Strings): PolicySteps {
    const steps = [
        OtherWays.OpenDomain,
        OtherWays.EditObject,
        format(OtherWays.Navigate, securityOptionsPath.domain),
        ...choiceSteps(goal, strings),
        OtherWays.Update
    ];
    return { id: 'domain', title: OtherWays.DomainTitle, note: OtherWays.DomainNote, steps };
}

function choiceSteps(goal: Goal, { PolicyStep }: Pick<Strings, 'PolicyStep'>): string[] {
    return policyChoices(goal).map(({ policy, choice }) => format(PolicyStep[choice], policy));
}
