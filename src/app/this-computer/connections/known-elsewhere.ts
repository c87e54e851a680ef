// SPDX-License-Identifier: MIT
import { signsOf, sortEvidence } from '../../domain/evidence/groups';
import type { Suspect } from '../../domain/impact';
import { hostText } from '../../domain/negotiate/hosts';
import type { DeviceTest } from '../../remote/device-tests';
import type { EvidenceState } from '../../remote/evidence-readings';
import type { KnownElsewhere } from './impact-view';

/** What speaks against peers beside the connections, as far as it was asked for in this window: event logs, tests of devices. */
export function knownElsewhere({ found }: EvidenceState, test: DeviceTest | null): KnownElsewhere {
    const logged = found ? signsOf(sortEvidence(found.reading)) : [];
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
