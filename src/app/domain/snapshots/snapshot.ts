// SPDX-License-Identifier: MIT
// What a scan found, kept with its time: of each computer the facts that the list shows, as they were judged then.
import type { ComputerFacts, Direction } from '../computer/facts';
import type { DefaultRequirement } from '../computer/windows-defaults';
import { countEach } from '../counting';
import { failureState, type TileState, tileStates } from '../list/list';
import type { Origin } from '../origin';
import type { FailureKind } from '../outcome';
import type { Application } from '../policy/policy-time';
import type { SetBy } from '../policy/set-by';
import { type InForce, stateByForce, type Stored } from '../settings/signing-state';

/** The version of stored and exported snapshots. */
export const snapshotVersion = 1;

/** What is known of a snapshot without its computers. All times: ISO 8601, UTC, by the browser's clock. */
export interface SnapshotHead {
    readonly id: string;
    readonly begun: string;
    /** Null: the scan was interrupted, so a computer that isn't in it isn't known to be gone. */
    readonly ended: string | null;
    readonly toolVersion: string;
    /** The file that it came from; null: a scan of this browser. */
    readonly origin: Origin | null;
}

export interface Snapshot extends SnapshotHead {
    /** One for each row of the list that isn't a cluster, in the order of the list. */
    readonly computers: readonly SnapshotComputer[];
}

/** How the reading of a computer ended. `notRead`: its turn did not come, or its answer was not waited for. */
export type SnapshotOutcome = 'ok' | 'notRead' | FailureKind;

/** One computer, whatever number of names it is listed under. */
export interface SnapshotComputer {
    /** The name that the list showed first. */
    readonly label: string;
    /** All names by which calls went to it, in lower case. */
    readonly names: readonly string[];
    /** The machine identifier; null: it wasn't read. */
    readonly id: string | null;
    /** What it calls itself, see `ownName`; null: it wasn't read. */
    readonly fqdn: string | null;
    readonly outcome: SnapshotOutcome;
    /** When it was read, or the failure arrived; null: it was not read. */
    readonly at: string | null;
    /** Null unless it was read. */
    readonly facts: SnapshotFacts | null;
}

/** What was read of a computer. Null always means "not known". */
export interface SnapshotFacts extends Readonly<Record<Direction, SnapshotDirection>> {
    readonly windows: string | null;
    readonly build: number | null;
    /** The update build revision. */
    readonly ubr: number | null;
    /** EditionID in the registry, such as ServerStandard. */
    readonly edition: string | null;
    readonly role: ComputerFacts['productType'];
    /** The failover cluster that it is a node of; null: none, or not known. */
    readonly cluster: string | null;
    /** Whether its Server service ran. */
    readonly accepts: boolean | null;
    /** What its own clock showed when it was read; null: not known. */
    readonly clock: string | null;
    /** When Group Policy was last applied, by the computer's clock. */
    readonly policyApplied: Application | null;
}

/** What was read of a direction, and what it was judged to be. */
export interface SnapshotDirection {
    readonly inForce: InForce;
    readonly stored: Stored;
    readonly setBy: SetBy['kind'];
    /** The Group Policy that names the value; null: none, or its name wasn't read. */
    readonly policy: string | null;
    /** The value that the policy names, where it is another one (`policyConflict`). */
    readonly policyValue: string | null;
    readonly windowsDefault: DefaultRequirement;
}

/** The states that a computer of a snapshot can be in: those of the list, without clusters. */
export type SnapshotState = TileState;

/** The state of a computer, as the list shows it. */
export function stateIn({ outcome, facts }: Pick<SnapshotComputer, 'outcome' | 'facts'>): SnapshotState {
    if (facts) return stateByForce(facts.accepts, { outbound: facts.outbound.inForce, inbound: facts.inbound.inForce });
    if (outcome === 'notRead') return outcome;
    return outcome === 'ok' ? 'unknown' : failureState(outcome);
}

/** How many computers of a snapshot are in each state. */
export type StateCounts = Readonly<Record<SnapshotState, number>>;

export function countsOf({ computers }: Pick<Snapshot, 'computers'>): StateCounts {
    return countEach(tileStates, computers, stateIn);
}

/** What is told of a kept snapshot without reading its computers. */
export interface SnapshotSummary extends SnapshotHead {
    readonly computers: number;
    readonly counts: StateCounts;
    /** How long its text is: about what it takes in the storage. */
    readonly bytes: number;
}
