// SPDX-License-Identifier: MIT

/** The file that a record or a run came from: nobody here saw what it claims, so it proves nothing. */
export interface Origin {
    /** ISO 8601, UTC, by the browser's clock. */
    readonly importedAt: string;
    /** When and by which version it was written, as it says itself; null: it does not. */
    readonly exportedAt: string | null;
    readonly toolVersion: string | null;
}
