// SPDX-License-Identifier: MIT
import { directions } from '../../domain/computer/facts';
import { MOST_COMPUTERS } from '../../domain/limits';
import type { List, ListRow } from '../../domain/list/list';
import type { Failure } from '../../domain/outcome';
import type { PlannedChange } from '../../domain/change/plan';
import { isSigning } from '../../domain/settings/catalogue';
import { settingState } from '../../domain/settings/setting';
import { filterInSteps, inOneGo, type Steps } from '../../domain/steps';
import type { DryRunRow } from '../../domain/run/dry-run-row';
import { inTurn } from '../../domain/run/pilot';
import type { Decision, RunItem } from '../../domain/run/run';
import { format, Strings } from '../../strings/strings';
import { ownerName } from '../../ui/texts/owner-text';
import { GridCell, GridCells, type GridSelecting, notedCell, textCell } from '../grid/grid';
import type { Tile } from '../list/tiles.component';
import { cautionTexts, mostInDetails, shortened } from './cautions';
import type { DryRunModel } from './dry-run-model';
import { auditCell, changeCell, stateCell } from './state-cells';
import { headingText, pilotTexts } from './target-text';

/** Decisions in the order of their tiles. `reading`: not known yet. */
export const decisionOrder: readonly (Decision | 'reading')[] = [
    'change',
    'alreadySo',
    'weaker',
    'policyTakesBack',
    'policyOwned',
    'managerTakesBack',
    'managerOwned',
    'azureLocal',
    'domainController',
    'perhapsDomainController',
    'notAsLeft',
    'otherComputer',
    'needsCredentials',
    'unreachable',
    'notRead',
    'notInList',
    'notIdentified',
    'sameComputer',
    'moduleOutdated',
    'cluster',
    'noBaseline',
    'notByRun',
    'inForceNotReported',
    'storedUnreadable',
    'storedOdd',
    'defaultUnknown',
    'sourcesDisagree',
    'mixedState',
    'policyWins',
    'updateMissing',
    'policyOnly',
    'notReadByModule',
    'settingMissing',
    'reading'
];

/** The decisions that always have a tile. */
const always: readonly (Decision | 'reading')[] = ['change', 'alreadySo'];

type DecisionTile = Tile<Decision | 'reading'>;

/** The page around the table. */
export interface DryRunPageView {
    readonly heading: string;
    readonly tiles: readonly DecisionTile[];
    /** How far the reading is; null: it has ended. */
    readonly progress: { readonly done: number; readonly all: number; readonly text: string } | null;
    readonly shown: string;
    /** What was found, in one sentence; empty before it is known. */
    readonly summary: string;
    /** Why the run cannot be started; empty: it can. */
    readonly notYet: string;
    /** How many go first, and which; empty: none do, or none is known yet. */
    readonly pilot: string;
    /** Whether the plan can be saved as a script: that has no limit. */
    readonly canBeScript: boolean;
    /** What the script is, or why there is none. */
    readonly scriptHint: string;
    /** Whether the target can be handed over to what enforces it. */
    readonly canHandOver: boolean;
    readonly needCredentials: readonly string[];
    /** What the buttons say that name a number. */
    readonly commands: Readonly<Record<'start' | 'credentials', string>>;
}

export function dryRunPageView(model: DryRunModel, strings: Strings): DryRunPageView {
    return inOneGo(makingDryRunPage(model, strings));
}

