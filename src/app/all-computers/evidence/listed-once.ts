// SPDX-License-Identifier: MIT
// Computers that are listed twice are one, also before they are scanned: what was kept of them tells.
import type { SigningConfiguration } from '../../domain/computer/facts';
import { type Entry, type List, listAnswer, makeList } from '../../domain/list/list';
import { once } from '../../domain/once';
import type { ComputerEvidence, KeptReading } from '../../domain/readiness/computer-evidence';

/** The list, in which what was kept stands for an answer where there is none yet. @param before the list before; null: none */
export function listWithKept(entries: readonly Entry[], kept: ReadonlyMap<string, ComputerEvidence>, before: List | null): List {
    return makeList(
        entries.map(entry => {
            const configuration = kept.get(entry.connection.call)?.configuration ?? null;
            return entry.answer || entry.connection.isCluster || !configuration ? entry : answeredBefore(entry)(configuration);
        }),
        before
    );
}

const answeredBefore = once((entry: Entry) =>
    once(({ value, readAt }: KeptReading<SigningConfiguration>): Entry => ({
        ...entry,
        answer: listAnswer({ kind: 'ok', value }, Date.parse(readAt), 0)
    }))
);
