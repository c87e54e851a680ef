// SPDX-License-Identifier: MIT
import { powershellFor } from '../../equivalents/powershell';
import { Direction, directions, SigningConfiguration } from '../../domain/computer/facts';
import { unnamedManagers } from '../../domain/policy/managers';
import { loosens, makePlan, opensDomainController, Plan, PlannedChange, Target, Wanted, weakens } from '../../domain/change/plan';
import { isIdentified, isSameComputer, recordedComputer } from '../../domain/computer/identity';
import type { ChangeRecord } from '../../domain/change/record';
import { isAsLeft, touched, undoTarget } from '../../domain/change/undo';
import { defaultOf } from '../../domain/computer/windows-defaults';
import { isSigning, SettingName } from '../../domain/settings/catalogue';
import { SettableState, settingState } from '../../domain/settings/setting';
import { format, Strings } from '../../strings/strings';
import { blockerText } from '../../ui/texts/blocker-text';
import { storedText, subjectText, titleText } from '../../ui/texts/rows';
import { comesBackText, type DatedReading } from '../../ui/texts/policy-text';
import { clockTexts } from '../../ui/texts/policy-time';
import { guestLines, leavesGuestsOff, SettingGroup, settingGroups } from './settings-view';

/** The panel as the template shows it. */
export interface PanelView {
    readonly plan: Plan;
    /** One radio group per direction; empty for an undo. */
    readonly choices: readonly ChoiceView[];
    /** The settings beside signing; empty for an undo, and where this Windows has none. */
    readonly settings: readonly SettingGroup[];
    readonly rows: readonly PlanRow[];
    /** Said in place of rows. */
    readonly nothing: string;
    readonly powershell: string;
    /** What must be ticked before it can be applied. */
    readonly acknowledgements: readonly Acknowledgement[];
    /** Why something cannot be done at all. */
    readonly problems: readonly string[];
}

export interface ChoiceView {
    readonly direction: Direction;
    readonly title: string;
    /** Why the whole group is off; null: it is on. */
    readonly blocker: string | null;
    readonly options: readonly OptionView[];
}

export interface OptionView {
    readonly target: Target;
    readonly label: string;
    readonly hint: string | null;
    readonly checked: boolean;
    readonly disabled: boolean;
}

export interface PlanRow {
    readonly setting: string;
    readonly now: string;
    readonly after: string;
}

export interface Acknowledgement {
    readonly id: string;
    readonly title: string;
    readonly lines: readonly string[];
    readonly label: string;
    /** What has to be typed, in any case of letters; null: it is ticked. */
    readonly typed: string | null;
}

const targets: readonly Target[] = ['required', 'notRequired', 'windowsDefault'];

/**
 * The panel for a choice of targets. A direction that was not touched is not in the plan.
 * @param readAt when the computer was read, by the browser's clock
 */
export function changeView(
    computer: string,
    configuration: SigningConfiguration,
    wanted: Wanted,
    strings: Strings,
    readAt: Date | null = null
): PanelView {
    const plan = makePlan(configuration, wanted);
    const isDefaultAlready = directions.some(
        direction => wanted[direction] === 'windowsDefault' && settingState(configuration, direction).stored.kind !== 'notStored'
    );
    return {
        ...planView(computer, { configuration, readAt }, plan, strings),
        choices: directions.map(direction => choiceView(configuration, direction, wanted[direction], strings)),
        settings: settingGroups(configuration, wanted, strings),
        nothing: isDefaultAlready ? strings.Change.NothingDefault : strings.Change.Nothing,
        problems: []
    };
}

/**
 * The panel for an undo: back to what the record says was before.
 * @param attempt an undo of it that was tried just now; what that one left is no news
 */
