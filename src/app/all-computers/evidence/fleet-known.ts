// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { asyncScheduler, combineLatest, map, type Observable, scan, shareReplay, throttleTime } from 'rxjs';
import { type AuditsOf, AuditHistory } from '../../change/history/audit-history';
import { UndoneHistory, type UndoneOf } from '../../change/history/undone-history';
import { Acceptances } from '../../change/history/acceptances';
import type { Direction } from '../../domain/computer/facts';
import type { List, ListRow } from '../../domain/list/list';
import type { Acceptance } from '../../domain/readiness/acceptance';
import type { Accepted } from '../../domain/readiness/accepted';
import { type ComputerEvidence, newest, nothingOf } from '../../domain/readiness/computer-evidence';
import { withImported } from '../../domain/readiness/imports/with-imported';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { testedDevices } from '../../domain/readiness/tested-device';
import type { AuditedSince, AuditsSeen } from '../../domain/settings/audit-since';
import { type DeviceTest, DeviceTests } from '../../readings/device-tests';
import { knownElsewhere } from '../../readings/known-elsewhere';
import { Scan } from '../scan/scan';
import { FleetEvidence, type FleetEvidenceState } from './fleet-evidence';
import { listWithKept } from './listed-once';

/** How often everything is put together anew, in milliseconds. */
const often = 500;

/** From what it is put together. */
interface Sources {
    readonly fleet: FleetEvidenceState;
    readonly entries: Scan['state']['value']['entries'];
    readonly tests: ReadonlyMap<string, DeviceTest>;
    readonly audits: AuditsOf;
    readonly undone: UndoneOf;
}

/** What was put together, and of what: what did not change stays the same object, and is judged once. */
interface Together {
    readonly list: List | null;
    readonly known: readonly KnownOfComputer[];
    readonly parts: ReadonlyMap<string, readonly unknown[]>;
}

/** Everything that is known of the computers of the list, for judging their readiness. */
@Injectable({ providedIn: 'root' })
export class FleetKnown {
    /** One of each computer, however often it is listed, by its first name in the list. None of a cluster. */
    readonly known: Observable<readonly KnownOfComputer[]>;
    readonly accepted: Observable<Accepted>;
    /** All decisions, and how many of them this version cannot read. */
    readonly acceptances: Observable<{ readonly all: readonly Acceptance[]; readonly unreadable: number }>;

    constructor(
        fleet: FleetEvidence,
        list: Scan,
        tests: DeviceTests,
        audits: AuditHistory,
        undone: UndoneHistory,
        acceptances: Acceptances
    ) {
        this.known = combineLatest({
            fleet: fleet.state,
            entries: list.state.pipe(map(({ entries }) => entries)),
            tests: tests.every.pipe(map(byName)),
            audits: audits.every,
            undone: undone.every
        }).pipe(
            throttleTime(often, asyncScheduler, { leading: true, trailing: true }),
            scan(together, { list: null, known: [], parts: new Map() }),
            map(({ known }) => known),
            shareReplay({ bufferSize: 1, refCount: true })
        );
        this.acceptances = acceptances.every;
        this.accepted = acceptances.accepted;
    }
}

function byName(tests: ReadonlyMap<string, DeviceTest>): ReadonlyMap<string, DeviceTest> {
    return new Map([...tests].map(([computer, test]) => [computer.toLowerCase(), test]));
}

function together(before: Together, sources: Sources): Together {
    const { entries, fleet, tests, audits } = sources;
    const list = listWithKept(entries, fleet.kept, before.list);
    const former = new Map(before.known.map(one => [one.kept.computer, one]));
    const parts = new Map<string, readonly unknown[]>();
    const known = list.rows.flatMap((row): KnownOfComputer | readonly [] => {
        if (row.state === 'cluster') return [];
        const names = row.entries.map(({ connection }) => connection.call);
        const kept = keptOf(names, fleet.kept);
        const since = sinceOf(names, kept, audits);
        const failed = isFailed(row, kept, names, fleet);
        const undone = kept.configuration ? sources.undone(names, kept.configuration.value) : [];
        const isReadOnly = kept.configuration !== null && audits.isRefused?.(names, kept.configuration.value) === true;
        const of = [...partsOf(names, since, failed, sources), isReadOnly, ...undone];
        parts.set(kept.computer, of);
        const [one, last] = [former.get(kept.computer), before.parts.get(kept.computer)];
        if (one && last && isSame(of, last)) return one;
        const tested = names.flatMap(name => tests.get(name) ?? []);
        return {
            kept,
            suspects: tested.flatMap(test => knownElsewhere(null, test).suspects),
            tested: tested.flatMap(({ results }) => testedDevices(kept.computer, results)),
            ...(undone.length > 0 ? { undone } : {}),
            ...since,
            ...(isReadOnly ? { isReadOnly } : {}),
            isReading: names.some(name => fleet.phases.has(name)),
            failed
        };
    });
    return { list, known, parts };
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

/** Everything that what is known of a computer is made of: where it is the same, so is that. */
function partsOf(
    names: readonly string[],
    { auditingSince: since, isSinceSeen: isSeen }: Since,
    isFailed: boolean,
    { fleet, tests }: Sources
): readonly unknown[] {
    const of = names.flatMap(name => [fleet.kept.get(name), tests.get(name), fleet.phases.has(name)]);
    return [since.outbound, since.inbound, isSeen.outbound, isSeen.inbound, isFailed, ...of];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
    return one.length === other.length && one.every((part, index) => part === other[index]);
}

/** What was read last of a computer under any of its names, with what files brought of it. */
function keptOf(names: readonly string[], all: ReadonlyMap<string, ComputerEvidence>): ComputerEvidence {
    const [first = ''] = names;
    const now = new Date().toISOString();
    const kept = names
        .flatMap(name => all.get(name) ?? [])
        .map(one => ({ ...one, computer: first }))
        .reduce((known, one) => newest(known, one, now), nothingOf(first));
    return kept.imported ? { ...kept, evidence: withImported(kept.evidence, kept.imported) } : kept;
}