/** The same in steps that are short each. */
export function* makingDryRunPage(model: DryRunModel, strings: Strings): Steps<DryRunPageView> {
    const { DryRun } = strings;
    const { all, rows, counts } = model;
    const done = all.length - (counts.get('reading') ?? 0);
    const toChange = counts.get('change') ?? 0;
    const isDone = done === all.length;
    const needCredentials = (yield* filterInSteps(all, ({ item }) => item?.decision === 'needsCredentials')).map(({ key }) => key);
    const nothingYet = all.length === 0 ? DryRun.NoTarget : !isDone ? DryRun.StillReading : toChange === 0 ? DryRun.NothingToChange : '';
    const noPilot = model.pilot.inVain ? DryRun.NoneGoesFirst : '';
    const tooMany = all.length > MOST_COMPUTERS ? format(DryRun.TooMany, MOST_COMPUTERS) : '';
    // The script writes the requirement alone, and would leave out what a baseline asks of audits.
    const beyondScript = yield* filterInSteps(all, ({ item }) => item?.decision === 'change' && !item.changes.every(isOfSigning));
    const isBeyondScript = beyondScript.length > 0;
    const pilot = toChange === 0 ? '' : pilotTexts(inTurn(all, model.pilot), model.pilot.settings, strings).join(strings.Join.Sentences);
    yield;
    return {
        heading: headingText(model.draft, strings),
        tiles: tiles(model, strings),
        progress: isDone ? null : { done, all: all.length, text: format(strings.List.Progress, done, all.length) },
        shown: format(strings.List.Shown, rows.length, all.length),
        summary: isDone && all.length > 0 ? summaryText(model, strings) : '',
        notYet: nothingYet || noPilot || tooMany,
        pilot,
        canBeScript: nothingYet === '' && noPilot === '' && !isBeyondScript,
        scriptHint: isBeyondScript || model.draft.goal === 'turnOnAuditing' ? DryRun.NoScript : DryRun.ScriptHint,
        canHandOver: isDone && (toChange > 0 || counts.has('alreadySo')) && model.draft.goal !== 'undo',
        needCredentials,
        commands: { start: format(DryRun.Start, toChange), credentials: format(strings.List.ProvideCredentials, needCredentials.length) }
    };
}

function isOfSigning({ setting }: PlannedChange): boolean {
    return isSigning(setting);
}

function summaryText({ all, counts }: DryRunModel, { DryRun }: Strings): string {
    const [toChange, alreadySo] = [counts.get('change') ?? 0, counts.get('alreadySo') ?? 0];
    return format(DryRun.Summary, all.length, toChange, alreadySo, all.length - toChange - alreadySo);
}

function tiles({ all, counts, filter }: DryRunModel, strings: Strings): readonly DecisionTile[] {
    const shown = decisionOrder.filter(one => always.includes(one) || counts.has(one) || one === filter);
    return [
        { filter: null, title: strings.Tile.all, count: all.length, icon: 'sme-icon-server', pressed: filter === null },
        ...shown.map(one => ({
            filter: one,
            title: strings.Decision[one],
            count: counts.get(one) ?? 0,
            icon: decisionIcon(one),
            pressed: filter === one
        }))
    ];
}

/** The icon of a decision. */
function decisionIcon(decision: Decision | 'reading'): string {
    switch (decision) {
        case 'change':
            return 'sme-icon-edit';
        case 'alreadySo':
            return 'sme-icon-accept';
        case 'weaker':
            return 'sme-icon-unlock';
        case 'unreachable':
        case 'notRead':
            return 'sme-icon-errorBadge';
        case 'needsCredentials':
            return 'sme-icon-permissions';
        case 'cluster':
            return 'sme-icon-cluster';
        case 'reading':
            return 'sme-icon-hourGlass';
        default:
            return 'sme-icon-blocked';
    }
}

/** Whether a computer can be among those that go first: what doesn't change has no turn. */
export function canGoFirst({ item }: DryRunRow): boolean {
    return item === null || item.decision === 'change';
}

/** Which rows have a checkbox to have their computer go first, and where it is on. */
export function firstOnes({ pilot: { first } }: DryRunModel, { DryRun }: Strings): GridSelecting<DryRunRow> {
    return {
        all: 'none',
        isSelected: row => canGoFirst(row) && first.has(row.key),
        label: row => (canGoFirst(row) ? format(DryRun.GoesFirst, row.label) : ''),
        heading: DryRun.First
    };
}