export function undoView(
    computer: string,
    configuration: SigningConfiguration,
    record: ChangeRecord,
    attempt: ChangeRecord | null,
    strings: Strings,
    readAt: Date | null = null
): PanelView {
    const same = isSameComputer(record, computer, configuration);
    const { changes, blockers } = same ? makePlan(configuration, undoTarget(record)) : { changes: [], blockers: [] };
    // A part of it would not be an undo.
    const plan = { changes: blockers.length > 0 ? [] : changes, blockers };
    const view = planView(computer, { configuration, readAt }, plan, strings);
    const isAsKnown =
        isAsLeft(record, configuration) || (attempt !== null && touched(attempt).length > 0 && isAsLeft(attempt, configuration));
    const notAsLeft = { id: 'notAsLeft', title: strings.Undo.NotAsLeft, lines: [], label: strings.Undo.Anyway, typed: null };
    return {
        ...view,
        choices: [],
        settings: [],
        nothing: same && blockers.length === 0 ? strings.Undo.Nothing : strings.Undo.Impossible,
        acknowledgements: [...(plan.changes.length > 0 && !isAsKnown ? [notAsLeft] : []), ...view.acknowledgements],
        problems: [
            ...(same ? [] : [strings.Undo.OtherComputer]),
            ...plan.blockers.map(blocker =>
                format(strings.Join.Named, titleText(blocker, strings), blockerText(blocker, configuration, strings))
            )
        ]
    };
}

function planView(
    computer: string,
    { configuration, readAt }: DatedReading,
    plan: Plan,
    strings: Strings
): Pick<PanelView, 'plan' | 'rows' | 'powershell' | 'acknowledgements'> {
    const identified = plan.changes.length === 0 || isIdentified(recordedComputer(computer, configuration));
    return {
        plan,
        rows: plan.changes.flatMap(change => planRows(change, strings)),
        powershell: powershellFor(plan),
        acknowledgements: [
            ...(identified ? [] : [notIdentified(computer, strings)]),
            ...weakening(configuration, plan, strings),
            ...guests(configuration, plan, strings),
            ...loosening(plan, strings),
            ...plan.changes.flatMap(change => ownerWarning(change, { configuration, readAt }, strings)),
            ...managersWarning(configuration, plan, strings),
            ...(plan.changes.some(change => opensDomainController(change, configuration))
                ? [domainController(computer, configuration, strings)]
                : [])
        ]
    };
}

function guests(configuration: SigningConfiguration, plan: Plan, strings: Strings): Acknowledgement[] {
    const lines = guestLines(configuration, plan, strings);
    const { Title, Acknowledge } = strings.Guests;
    return lines.length > 0 ? [{ id: 'guests', title: Title, lines, label: Acknowledge, typed: null }] : [];
}

/** What is taken away beside the requirement to sign, a line for each setting. */
function loosening({ changes }: Plan, { Loosened }: Strings): Acknowledgement[] {
    const why: Readonly<Partial<Record<SettingName, string>>> = Loosened.Why;
    const loosened = changes.filter(loosens).map(({ setting }) => setting);
    const lines = loosened.flatMap(setting => why[setting] ?? []);
    const id = `loosens-${loosened.join('-')}`;
    return lines.length > 0 ? [{ id, title: Loosened.Title, lines, label: Loosened.Acknowledge, typed: null }] : [];
}

function weakening(configuration: SigningConfiguration, plan: Plan, { Caution, Guests }: Strings): Acknowledgement[] {
    const weakened = plan.changes.filter(weakens);
    const lines = [
        Caution.Better,
        Caution.Requirement,
        ...weakened.map(change => Caution[change.direction]),
        ...(leavesGuestsOff(configuration, plan) ? [Guests.StayOff] : [])
    ];
    // A tick holds for the directions it was given for: one more brings consequences that nobody has seen.
    const id = `weakens-${weakened.map(({ direction }) => direction).join('-')}`;
    return weakened.length > 0 ? [{ id, title: Caution.Title, lines, label: Caution.Acknowledge, typed: null }] : [];
}

