// SPDX-License-Identifier: MIT
// What to know before computers of a dry run are changed: whole in a row's details, and as much as there is room for in the row.
import type { DecidedImpact } from '../../domain/readiness/accepted';
import type { DryRunRow } from '../../domain/run/dry-run-row';
import type { RunWarning } from '../../domain/run/run';
import type { Steps } from '../../domain/steps';
import { format, Strings } from '../../strings/strings';
import { acceptedTexts, alsoText, andMore, peerText } from '../../ui/texts/peer-text';

/** What to know before a computer is changed; of one that is not, what its baseline reports nevertheless. */
export function cautionTexts(row: DryRunRow, strings: Strings, most = mostPeers): readonly string[] {
    const { item, peers, differing } = row;
    if (item?.decision !== 'change') return stillReportedTexts(row, strings);
    return [
        ...(item.weaker ? [strings.DryRun.BecomesWeaker] : []),
        ...(item.changes.length > 0 && item.changes.every(({ before, after }) => before.inForce === after.inForce)
            ? [strings.DryRun.StoredOnly]
            : []),
        ...item.warnings.map(one => warningText(one, differing, strings)),
        ...peerTexts(peers, strings, most),
        ...stillReportedTexts(row, strings)
    ];
}

/** Which controls its baseline would still report. */
function stillReportedTexts({ stillReported }: DryRunRow, { DryRun, Join }: Strings): readonly string[] {
    return stillReported.length === 0 ? [] : [format(DryRun.StillReported, stillReported.join(Join.Clauses))];
}

function warningText(warning: RunWarning, differing: readonly string[], { DryRun, Join, RunWarning: texts }: Strings): string {
    return warning === 'otherNodes' ? format(DryRun.Named, texts[warning], differing.join(Join.Clauses)) : texts[warning];
}

/** How many peers are named in a row, and in its details. */
const mostPeers = 5;
export const mostInDetails = 200;

/** Whom it would cut off, each with what else is known of it, and who accepted that. */
function peerTexts(peers: readonly DecidedImpact[], strings: Strings, most: number): readonly string[] {
    const texts = peers.slice(0, most).map(peer => {
        const notes = peer.notes.map(note => (note.id === 'shown' ? alsoText(note, strings) : strings.ConnectionNote.byAddress));
        return [peerText(peer, strings), ...notes, ...acceptedTexts(peer.accepted, strings)].join(strings.Join.Stop);
    });
    return andMore(texts, peers.length, strings);
}

/** How many characters of what there is to say a row has room for. */
const mostCharacters = 190;

/** Whole sentences, as many as there is room for, and how many more the facts have. */
export function shortened(notes: readonly string[], { DryRun, Join }: Strings): string {
    let count = notes.length;
    const joined = (): string => notes.slice(0, count).join(Join.Clauses);
    while (count > 1 && joined().length > mostCharacters) count--;
    return count === notes.length ? joined() : format(DryRun.MoreToKnow, joined(), notes.length - count);
}

/** Whether any row has more to say than fits into a line, in steps that are short each. */
export function* isTall({ all }: { readonly all: readonly DryRunRow[] }, strings: Strings): Steps<boolean> {
    for (const [index, row] of all.entries()) {
        if (cautionTexts(row, strings).join().length > 60) return true;
        if (index % rowsAtOnce === 0) yield;
    }
    return false;
}

const rowsAtOnce = 100;
