// SPDX-License-Identifier: MIT
import { CsvValue, csvTable } from '../../domain/csv';
import { exportWords } from '../../domain/export-words';
import type { SortedEvidence } from '../../domain/evidence/groups';
import type { EvidenceVerdict } from '../../domain/evidence/verdict';
import type { Direction } from '../../domain/computer/facts';
import type { EvidenceReading } from '../../domain/evidence/reading';
import type { WasRead } from '../../readings/reading';

/** What an export holds, in words that do not change with the language. */
export interface EvidenceFile {
    readonly computer: string;
    readonly read: WasRead<EvidenceReading>;
    readonly evidence: SortedEvidence;
    readonly verdicts: Readonly<Record<Direction, EvidenceVerdict>>;
}

export function evidenceJson({ computer, read, evidence, verdicts }: EvidenceFile): string {
    const { channels, sources, since, collectedAt } = read.value;
    return JSON.stringify(
        {
            format: 2,
            computer,
            readAt: read.at.toISOString(),
            collectedAt,
            verdicts,
            peers: evidence.groups,
            unrecognised: evidence.unrecognised,
            logs: channels,
            sources,
            since
        },
        null,
        2
    );
}

const columns = [
    'computer',
    'readAt',
    'verdict',
    'direction',
    'peer',
    'shows',
    'effect',
    'count',
    'atLeast',
    'first',
    'last',
    'raw',
    'alreadyRequired',
    'collectedAt',
    'emptyBecause'
];

/** A row per peer and kind, then one per event that was not recognised, as it stands in the log. */
export function evidenceCsv({ computer, read, evidence, verdicts }: EvidenceFile): string {
    const [readAt, { collectedAt }] = [read.at.toISOString(), read.value];
    const rows = evidence.groups.map(({ direction, peer, kind, effect, count, more, first, last, required }): CsvValue[] => [
        computer,
        readAt,
        verdicts[direction].kind,
        direction,
        peer,
        kind,
        effect,
        count,
        String(more),
        first,
        last,
        null,
        required === null ? null : String(required),
        collectedAt,
        [...(peer === null ? [exportWords.noPeer] : []), ...notSaid(required)].join('; ')
    ]);
    const raw = evidence.unrecognised.map(({ channel, id, count, first, time, raw: text, required }): CsvValue[] => [
        computer,
        readAt,
        null,
        null,
        null,
        `${channel} ${id}`,
        'unrecognised',
        count,
        'false',
        first,
        time,
        text,
        required === null ? null : String(required),
        collectedAt,
        [exportWords.notRecognised, ...notSaid(required)].join('; ')
    ]);
    return csvTable([columns, ...rows, ...raw]);
}

function notSaid(required: boolean | null): readonly string[] {
    return required === null ? [exportWords.requiredNotSaid] : [];
}