function ownerWarning(change: PlannedChange, latest: DatedReading, strings: Strings): Acknowledgement[] {
    const { Policy, ManagerText, ManagerWay } = strings;
    if (!change.takenBackBy) return [];
    const { by } = change.takenBackBy;
    const [title, better, label] =
        by === 'groupPolicy'
            ? [Policy.Title, Policy.Better, Policy.Acknowledge]
            : [format(ManagerText.Title, strings.Manager[by]), ManagerWay[by], ManagerText.Acknowledge];
    const clock = by === 'groupPolicy' ? clockTexts(latest.configuration.collectedAt, latest.readAt, strings) : [];
    const lines = [...comesBackText(change, latest, strings), ...clock, better];
    return [{ id: `policy-${change.direction}`, title, lines, label, typed: null }];
}

/** What is there and may put a value back, and does not say whether it names this one. */
function managersWarning(configuration: SigningConfiguration, { changes }: Plan, strings: Strings): Acknowledgement[] {
    const { ManagerText, ManagerWay, UnnamedManager } = strings;
    const present = changes
        .filter(({ setting }) => isSigning(setting))
        .flatMap(change =>
            // Azure Local's baseline requires signing: it does not put back what goes its way.
            unnamedManagers(configuration, change.direction).filter(one => one !== 'azureLocal' || change.after.inForce === 'notRequired')
        );
    const managers = [...new Set(present)];
    if (managers.length === 0) return [];
    const lines = managers.flatMap(one => [UnnamedManager[one], ...(one === 'dsc' ? [] : [ManagerWay[one]])]);
    const id = `managers-${managers.join('-')}`;
    return [{ id, title: ManagerText.TitleUnnamed, lines, label: ManagerText.Acknowledge, typed: null }];
}

function notIdentified(computer: string, { Identity }: Strings): Acknowledgement {
    const { Title, Why, Acknowledge } = Identity;
    return { id: 'identity', title: Title, lines: [format(Why, computer)], label: format(Acknowledge, computer), typed: null };
}

function domainController(computer: string, { computer: facts }: SigningConfiguration, { DomainController }: Strings): Acknowledgement {
    const isKnown = facts.productType !== null;
    return {
        id: 'domainController',
        title: isKnown ? DomainController.Title : DomainController.TitlePerhaps,
        lines: [isKnown ? DomainController.Why : DomainController.WhyPerhaps],
        label: format(DomainController.Type, computer),
        typed: computer
    };
}

function planRows(change: PlannedChange, strings: Strings): PlanRow[] {
    const { before, after } = change;
    const name = subjectText(change, strings);
    return [
        { setting: format(strings.Change.RowInForce, name), now: strings.InForce[before.inForce], after: strings.InForce[after.inForce] },
        {
            setting: format(strings.Change.RowStored, name),
            now: storedText(before.stored, strings),
            after: storedText(after.stored, strings)
        }
    ].filter(row => row.now !== row.after);
}

function choiceView(
    configuration: SigningConfiguration,
    direction: Direction,
    wanted: Target | SettableState | undefined,
    strings: Strings
): ChoiceView {
    const { inForce, stored } = settingState(configuration, direction);
    const standing = stored.kind === 'notStored' ? 'windowsDefault' : inForce;
    const [blocker] = makePlan(configuration, { [direction]: 'required' }).blockers;
    return {
        direction,
        title: strings.Direction[direction],
        blocker: blocker ? blockerText(blocker, configuration, strings) : null,
        options: targets.map(target => {
            const [refused] = makePlan(configuration, { [direction]: target }).blockers;
            const byDefault = format(strings.TargetHint.windowsDefault, strings.Default[defaultOf(configuration.computer, direction)]);
            return {
                target,
                label: strings.Target[target],
                hint: target !== 'windowsDefault' || blocker ? null : refused ? blockerText(refused, configuration, strings) : byDefault,
                checked: (wanted ?? standing) === target,
                disabled: refused !== undefined
            };
        })
    };
}
