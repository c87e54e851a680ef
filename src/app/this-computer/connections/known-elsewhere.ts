// SPDX-License-Identifier: MIT
import { EvidenceSuspect, sortEvidence, suspectsOf } from '../../domain/evidence/groups';
import type { Suspect } from '../../domain/impact';
import type { EvidenceState } from '../../remote/evidence-readings';
import type { KnownElsewhere } from './impact-view';

/** What speaks against peers beside the connections: the event logs, as far as they were read in this window. */
export function knownElsewhere({ found }: EvidenceState): KnownElsewhere {
    return {
        suspects: found ? suspectsOf(sortEvidence(found.reading)).flatMap(suspectFrom) : [],
        evidence: found?.reading ?? null
    };
}

function suspectFrom({ direction, peer, why, lastSeen }: EvidenceSuspect): readonly Suspect[] {
    switch (why) {
        case 'noSigning':
            return [{ direction, peer, why: 'cannotSign', lastSeen }];
        case 'noEncryption':
            return []; // says nothing about signing
        default:
            return [{ direction, peer, why, lastSeen }];
    }
}
