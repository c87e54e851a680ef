// SPDX-License-Identifier: MIT
import { sortEvidence } from '../../domain/evidence/groups';
import type { EvidenceReading } from '../../domain/evidence/reading';
import type { Clients } from './explain-view';

/** As many names stand in a sentence. */
const SHOWN = 5;

/** The clients that the SMB server's logs name; null: the logs were not read. */
export function clientsIn(reading: EvidenceReading | null): Clients {
    const groups = reading ? sortEvidence(reading).groups.filter(({ direction }) => direction === 'inbound') : [];
    const named = (wanted: string): readonly string[] =>
        [...new Set(groups.flatMap(({ kind, peer }) => (kind === wanted && peer !== null ? [peer] : [])))].slice(0, SHOWN);
    return { cannotSign: named('noSigning'), badSignature: named('badSignature') };
}
