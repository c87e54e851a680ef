// SPDX-License-Identifier: MIT
// What is known of each computer of the list, put together from everything that was read, kept, and recorded.
import type { AuditsOf } from '../../change/history/audit-history';
import type { UndoneOf } from '../../change/history/undone-history';
import type { Direction } from '../../domain/computer/facts';
import { emptyList, type List, type ListRow } from '../../domain/list/list';
import { type ComputerEvidence, newest, nothingOf } from '../../domain/readiness/computer-evidence';
import { withImported } from '../../domain/readiness/imports/with-imported';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { testedDevices } from '../../domain/readiness/tested-device';
import type { AuditedSince, AuditsSeen } from '../../domain/settings/audit-since';
import { forEachInSteps, type Steps } from '../../domain/steps';
import type { DeviceTest } from '../../readings/device-tests';
import { knownElsewhere } from '../../readings/known-elsewhere';
import type { Scan } from '../scan/scan';
import type { FleetEvidenceState } from './fleet-evidence';
import { listingWithKept } from './listed-once';

/** From what it is put together. */
export interface Sources {
    readonly fleet: FleetEvidenceState;
    readonly entries: Scan['state']['value']['entries'];
    readonly tests: ReadonlyMap<string, DeviceTest>;
    readonly audits: AuditsOf;
    readonly undone: UndoneOf;
}

/** What was put together: the list, with what was kept of its computers, and what is known of each. */
export interface KnownFleet {
    readonly list: List;
    /** One of each computer, however often it is listed, by its first name in the list. None of a cluster. */
    readonly known: readonly KnownOfComputer[];
    /** Whether what was kept before is in it. */
    readonly isLoaded: boolean;
}

/** Of what it was put together, too: what did not change stays the same object, and is judged once. */
export interface Together extends KnownFleet {
    readonly parts: ReadonlyMap<string, PartsOfOne>;
    /** Null: nothing was put together yet. */
    readonly sources: Sources | null;
}

interface PartsOfOne {
    readonly one: KnownOfComputer;
    /** What it is made of as it was given, and what came of that. */
    readonly given: readonly unknown[];
    readonly of: readonly unknown[];
}

export const nothingTogether: Together = { list: emptyList, known: [], isLoaded: false, parts: new Map(), sources: null };

/** In steps, because there may be fifty thousand computers. */
export function* makingKnown(before: Together, sources: Sources): Steps<Together> {
    const list = yield* listingWithKept(sources.entries, sources.fleet.kept, before.list);
    const parts = new Map<string, PartsOfOne>();
    const isAlike = before.sources?.audits === sources.audits && before.sources.undone === sources.undone;
    const known: KnownOfComputer[] = [];
    const time = new Date().toISOString();
    yield* forEachInSteps(list.rows, row => {
        if (row.state === 'cluster') return;
        const names = row.entries.map(({ connection }) => connection.call);
        const [name = ''] = names;
        const given = givenOf(row, names, sources);
        const last = before.parts.get(name);
        const now = last && isAlike && isSame(given, last.given) ? last : partsOf(row, names, given, sources, last, time);
        parts.set(name, now);
        known.push(now.one);
    });
    // Whoever made something of the same has it still.
    const { isLoaded } = sources.fleet;
    return { list, known: isSame(known, before.known) ? before.known : known, isLoaded, parts, sources };
}

/** Everything that what is known of a computer is made of, beside our records: where it is the same, so is that. */
function givenOf({ answer }: ListRow, names: readonly string[], { fleet, tests }: Sources): readonly unknown[] {
    const isRead = answer === null || answer.outcome.kind === 'ok';
    const of = (name: string): readonly unknown[] => [
        fleet.kept.get(name),
        tests.get(name),
        fleet.phases.has(name),
        fleet.failures.get(name)?.of
    ];
    const [first = '', ...others] = names;
    return others.length === 0 ? [isRead, ...of(first)] : [isRead, ...names.flatMap(name => [name, ...of(name)])];
}

function partsOf(
    row: ListRow,
    names: readonly string[],
    given: readonly unknown[],
    sources: Sources,
    last: PartsOfOne | undefined,
    time: string
): PartsOfOne {
    const { fleet, tests, audits } = sources;
    const kept = keptOf(names, fleet.kept, time);
    const { configuration } = kept;
    const { auditingSince, isSinceSeen } = sinceOf(names, kept, audits);
    const failed = isFailed(row, kept, names, fleet);
    const undone = configuration ? sources.undone(names, configuration.value) : [];
    const isReadOnly = configuration !== null && audits.isRefused?.(names, configuration.value) === true;
    const since = [auditingSince.outbound, auditingSince.inbound, isSinceSeen.outbound, isSinceSeen.inbound];
    const of = [...since, failed, ...given.slice(1), isReadOnly, ...undone];
    if (last && isSame(of, last.of)) return { one: last.one, given, of };
    const tested = names.flatMap(name => tests.get(name) ?? []);
    const one = {
        kept,
        suspects: tested.flatMap(test => knownElsewhere(null, test).suspects),
        tested: tested.flatMap(({ results }) => testedDevices(kept.computer, results)),
        ...(undone.length > 0 ? { undone } : {}),
        auditingSince,
        isSinceSeen,
        ...(isReadOnly ? { isReadOnly } : {}),
        isReading: names.some(name => fleet.phases.has(name)),
        failed
    };
    return { one, given, of };
}

/** Whether it was tried in vain to read what readiness needs: the settings, or the event logs. */
function isFailed(
    { answer }: ListRow,
    { configuration }: ComputerEvidence,
    names: readonly string[],
    { failures }: FleetEvidenceState
): boolean {
    const unread = configuration === null && answer !== null && answer.outcome.kind !== 'ok';
    return unread || names.some(name => failures.get(name)?.of === 'evidence');
}

type Since = Required<Pick<KnownOfComputer, 'auditingSince' | 'isSinceSeen'>>;

/** What readings saw counts where no record tells since when it is audited. */
function sinceOf(names: readonly string[], { configuration, audits: seen }: ComputerEvidence, audits: AuditsOf): Since {
    const of = (...withSeen: readonly [AuditsSeen?]): AuditedSince =>
        configuration ? audits(names, configuration.value, ...withSeen) : { outbound: null, inbound: null };
    const [recorded, auditingSince] = [of(), of(seen)];
    const isSeen = (direction: Direction): boolean => auditingSince[direction] !== recorded[direction];
    return { auditingSince, isSinceSeen: { outbound: isSeen('outbound'), inbound: isSeen('inbound') } };
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
    return one.length === other.length && one.every((part, index) => part === other[index]);
}

/** What was read last of a computer under any of its names, with what files brought of it. */
function keptOf(names: readonly string[], all: ReadonlyMap<string, ComputerEvidence>, now: string): ComputerEvidence {
    const [first = ''] = names;
    const kept = names
        .flatMap(name => all.get(name) ?? [])
        .map(one => ({ ...one, computer: first }))
        .reduce((known, one) => newest(known, one, now), nothingOf(first));
    return kept.imported ? { ...kept, evidence: withImported(kept.evidence, kept.imported) } : kept;
}
