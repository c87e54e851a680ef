// SPDX-License-Identifier: MIT
// Who was refused by the computers of a run since it required signing of them, by the evidence that was read last.
import { tightens } from '../../domain/change/plan';
import type { ChangeRecord } from '../../domain/change/record';
import type { Direction } from '../../domain/computer/facts';
import type { RecordedComputer } from '../../domain/computer/identity';
import type { ComputerEvidence, KeptReading } from '../../domain/readiness/computer-evidence';
import type { EvidenceReading } from '../../domain/evidence/reading';
import { type Refusal, refusedSince } from '../../domain/readiness/refused/refused-since';
import { once } from '../../domain/once';
import type { ItemState } from '../../domain/run/item-state';
import type { RunItem } from '../../domain/run/run';

/** The event logs of a computer; null: they were never read. */
export type EvidenceOf = (computer: RecordedComputer) => KeptReading<EvidenceReading> | null;

/** What is kept of each computer, found by its name or, under another one, by its identifier. */
export function evidenceIn(kept: ReadonlyMap<string, ComputerEvidence>): EvidenceOf {
    const byId = new Map([...kept.values()].map(one => [one.configuration?.value.computer.id ?? null, one]));
    return ({ name, id }) => (kept.get(name) ?? (id === null ? undefined : byId.get(id)))?.evidence ?? null;
}

/** Whether the evidence of a computer can tell who was refused since. */
export function canRefuse({ changes }: Pick<RunItem, 'changes'>, state: ItemState): boolean {
    return state === 'changed' && changes.some(tightens);
}

type Searched = ReturnType<typeof refusedSince>;

/** What was found in the logs of a computer: each reading is searched once, while the page of a run asks again at all news. */
const searchedIn = once((_: KeptReading<EvidenceReading>) => new Map<string, Searched>());

function refusedOnce(evidence: KeptReading<EvidenceReading>, direction: Direction, since: string): Searched {
    const known = searchedIn(evidence);
    const key = `${direction} ${since}`;
    const found = known.has(key) ? (known.get(key) ?? null) : refusedSince(evidence, direction, since);
    known.set(key, found);
    return found;
}

/** Null: it doesn't apply, or its event logs were not read since. */
export function refusalsOf(
    item: RunItem,
    state: ItemState,
    record: ChangeRecord | null,
    evidenceOf: EvidenceOf
): readonly Refusal[] | null {
    const evidence = record?.found && canRefuse(item, state) ? evidenceOf(item.computer) : null;
    if (!evidence || !record?.found) return null;
    const { at } = record.found;
    const found = item.changes.filter(tightens).map(({ direction }) => refusedOnce(evidence, direction, at));
    return found.every(one => one === null) ? null : found.flatMap(one => one ?? []);
}
