// SPDX-License-Identifier: MIT
import type { Snapshot, SnapshotComputer, SnapshotDirection, SnapshotFacts, SnapshotOutcome } from '../snapshot';

/** When the snapshots of specs were read. */
const readAt = '2026-11-20T08:30:00.000Z';

export function snapshot(computers: readonly SnapshotComputer[], other: Partial<Snapshot> = {}): Snapshot {
    return {
        id: 'snapshot',
        begun: '2026-11-20T08:29:00.000Z',
        ended: '2026-11-20T08:31:00.000Z',
        toolVersion: '1.0.0',
        origin: null,
        computers,
        ...other
    };
}

/** A computer with an identity of its own that was read. */
export function computer(name: string, read: SnapshotFacts, other: Partial<SnapshotComputer> = {}): SnapshotComputer {
    return {
        label: name,
        names: [name],
        id: `id of ${name}`,
        fqdn: `${name}.lab.example`,
        outcome: 'ok',
        at: readAt,
        facts: read,
        ...other
    };
}

export function unread(name: string, outcome: SnapshotOutcome): SnapshotComputer {
    return { label: name, names: [name], id: null, fqdn: null, outcome, at: outcome === 'notRead' ? null : readAt, facts: null };
}

const required: SnapshotDirection = {
    inForce: 'required',
    stored: { kind: 'one' },
    setBy: 'differs',
    policy: null,
    policyValue: null,
    windowsDefault: 'notRequired'
};

type Parts = Partial<Omit<SnapshotFacts, 'outbound' | 'inbound'>> & {
    readonly outbound?: Partial<SnapshotDirection>;
    readonly inbound?: Partial<SnapshotDirection>;
};

/** A server that requires signing in both directions, unless said otherwise. */
export function facts({ outbound, inbound, ...whole }: Parts = {}): SnapshotFacts {
    return {
        windows: 'Microsoft Windows Server 2022 Standard',
        build: 20348,
        ubr: 2700,
        edition: 'ServerStandard',
        role: 'server',
        cluster: null,
        accepts: true,
        clock: readAt,
        policyApplied: null,
        ...whole,
        outbound: { ...required, ...outbound },
        inbound: { ...required, ...inbound }
    };
}
