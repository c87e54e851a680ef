// SPDX-License-Identifier: MIT
import type { Direction } from '../computer/facts';

/** A person's decision that a peer may be cut off. It covers what goes by this name, and no other name of the same device. */
export interface Acceptance {
    /** The name or address of the peer, in lower case, as it was shown when it was accepted. */
    readonly peer: string;
    readonly direction: Direction;
    /** Who decided, as they gave their name; not checked. */
    readonly by: string;
    readonly note: string;
    /** ISO 8601, UTC, by the browser's clock. */
    readonly at: string;
}
