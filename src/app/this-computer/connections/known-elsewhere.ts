// SPDX-License-Identifier: MIT
import { EvidenceSuspect, sortEvidence, suspectsOf } from '../../domain/evidence/groups';
import type { Suspect } from '../../domain/impact';
import { hostText } from '../../domain/negotiate/hosts';
import type { DeviceTest } from '../../remote/device-tests';
import type { EvidenceState } from '../../remote/evidence-readings';
import type { KnownElsewhere } from './impact-view';

/** What speaks against peers beside the connections, as far as it was asked for in this window: event logs, tests of devices. */
export function knownElsewhere({ found }: EvidenceState, test: DeviceTest | null): KnownElsewhere {
    const logged = found ? suspectsOf(sortEvidence(found.reading)).flatMap(suspectFrom) : [];
    return { suspects: [...logged, ...testedNotToSign(test)], evidence: found?.reading ?? null };
}

function testedNotToSign(test: DeviceTest | null): readonly Suspect[] {
    const cannot = (test?.results ?? []).filter(({ outcome }) => outcome.kind === 'notOffered');
    return cannot.map(({ host, testedAt }) => ({
        direction: 'outbound',
        peer: hostText(host),
        why: 'knownNotToSign',
        lastSeen: testedAt.toISOString()
    }));
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
