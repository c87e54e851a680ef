// SPDX-License-Identifier: MIT
import type { DecidedImpact } from '../readiness/accepted';
import type { RunItem } from './run';

/** A row of the dry run: null while its computer is still being read. */
export interface DryRunRow {
    readonly key: string;
    readonly label: string;
    readonly item: RunItem | null;
    /** Peers that it would, or may, cut off, by the evidence that is held; those that a person accepted come last. */
    readonly peers: readonly DecidedImpact[];
    /** Names of other nodes of its cluster that would differ. */
    readonly differing: readonly string[];
    /** Ids of the controls that its baseline would still report after the change. */
    readonly stillReported: readonly string[];
}
