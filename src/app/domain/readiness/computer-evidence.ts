// SPDX-License-Identifier: MIT
// What is kept of one computer, so that its readiness can be judged again without asking it.
import type { SigningConfiguration } from '../computer/facts';
import type { EvidenceReading } from '../evidence/reading';
import type { ConnectionFacts } from '../peers/connections';

/** Something that was read, and when it was answered: ISO 8601, UTC, by the browser's clock. */
export interface KeptReading<T> {
    readonly value: T;
    readonly readAt: string;
}

/** What was read of one computer. Null: never, or that failed and nothing older is kept. */
export interface ComputerEvidence {
    /** The name by which calls go, in lower case. */
    readonly computer: string;
    /** What tells computers apart under all their names, as `ListAnswer.identity`; null: not known. */
    readonly identity: string | null;
    readonly configuration: KeptReading<SigningConfiguration> | null;
    /** The event logs, with the events of one kind and peer joined over the days (`compacted`). */
    readonly evidence: KeptReading<EvidenceReading> | null;
    readonly connections: KeptReading<ConnectionFacts> | null;
}
