// SPDX-License-Identifier: MIT
import { compare } from './compare';
import type { Difference } from './difference';
import { match } from './match';
import type { Snapshot, SnapshotComputer } from './snapshot';

/**
 * In which directions a computer is weaker than in a snapshot. Null: the snapshot doesn't say what the computer was like, because it
 * isn't in it, wasn't read, or was read later. Empty, too, if another computer had its name.
 */
export function weakerSince({ computers }: Pick<Snapshot, 'computers'>, now: SnapshotComputer): readonly Difference[] | null {
    // To match thousands with one takes long: these are all that can be it.
    const { pairs } = match(
        computers.filter(one => mayBe(one, now)),
        [now]
    );
    const before = pairs.find(({ other }) => !other)?.before;
    if (!before) return pairs.length > 0 ? [] : null;
    if (!before.facts || before.at === null || now.at === null || before.at >= now.at) return null;
    // The two alone: those of which nothing was read now aren't gone.
    const alone = (computer: SnapshotComputer): Pick<Snapshot, 'computers' | 'ended'> => ({ computers: [computer], ended: null });
    return compare(alone(before), alone(now)).filter(({ kinds }) => kinds.includes('weaker'));
}

/** Whether two share a name of the list, or the machine identifier. */
function mayBe(one: SnapshotComputer, now: SnapshotComputer): boolean {
    const isNamed = (name: string): boolean => now.names.includes(name);
    return (
        one.names.some(isNamed) || isNamed(one.label.toLowerCase()) || (one.id !== null && one.id.toLowerCase() === now.id?.toLowerCase())
    );
}