/** A row of the dry run: what will happen to the computer, why, and what it is like before and after. */
export function dryRunCells(judged: DryRunRow, list: List, strings: Strings): GridCells<'name' | 'decision' | 'outbound' | 'inbound'> {
    const { key, label, item } = judged;
    const row = list.rowOf.get(key);
    const states = row ? stateCells(row, item, strings) : [textCell(), textCell()];
    return {
        name: { ...notedCell(label, detailText(row, item, strings)), icon: 'sme-icon-server' },
        decision: decisionCell(judged, strings),
        outbound: states[0] ?? textCell(),
        inbound: states[1] ?? textCell()
    };
}

function detailText(row: ListRow | undefined, item: RunItem | null, { Join, List }: Strings): readonly string[] {
    const others = (row?.entries ?? []).slice(1).map(({ connection }) => connection.label);
    const cluster = item?.cluster ?? row?.cluster ?? null;
    const details = [
        ...(others.length > 0 ? [format(List.AlsoNamed, others.join(Join.List))] : []),
        ...(cluster !== null && row?.state !== 'cluster' ? [format(List.NodeOf, row?.cluster ?? cluster)] : [])
    ];
    return details.length === 0 ? [] : [details.join(Join.Clauses)];
}

function decisionCell(row: DryRunRow, strings: Strings): GridCell {
    const { item } = row;
    if (!item) return { ...textCell(strings.Decision.reading), busy: true };
    const notes = [...whyTexts(item, strings), ...cautionTexts(row, strings)];
    const line = notes.length > 0 ? [shortened(notes, strings)] : [];
    return { ...notedCell(strings.Decision[item.decision], line), icon: decisionIcon(item.decision) };
}

/** How many characters of a computer's own words a row has room for. */
const mostWords = 190;

/**
 * The computer's own words, where there are any that fit; its details have them whole. The words of a bad answer are the schema's,
 * and are left out.
 */
export function failureText({ kind, words }: Failure, { Failure: texts }: Pick<Strings, 'Failure'>): string {
    return words === null || words.length > mostWords || kind === 'badAnswer' ? texts[kind].Title : words;
}

/** Why a computer is not changed: the computer's own words where it gave any. */
export function whyTexts({ decision, failure, changes }: RunItem, strings: Strings): readonly string[] {
    const { DecisionWhy, SetBy } = strings;
    if (failure) {
        const text = failureText(failure, strings);
        // What the row says already is no reason.
        const isSaid = text === strings.Decision[decision] && (decision === 'unreachable' || decision === 'needsCredentials');
        return [isSaid ? DecisionWhy[decision] : text];
    }
    if (decision === 'change' || decision === 'alreadySo') return [];
    const [owner] = changes.flatMap(({ takenBackBy }) => takenBackBy ?? []);
    if (decision === 'policyTakesBack' && owner?.gpoName) return [format(SetBy.groupPolicy, owner.gpoName)];
    if (decision === 'managerTakesBack' && owner) return [ownerName(owner, strings), DecisionWhy.managerTakesBack];
    return [DecisionWhy[decision]];
}

/** Everything there is to say about a computer of the dry run, for its details: why it isn't changed, and what to know. */
export function wholeTexts(row: DryRunRow, strings: Strings): readonly string[] {
    // A failure is told there with its own words.
    const why = row.item && !row.item.failure ? whyTexts(row.item, strings) : [];
    return [...why, ...cautionTexts(row, strings, mostInDetails)];
}

function stateCells({ configuration }: ListRow, item: RunItem | null, strings: Strings): readonly GridCell[] {
    if (!configuration) return [];
    return directions.map(direction => {
        const change = item?.changes.find(one => one.setting === direction);
        const audits = auditCell(item?.changes ?? [], direction, null, strings);
        if (audits) return audits;
        return change ? changeCell(change.before, change.after, strings) : stateCell(settingState(configuration, direction), strings);
    });
}
