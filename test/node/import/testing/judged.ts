// SPDX-License-Identifier: MIT
// What the pages make of a computer that the tool has read, and of one that files brought.
import assert from 'node:assert/strict';
import { readEvidence, storedEvidence } from '../../../../src/app/change/storage/readiness/packed-evidence';
import { type Direction, directions, type SigningConfiguration } from '../../../../src/app/domain/computer/facts';
import { DAY } from '../../../../src/app/domain/evidence/days';
import { sortEvidence } from '../../../../src/app/domain/evidence/groups';
import type { EvidenceReading } from '../../../../src/app/domain/evidence/reading';
import type { ConnectionFacts } from '../../../../src/app/domain/peers/connections';
import { nothingAccepted } from '../../../../src/app/domain/readiness/accepted';
import { compacted } from '../../../../src/app/domain/readiness/compacted';
import { type ComputerEvidence, nothingOf } from '../../../../src/app/domain/readiness/computer-evidence';
import { withImported } from '../../../../src/app/domain/readiness/imports/with-imported';
import type { KnownOfComputer } from '../../../../src/app/domain/readiness/known';
import { type Readiness, readinessOf } from '../../../../src/app/domain/readiness/readiness';
import type { ImportedComputer } from '../../../../src/app/readings/import/import-news';

type Since = KnownOfComputer['auditingSince'];

/** @param auditingSince what this browser's own records say of it */
export function known(kept: ComputerEvidence, auditingSince: Since = { outbound: null, inbound: null }): KnownOfComputer {
    return { kept, suspects: [], auditingSince, isReading: false, failed: false };
}

/** What a computer answers to the tool. */
export interface Answers {
    readonly configuration: SigningConfiguration;
    readonly evidence: EvidenceReading;
    readonly connections: ConnectionFacts;
}

/** As if the tool had just read it. */
export function asRead(computer: string, { configuration, evidence, connections }: Answers, readAt: string): ComputerEvidence {
    return {
        ...nothingOf(computer),
        configuration: { value: configuration, readAt },
        evidence: { value: compacted(evidence), readAt },
        connections: { value: connections, readAt }
    };
}

/** As the pages have what was imported, after it was stored and read from there. */
export function asImported(one: ImportedComputer): ComputerEvidence {
    const kept = readEvidence(structuredClone(storedEvidence({ ...nothingOf(one.computer), ...one })));
    assert.ok(kept, one.computer);
    return { ...kept, evidence: withImported(kept.evidence, kept.imported) };
}

/** The readiness of both directions. */
export function told(one: KnownOfComputer): readonly Readiness[] {
    return directions.map(direction => readinessOf(one, direction, nothingAccepted));
}

/** The same where records say that those directions that audit had done so for a month when it was read. */
export function toldOfAudited(kept: ComputerEvidence, audits: Readonly<Record<Direction, boolean>>): readonly Readiness[] {
    const monthBefore = new Date(Date.parse(kept.evidence?.readAt ?? '') - 30.5 * DAY).toISOString();
    const since = (direction: Direction): string | null => (audits[direction] ? monthBefore : null);
    return told(known(kept, { outbound: since('outbound'), inbound: since('inbound') }));
}

/** Who can't sign, by its logs, and how often each was seen, on which days. */
export function seen({ evidence }: ComputerEvidence): readonly string[] {
    const groups = evidence ? sortEvidence(evidence.value).groups : [];
    return groups
        .map(({ peer, kind, count: times, days }) => `${peer} ${kind} ${times} ${days.map(one => `${one.day}:${one.count}`).join()}`)
        .sort();
}
