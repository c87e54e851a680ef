// SPDX-License-Identifier: MIT
// What is kept of one computer, so that its readiness can be judged again without asking it. It grows by parts, which are read one by
// one, and in several windows.
import type { SigningConfiguration } from '../computer/facts';
import { isSameComputer, recordedComputer } from '../computer/identity';
import { seenAt, seenByBoth } from '../evidence/audit-seen';
import type { EvidenceReading } from '../evidence/reading';
import type { Failure } from '../outcome';
import type { ConnectionFacts } from '../peers/connections';
import type { AuditsSeen } from '../settings/audit-since';
import { bothImports, type ImportedEvents, type ImportSource } from './imports/imported';

/** Something that was read, and when it was answered: ISO 8601, UTC, by the browser's clock. */
export interface KeptReading<T> {
    readonly value: T;
    readonly readAt: string;
    /** The file that it was brought in. Missing: this browser read it. */
    readonly from?: ImportSource;
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
    /** What all readings of its settings saw of its audits. Missing: what `configuration` says is all that is known. */
    readonly audits?: AuditsSeen;
    /** Events that files brought. Missing: none did. */
    readonly imported?: ImportedEvents;
    /** Why its last reading failed, wholly or in part. Missing: it didn't. */
    readonly failure?: KeptFailure;
}

/** @property of what could not be read @property at when that was known: ISO 8601, UTC, by the browser's clock */
export interface KeptFailure extends Pick<Failure, 'kind' | 'words' | 'errorId'> {
    readonly of: 'evidence' | 'connections';
    readonly at: string;
}

/** A computer of which nothing was read. */
export function nothingOf(computer: string): ComputerEvidence {
    return { computer, identity: null, configuration: null, evidence: null, connections: null };
}

/**
 * What is known of a computer from two sources: of each part the one that was answered last. Where they are of two computers,
 * because the name leads to another one by now, the one that was answered last alone; but a file never takes the place of what was
 * read here.
 * @param now what claims to have been answered later was so by a clock that was wrong, and counts as the older one
 */
export function newest(one: ComputerEvidence, other: ComputerEvidence, now: string): ComputerEvidence {
    const [former, later] = lastAnswer(one, now) > lastAnswer(other, now) ? [other, one] : [one, other];
    if (isOfAnother(former, later)) return later.configuration?.from && isRead(former) ? former : later;
    const configuration = newer(former.configuration, later.configuration, now);
    const [of, beside] = configuration === former.configuration ? [former, later] : [later, former];
    const evidence = newer(former.evidence, later.evidence, now);
    const connections = newer(former.connections, later.connections, now);
    return {
        computer: later.computer,
        identity: of.identity ?? beside.identity,
        configuration,
        evidence,
        connections,
        ...auditsOf(former, later, now),
        ...importsOf(former, later),
        ...failureOf(former, later, { evidence, connections })
    };
}

/** Whether files brought something of a computer. */
export function isBrought({ imported, configuration, evidence, connections }: ComputerEvidence): boolean {
    return imported !== undefined || [configuration, evidence, connections].some(part => part?.from !== undefined);
}

/** What this browser read of a computer; null: nothing. */
export function withoutImports({ imported: _, ...one }: ComputerEvidence): ComputerEvidence | null {
    const read = <T>(part: KeptReading<T> | null): KeptReading<T> | null => (part?.from ? null : part);
    const rest = { ...one, configuration: read(one.configuration), evidence: read(one.evidence), connections: read(one.connections) };
    const isNothing = [rest.configuration, rest.evidence, rest.connections].every(part => part === null) && !rest.failure;
    return isNothing ? null : rest;
}

/** Whether settings that were read are others than those that are kept. */
export function areNews({ configuration }: ComputerEvidence, { value }: KeptReading<SigningConfiguration>): boolean {
    const told = (one: SigningConfiguration): string => JSON.stringify({ ...one, collectedAt: '' });
    return configuration === null || told(configuration.value) !== told(value);
}

/** The last failure, unless what it is of was read since. */
function failureOf(
    one: ComputerEvidence,
    other: ComputerEvidence,
    read: Pick<ComputerEvidence, 'evidence' | 'connections'>
): Pick<ComputerEvidence, 'failure'> {
    const left = [one, other].flatMap(({ failure }) => (failure && failure.at > (read[failure.of]?.readAt ?? '') ? [failure] : []));
    const [failure] = left.sort((a, b) => (a.at > b.at ? -1 : 1));
    return failure ? { failure } : {};
}

/** Whatever readings saw of the audits, now or before. */
function auditsOf(one: ComputerEvidence, other: ComputerEvidence, now: string): Pick<ComputerEvidence, 'audits'> {
    const all = [one, other].flatMap(({ audits, configuration }) => [
        ...(audits ? [audits] : []),
        ...(configuration ? [seenIn(configuration)] : [])
    ]);
    const [first = null] = all;
    return first === null ? {} : { audits: all.reduce((known, seen) => seenByBoth(known, seen, now), first) };
}

/** A file may say that an audit was off, never that it was on. */
function seenIn({ value, readAt, from }: KeptReading<SigningConfiguration>): AuditsSeen {
    const { outbound, inbound } = seenAt(value, readAt);
    const never = from ? { since: null, last: null } : {};
    return { outbound: { ...outbound, ...never }, inbound: { ...inbound, ...never } };
}

/** Whatever files brought, now or before. */
function importsOf({ imported: one }: ComputerEvidence, { imported: other }: ComputerEvidence): Pick<ComputerEvidence, 'imported'> {
    const imported = one && other && one !== other ? bothImports(one, other) : (one ?? other);
    return imported ? { imported } : {};
}

/** When the last of its parts was answered; empty: none was. */
export function lastReadAt(kept: ComputerEvidence): string {
    return lastAnswer(kept, null);
}

/** Whether what is known under one name is of two computers, as far as they were read. */
function isOfAnother(former: ComputerEvidence, later: ComputerEvidence): boolean {
    if (!former.configuration || !later.configuration) return false;
    const before = { computer: recordedComputer(later.computer, former.configuration.value) };
    return !isSameComputer(before, later.computer, later.configuration.value);
}

/** Whether this browser read a part of it. */
function isRead({ configuration, evidence, connections }: ComputerEvidence): boolean {
    return [configuration, evidence, connections].some(part => part !== null && !part.from);
}

function lastAnswer({ configuration, evidence, connections }: ComputerEvidence, now: string | null): string {
    const [settings, logs, seen] = [timeOf(configuration, now), timeOf(evidence, now), timeOf(connections, now)];
    const last = settings > logs ? settings : logs;
    return last > seen ? last : seen;
}

function newer<T>(former: KeptReading<T> | null, later: KeptReading<T> | null, now: string): KeptReading<T> | null {
    return timeOf(former, now) > timeOf(later, now) ? former : (later ?? former);
}

/** Empty: none, or a time that has not come. */
function timeOf(part: KeptReading<unknown> | null, now: string | null): string {
    return part === null || (now !== null && part.readAt > now) ? '' : part.readAt;
}
