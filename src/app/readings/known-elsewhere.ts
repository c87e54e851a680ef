// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { combineLatest, map, Observable } from 'rxjs';
import { signsOf, sortEvidence } from '../domain/evidence/groups';
import type { Suspect } from '../domain/peers/impact';
import type { KnownElsewhere } from '../domain/peers/impact-sources';
import { hostText } from '../domain/negotiate/hosts';
import { contradictedBy, testedDevices } from '../domain/readiness/tested-device';
import { type DeviceTest, DeviceTests } from './device-tests';
import { EvidenceReadings, type EvidenceState } from './evidence-readings';
import { lastRead } from './reading';

/** What speaks against the peers of a computer, by its name in the list in whichever case. */
export type KnownOf = (computer: string) => KnownElsewhere;

/** What was asked for in this window of any computer: event logs, tests of devices. Plans judge peers by it; nothing is read for them. */
@Injectable({ providedIn: 'root' })
export class KnownPeers {
    readonly every: Observable<KnownOf>;

    constructor(evidences: EvidenceReadings, tests: DeviceTests) {
        this.every = combineLatest([evidences.every, tests.every]).pipe(
            map(([states, tested]) => {
                const [evidence, test] = [byName(states), byName(tested)];
                const known = new Map<string, KnownElsewhere>(); // a list asks again and again
                return computer => {
                    const name = computer.toLowerCase();
                    const found = known.get(name) ?? knownElsewhere(evidence.get(name) ?? null, test.get(name) ?? null);
                    known.set(name, found);
                    return found;
                };
            })
        );
    }

    /** What is known of one computer. */
    of(computer: string): Observable<KnownElsewhere> {
        return this.every.pipe(map(known => known(computer)));
    }
}

function byName<T>(known: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
    return new Map([...known].map(([computer, one]) => [computer.toLowerCase(), one]));
}

/** What speaks against peers beside the connections. */
export function knownElsewhere(state: EvidenceState, test: DeviceTest | null): KnownElsewhere {
    const read = state && lastRead(state);
    const evidence = read?.value ?? null;
    const logged = evidence ? signsOf(sortEvidence(evidence)) : [];
    const logs = read && { readAt: read.at.toISOString(), collectedAt: read.value.collectedAt };
    const isContradicted = contradictedBy(testedDevices(test?.computer ?? '', test?.results ?? []), logs);
    return { suspects: [...logged, ...testedNotToSign(test)].filter(sign => !isContradicted(sign)), evidence, isContradicted };
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
