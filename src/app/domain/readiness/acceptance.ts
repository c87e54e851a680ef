// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';

/** A person's decision that a peer may be cut off. */
export interface Acceptance {
    /** The name or address of the peer, in lower case, as it was shown when it was accepted. */
    readonly peer: string;
    readonly direction: Direction;
    /** Who decided, as they gave their name; not checked. */
    readonly by: string;
    readonly note: string;
    /** ISO 8601, UTC, by the browser's clock. What a peer shows later than this is not covered by names alone: see `isAccepted`. */
    readonly at: string;
}
