// SPDX-License-Identifier: MIT
// Which computers of the page Readiness are handed over: the ready ones, and others only where a person chose them. What is done to
// each is decided as a dry run does, by the settings that its readiness was judged by.
import type { Direction } from '../../domain/computer/facts';
import { emptyList, type List, listAnswer, type ListRow } from '../../domain/list/list';
import type { ReadinessKind } from '../../domain/readiness/readiness';
import { firstRing } from '../../domain/readiness/rings';
import { decidedInSteps } from '../../domain/run/dry-run';
import type { DryRunRow } from '../../domain/run/dry-run-row';
import { type Decision, membershipIn } from '../../domain/run/run';
import type { HandOverComputer, HandOverGroup } from '../../equivalents/hand-over/hand-over';
import type { ReadinessRow } from '../readiness/readiness-model';

/** What was asked of the page. */
export interface AskedToHandOver {
    /** The selected, or where none is, what is shown. */
    readonly rows: readonly ReadinessRow[];
    readonly direction: Direction;
    /** Whether a person selected them: only then may those that aren't ready be chosen, too. */
    readonly isSelected: boolean;
}

export interface ReadyOnes {
    readonly groups: readonly HandOverGroup[];
    /** Those that aren't ready, by what they are. */
    readonly notReady: ReadonlyMap<ReadinessKind, number>;
    /** Whether these may be chosen, and whether they were. */
    readonly canChoose: boolean;
    readonly areChosen: boolean;
    /** Those of them that are handed over. */
    readonly chosen: ReadonlyMap<ReadinessKind, number>;
    /** Those that a dry run would leave alone, by the reason. */
    readonly leftAlone: ReadonlyMap<Decision, number>;
    /** Of those that are handed over: how many only files tell of, and how many files brought something of. */
    readonly notListed: number;
    readonly brought: number;
    /** The oldest reading of settings that it rests on: ISO 8601; null: none. */
    readonly oldest: string | null;
}

/** How many rows are looked at in one step. */
const rowsAtOnce = 200;

export function* readyOnesInSteps(asked: AskedToHandOver, withOthers: boolean): Generator<void, ReadyOnes> {
    const { rows, direction, isSelected } = asked;
    const areChosen = withOthers && isSelected;
    const notReady = new Map<ReadinessKind, number>();
    const wanted = new Map<string, ReadinessRow>();
    const records = new Map<string, string>();
    const rowOf = new Map<string, ListRow>();
    for (const [index, row] of rows.entries()) {
        if (index % rowsAtOnce === 0) yield;
        const { kind } = row.readiness;
        if (kind !== 'ready') count(notReady, kind);
        if (kind !== 'ready' && !areChosen) continue;
        wanted.set(row.key, row);
        records.set(row.key, row.key);
        rowOf.set(row.key, asJudged(row));
    }
    const list: List = { ...emptyList, rowOf };
    const target = {
        goal: direction === 'inbound' ? 'requireInbound' : 'requireOutbound',
        wanted: { [direction]: 'required' },
        of: null
    } as const;
    const decided = yield* decidedInSteps({ list, records, since: -1, target, allowWeaker: false, undoes: new Map() });
    return { ...(yield* gathered(decided, wanted, direction)), notReady, canChoose: isSelected && notReady.size > 0, areChosen };
}

/** A row with the settings that its readiness was judged by, whatever is being read, or failed, since. */
function asJudged({ row, settings, settingsReadAt }: ReadinessRow): ListRow {
    if (!settings) return { ...row, phase: 'idle' };
    const answer = listAnswer({ kind: 'ok', value: settings }, Date.parse(settingsReadAt ?? ''), 0);
    return { ...row, phase: 'idle', answer, configuration: settings };
}

type Gathered = Pick<ReadyOnes, 'groups' | 'chosen' | 'leftAlone' | 'notListed' | 'brought' | 'oldest'>;

function* gathered(
    decided: readonly DryRunRow[],
    wanted: ReadonlyMap<string, ReadinessRow>,
    direction: Direction
): Generator<void, Gathered> {
    const computers: HandOverComputer[] = [];
    const leftAlone = new Map<Decision, number>();
    const chosen = new Map<ReadinessKind, number>();
    let [notListed, brought] = [0, 0];
    let oldest: string | null = null;
    for (const [index, { key, item }] of decided.entries()) {
        if (index % rowsAtOnce === 0) yield;
        const row = wanted.get(key);
        if (!item || !row) continue;
        if (item.decision !== 'change' && item.decision !== 'alreadySo') {
            count(leftAlone, item.decision);
            continue;
        }
        const { kind } = row.readiness;
        const { name, id, fqdn } = item.computer;
        const mayBeNode = membershipIn(item).kind === 'notRead';
        const rollout = { ring: firstRing(row.tags), id, fqdn, cluster: item.cluster, mayBeNode, changes: item.changes };
        const note = kind === 'ready' ? {} : { note: `readiness: ${kind}` };
        computers.push({ name, facts: row.settings?.computer ?? null, rollout, ...note });
        if (kind !== 'ready') count(chosen, kind);
        if (!row.isListed) notListed++;
        if (row.brought) brought++;
        const { settingsReadAt: at } = row;
        if (at !== null && (oldest === null || at < oldest)) oldest = at;
    }
    const groups = computers.length > 0 ? [{ targets: { [direction]: 'required' }, computers }] : [];
    return { groups, chosen, leftAlone, notListed, brought, oldest };
}

function count<K>(counts: Map<K, number>, name: K): void {
    counts.set(name, (counts.get(name) ?? 0) + 1);
}
