// SPDX-License-Identifier: MIT
import type { ComputerRole } from '../computer/computer-roles';
import type { Claiming, ListedConnection } from '../list/list';
import type { KeptFailure } from './computer-evidence';
import type { BroughtEvidence } from './imports/with-imported';
import type { Readiness } from './readiness';

/**
 * What a page showed of a computer's readiness, kept so that a large fleet can be shown at once when the page is opened again, as it
 * was, while all of it is judged anew. Nothing rests on it: whatever is decided, is decided by what was judged anew.
 */
export interface FormerReadiness {
    /** Of each of its names, in the order of the list: at least one. */
    readonly connections: readonly ListedConnection[];
    /** Its Windows without the maker; empty: not known. */
    readonly windows: string;
    readonly roles: readonly ComputerRole[];
    readonly readiness: Readiness;
    /** When its event logs were read, and the settings that it is judged by: ISO 8601; null: never. */
    readonly readAt: string | null;
    readonly settingsReadAt: string | null;
    /** Since when it is audited: ISO 8601, and whether that is only since when readings saw it on; null: not known. */
    readonly auditing: { readonly at: string; readonly isOnlySeen: boolean } | null;
    /** Whether its audits are on, by its settings; null: that isn't known. */
    readonly isAuditing: boolean | null;
    /** Whether auditing could not be turned on because the account can only read there. */
    readonly isReadOnly: boolean;
    /** The rows that claim to be the same computer: another name that isn't its own. Signing on one is signing on both. */
    readonly claiming: Claiming;
    /** The files that brought some of its evidence; null: none did. */
    readonly brought: BroughtEvidence | null;
    /** Why its last reading failed; null: it didn't. */
    readonly failure: Pick<KeptFailure, 'of' | 'kind' | 'words' | 'errorId'> | null;
}

/** @property judgedAt when the last of them was judged: ISO 8601, UTC, by the browser's clock */
export interface FormerFleet {
    readonly judgedAt: string;
    /** In the order of their names, as the page has them. */
    readonly computers: readonly FormerReadiness[];
}
