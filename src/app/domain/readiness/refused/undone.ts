// SPDX-License-Identifier: MIT
// What an undo tells: where requiring signing refused a peer and was undone, requiring it again would refuse that peer again.
import { tightens } from '../../change/plan';
import type { ChangeRecord } from '../../change/record';
import { type Direction, directions, type SigningConfiguration } from '../../computer/facts';
import type { RecordedComputer } from '../../computer/identity';
import type { EvidenceReading } from '../../evidence/reading';
import type { Suspect } from '../../peers/impact';
import type { KeptReading } from '../computer-evidence';
import { type Refusal, refusedSince } from './refused-since';

/** That signing was required in a direction of a computer, and then no longer. Times are ISO 8601, UTC, by the browser's clock. */
export interface UndoneRequirement {
    readonly computer: RecordedComputer;
    readonly direction: Direction;
    /** When it was seen to be required. */
    readonly since: string;
    /** When it was seen to be undone. */
    readonly at: string;
}

/** What an undo says of the change that it undid. Of those that came from a file nobody here saw what they claim. */
export function undoneRequirements(undo: ChangeRecord, undone: ChangeRecord): readonly UndoneRequirement[] {
    const { found } = undo;
    const before = undone.found;
    if (undo.undoes !== undone.id || undo.imported || undone.imported || !found || !before) return [];
    const required = directions.filter(direction => undone.changes.some(one => one.setting === direction && tightens(one)));
    return required
        .filter(one => before.settings[one].inForce === 'required' && found.settings[one].inForce === 'notRequired')
        .map(direction => ({ computer: undo.computer, direction, since: before.at, at: found.at }));
}

/** What the undos among the records of a computer say. */
export function undoneIn(records: readonly ChangeRecord[]): readonly UndoneRequirement[] {
    const known = new Map(records.map(one => [one.id, one]));
    return records.flatMap(undo => {
        const undone = known.get(undo.undoes ?? '');
        return undone ? undoneRequirements(undo, undone) : [];
    });
}

/** Whom a computer refused before that was undone, as signs against them: of the time of the undo, so that what came later counts. */
export function refusedBefore(
    undone: readonly UndoneRequirement[],
    evidence: KeptReading<EvidenceReading> | null,
    configuration: SigningConfiguration | null
): readonly (Suspect & { readonly lastSeen: string })[] {
    if (!evidence) return [];
    // Guests that are refused anyway are not refused because of signing.
    const counts = ({ isCertain, kind }: Refusal): boolean =>
        isCertain && (kind !== 'guestRefused' || configuration?.outbound.insecureGuestLogons !== false);
    return undone.flatMap(({ direction, since, at }) =>
        (refusedSince(evidence, direction, since) ?? [])
            .filter(counts)
            .flatMap(({ peer }) => (peer === null ? [] : [{ direction, peer, why: 'refusedBefore' as const, lastSeen: at }]))
    );
}
