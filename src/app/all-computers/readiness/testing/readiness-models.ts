// SPDX-License-Identifier: MIT
// Computers of a list, and what is known of them, as the page Readiness is given them.
import type { SigningConfiguration } from '../../../domain/computer/facts';
import { type Entry, makeList } from '../../../domain/list/list';
import { nothingAccepted } from '../../../domain/readiness/accepted';
import type { KnownOfComputer } from '../../../domain/readiness/known';
import { connection, entry, facts } from '../../../domain/testing/list-entries';
import type { FleetEvidenceState } from '../../evidence/fleet-evidence';
import { firstReadinessView, type ReadinessInput, readinessModel, type ReadinessModel, type ReadinessView } from '../readiness-model';

export const readAt = '2026-11-20T12:00:00.000Z';
export const idle: FleetEvidenceState = {
    kept: new Map(),
    phases: new Map(),
    failures: new Map(),
    asked: 0,
    ended: 0,
    failed: 0,
    running: false,
    stopped: false,
    storage: 'ok',
    unreadable: 0,
    isLoaded: true
};

export function knownOf(name: string, configuration: SigningConfiguration | null): KnownOfComputer {
    const kept = { computer: name, identity: null, configuration: configuration && { value: configuration, readAt }, evidence: null };
    const rest = { suspects: [], auditingSince: { outbound: null, inbound: null }, isReading: false, failed: false };
    return { kept: { ...kept, connections: null }, ...rest };
}

export function listed(name: string, tags: readonly string[] = []): Entry {
    return entry({ ...connection(name), tags }, facts(name));
}

export function modelOf(
    entries: readonly Entry[],
    known: readonly KnownOfComputer[] = [],
    view: Partial<ReadinessView> = {},
    given: Partial<ReadinessInput> = {},
    before: ReadinessModel | null = null
): ReadinessModel {
    const input = { known, isLoaded: true, accepted: nothingAccepted, fleet: idle, selection: new Set<string>(), ...given };
    return readinessModel({ ...input, list: makeList(entries, null), view: { ...firstReadinessView, ...view } }, before);
}
