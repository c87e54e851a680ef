// SPDX-License-Identifier: MIT
import type { Subscription } from 'rxjs';
import type { EvidenceStore } from '../../change/storage/evidence-store';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { EvidenceReading } from '../../domain/evidence/reading';
import { identityOf } from '../../domain/list/list';
import { compacted } from '../../domain/readiness/compacted';
import { type KeptReading, nothingOf } from '../../domain/readiness/computer-evidence';
import type { EvidenceReadings } from '../../readings/evidence-readings';
import { lastRead } from '../../readings/reading';
import type { SigningReader } from '../../remote/read-configuration';

/**
 * Keeps event logs that this tab reads of one computer, for its readiness on All computers. Where the storage refuses them, they
 * are shown here all the same: the page Readiness tells that.
 */
export function keepEvidence(readings: EvidenceReadings, reader: SigningReader, store: EvidenceStore): Subscription {
    const settings = new Map<string, KeptReading<SigningConfiguration>>();
    const kept = new WeakSet<EvidenceReading>();
    const following = reader.answered.subscribe(({ computer, configuration }) =>
        settings.set(computer.toLowerCase(), { value: configuration, readAt: new Date().toISOString() })
    );
    following.add(
        readings.every.subscribe(states => {
            for (const [name, state] of states) {
                const read = state && lastRead(state);
                if (!read || kept.has(read.value)) continue;
                kept.add(read.value);
                const computer = name.toLowerCase();
                const configuration = settings.get(computer) ?? null;
                const identity = configuration && identityOf(configuration.value);
                const evidence = { value: compacted(read.value), readAt: read.at.toISOString() };
                store.keep({ ...nothingOf(computer), identity, configuration, evidence }).catch(() => undefined);
            }
        })
    );
    return following;
}
