// SPDX-License-Identifier: MIT
// Snapshots of all kinds, for property tests: few names and identities, so that each case of meeting them again comes up.
import * as fc from 'fast-check';
import { failureKinds } from '../../outcome';
import { setByKinds } from '../../policy/set-by';
import type { Snapshot, SnapshotComputer, SnapshotDirection, SnapshotFacts } from '../snapshot';

const orNull = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const anyTime = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31') }).map(date => date.toISOString());

const anyDirection: fc.Arbitrary<SnapshotDirection> = fc.record({
    inForce: fc.constantFrom('required', 'notRequired', 'notReported'),
    stored: fc.oneof(
        fc.constantFrom(
            { kind: 'zero' } as const,
            { kind: 'one' } as const,
            { kind: 'notStored' } as const,
            { kind: 'notReported' } as const
        ),
        fc.constantFrom('7', 'REG_SZ: 1').map(raw => ({ kind: 'other' as const, raw }))
    ),
    setBy: fc.constantFrom(...setByKinds),
    policy: orNull(fc.constantFrom('Servers', 'Default Domain Controllers Policy')),
    policyValue: orNull(fc.constantFrom('0', '1')),
    windowsDefault: fc.constantFrom('required', 'notRequired', 'sourcesDisagree', 'unknown')
});

export const anySnapshotFacts: fc.Arbitrary<SnapshotFacts> = fc.record({
    windows: orNull(fc.constantFrom('Microsoft Windows Server 2025 Standard', 'Windows, "11"')),
    build: orNull(fc.constantFrom(20348, 26100)),
    ubr: orNull(fc.constantFrom(1, 4652)),
    edition: orNull(fc.constantFrom('ServerStandard', 'Enterprise')),
    role: orNull(fc.constantFrom('workstation' as const, 'domainController' as const, 'server' as const)),
    cluster: orNull(fc.constantFrom('cl1', 'CL2')),
    accepts: orNull(fc.boolean()),
    clock: orNull(anyTime),
    policyApplied: orNull(fc.record({ at: anyTime, by: fc.constantFrom('event' as const, 'rsop' as const) })),
    outbound: anyDirection,
    inbound: anyDirection
});

const read = fc.record({
    id: orNull(fc.constantFrom('id-1', 'id-2', 'ID-1')),
    fqdn: orNull(fc.constantFrom('a', 'a.lab.example', 'b.lab.example')),
    outcome: fc.constant('ok' as const),
    at: anyTime,
    facts: anySnapshotFacts
});
const failed = fc.record({ outcome: fc.constantFrom(...failureKinds), at: anyTime });
const notRead = fc.record({ outcome: fc.constant('notRead' as const) });

const anyAnswer = fc
    .oneof({ weight: 4, arbitrary: read }, { weight: 1, arbitrary: failed }, { weight: 1, arbitrary: notRead })
    .map(answer => ({ id: null, fqdn: null, at: null, facts: null, ...answer }));

const names = ['a', 'a.lab.example', 'b', '192.0.2.7', 'alias', 'c'];

/** Names of a list are each of one computer; some of them stand together. */
const anyComputers: fc.Arbitrary<readonly SnapshotComputer[]> = fc
    .tuple(
        fc.shuffledSubarray(names),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 2 }), anyAnswer), { minLength: names.length, maxLength: names.length })
    )
    .map(([listed, answers]) => {
        const computers: SnapshotComputer[] = [];
        let rest = listed;
        for (const [count, answer] of answers) {
            const own = rest.slice(0, count);
            rest = rest.slice(count);
            if (own[0] !== undefined) computers.push({ label: own[0].toUpperCase(), names: own, ...answer });
        }
        return computers;
    });

export const anySnapshot: fc.Arbitrary<Snapshot> = fc.record({
    id: fc.uuid(),
    begun: anyTime,
    ended: orNull(anyTime),
    toolVersion: fc.constant('1.0.0'),
    origin: fc.constant(null),
    computers: anyComputers
});
