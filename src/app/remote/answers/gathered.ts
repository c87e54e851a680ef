// SPDX-License-Identifier: MIT
import { z } from 'zod';
import { computerName } from '../../domain/computer/computer-name';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { EvidenceReading } from '../../domain/evidence/reading';
import type { Outcome } from '../../domain/outcome';
import type { ConnectionFacts } from '../../domain/peers/connections';
import { connectionSchema } from './connection-schema';
import { evidenceSchema, tellLeftOut } from './evidence-schema';
import { parseAnswer, signingConfigurationSchema, tellParts } from './schema';

/** What the script that gathers read of one computer. Null: it did not, or that is not understood. */
export interface GatheredComputer {
    /** The name that it was reached by, in lower case. */
    readonly computer: string;
    /** When it answered: ISO 8601, UTC, by the clock of the computer that gathered. */
    readonly at: string;
    readonly configuration: SigningConfiguration | null;
    readonly evidence: EvidenceReading | null;
    readonly connections: ConnectionFacts | null;
    /** Whether a part of it was there and not understood. */
    readonly isDamaged: boolean;
}

const line = z.object({
    smbSigningGathered: z.literal(1),
    computer: z.string(),
    at: z.string().datetime(),
    configuration: z.unknown(),
    evidence: z.unknown(),
    connections: z.unknown()
});

const schemas = { configuration: signingConfigurationSchema(), evidence: evidenceSchema(), connections: connectionSchema() };

/** What the script wrote, by the schemas of the answers that it asked for; null: it is not what the script writes. */
export function gatheredComputer(value: unknown): GatheredComputer | null {
    const parsed = line.safeParse(value);
    const computer = parsed.success ? computerName(parsed.data.computer.toLowerCase()) : null;
    if (!parsed.success || computer === null) return null;
    const { at, configuration, evidence, connections } = parsed.data;
    const parts = {
        configuration: part(configuration, one => parseAnswer(schemas.configuration, one, tellParts)),
        evidence: part(evidence, one => parseAnswer(schemas.evidence, one, tellLeftOut)),
        connections: part(connections, one => parseAnswer(schemas.connections, one, tellParts))
    };
    const isDamaged = Object.values(parts).some(outcome => outcome !== null && outcome.kind !== 'ok');
    return {
        computer,
        at: new Date(at).toISOString(),
        configuration: valueOf(parts.configuration),
        evidence: valueOf(parts.evidence),
        connections: valueOf(parts.connections),
        isDamaged
    };
}

/** Each part is a text of JSON, so that a computer can't say more than that. Files of an earlier script have the part itself. */
function part<T>(answer: unknown, parse: (answer: unknown) => Outcome<T>): Outcome<T> | null {
    if (answer === null || answer === undefined) return null;
    return parse(plain(typeof answer === 'string' ? jsonIn(answer) : answer, 0));
}

/** Undefined: it is none, which no schema takes. */
function jsonIn(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}

function valueOf<T>(outcome: Outcome<T> | null): T | null {
    return outcome?.kind === 'ok' ? outcome.value : null;
}

/** Deeper than any answer. */
const deepest = 12;

/** Windows PowerShell writes some lists as an object of the list and its length. */
function plain(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null || depth > deepest) return value;
    if (Array.isArray(value)) return value.map(one => plain(one, depth + 1));
    const { value: list, Count: count, ...rest } = value as Readonly<Record<string, unknown>>;
    if (Array.isArray(list) && count === list.length && Object.keys(rest).length === 0) return plain(list, depth);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, depth + 1)]));
}
