// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { ComputerFacts, SigningConfiguration } from '../computer/facts';
import { listAnswer, type Entry, type ListedConnection, type Phase } from '../list/list';
import type { Failure, FailureKind } from '../outcome';

export function connection(name: string): ListedConnection {
    return { key: name, call: name, label: name, name, type: 'msft.sme.connection-type.server', isCluster: false, tags: [] };
}

export function tagged(name: string, ...tags: readonly string[]): ListedConnection {
    return { ...connection(name), tags };
}

export function cluster(name: string): ListedConnection {
    return { ...connection(name), key: `cluster:${name}`, type: 'msft.sme.connection-type.cluster', isCluster: true };
}

/** A computer of its own, unless its facts are given. */
export function facts(name: string, computer: Partial<ComputerFacts> = {}, outbound = true, inbound = false): SigningConfiguration {
    const base = sample('srv2025');
    return {
        ...base,
        computer: { ...base.computer, name, fqdn: `${name}.lab.example`, id: `id of ${name}`, ...computer },
        outbound: { ...base.outbound, required: outbound },
        inbound: { ...base.inbound, required: inbound }
    };
}

export function failed(kind: FailureKind, words: string | null = null): Failure {
    return { kind, words, errorId: null };
}

/** A connection that was read with this end; without one it was not read. */
export function entry(
    listed: ListedConnection | string,
    outcome: SigningConfiguration | Failure | null = null,
    phase: Phase = 'idle',
    at = 1
): Entry {
    const known = outcome && ('kind' in outcome ? outcome : { kind: 'ok' as const, value: outcome });
    return { connection: typeof listed === 'string' ? connection(listed) : listed, phase, answer: known && listAnswer(known, at, at) };
}
