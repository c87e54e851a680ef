// SPDX-License-Identifier: MIT
// Who has stored another value since a change was read back. Named only where it is known: never a guess.
import { isSigning } from '../settings/catalogue';
import { storedNumber } from '../settings/setting';
import { type Found, isFoundOtherwise } from './found';
import type { ValueOwner } from './owners';
import type { PlannedChange } from './plan';

/** The part of a record that is needed for this. */
interface Looks<C extends PlannedChange = PlannedChange> {
    readonly changes: readonly C[];
    readonly found: Found | null;
    readonly latest: Found | null;
    readonly imported: boolean;
}

/** The changes that a later look found different from how the record left them. */
function changedSince<C extends PlannedChange>({ changes, latest }: Pick<Looks<C>, 'changes' | 'latest'>): readonly C[] {
    return latest ? changes.filter(change => isFoundOtherwise(latest, change)) : [];
}

/**
 * The Group Policy that has taken the change back, by the latest look: it names each value that is there now, and was applied
 * after the change was last seen in place. Null: the change is still in place, or nobody knows who undid it. What an imported
 * file claims proves nothing.
 */
export function takerBack(record: Looks): ValueOwner | null {
    const { found, latest, imported } = record;
    if (!found || !latest || imported) return null;
    const takers = changedSince(record).map(change => storedBy(change, latest));
    const [first] = takers;
    const seen = latest.soUntil === undefined ? found : { ...found, computerTime: latest.soUntil };
    return first && takers.every(taker => taker && appliedSince(taker, seen, record.changes)) ? first : null;
}

/** What became of a verified change, by the latest look; null: it is still in place. */
export function laterEnding(record: Looks): 'takenBack' | 'noLonger' | null {
    if (changedSince(record).length === 0) return null;
    return takerBack(record) ? 'takenBack' : 'noLonger';
}

/** The Group Policy that names the value that is stored; null: none does. */
function storedBy(change: PlannedChange, latest: Found): ValueOwner | null {
    const stored = latest.settings[change.setting]?.stored.kind;
    if (!isSigning(change.setting) || (stored !== 'one' && stored !== 'zero')) return null;
    const value = String(storedNumber({ kind: stored }));
    return latest.named[change.setting].owners.find(owner => owner.by === 'groupPolicy' && owner.value === value) ?? null;
}

/**
 * Whether policy was applied after the change was last seen in place. Only its event proves that: RSoP's time may come from a
 * refresh that applied nothing. Both times are by the computer's own clock, which may be set back: an application that was known
 * before never counts as a new one.
 */
function appliedSince({ lastApplied, appliedBy }: ValueOwner, found: Found, changes: readonly PlannedChange[]): boolean {
    const known = [
        ...changes.flatMap(({ takenBackBy }) => takenBackBy?.lastApplied ?? []),
        ...[...found.named.outbound.owners, ...found.named.inbound.owners].flatMap(owner => owner.lastApplied ?? [])
    ];
    const before = found.computerTime ?? known.sort().pop();
    if (appliedBy !== 'event' || lastApplied === null || before === undefined || known.includes(lastApplied)) return false;
    return Date.parse(lastApplied) >= Date.parse(before);
}
