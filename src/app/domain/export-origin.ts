// SPDX-License-Identifier: MIT

/** What an export says of itself. */
export interface ExportOrigin {
    readonly toolVersion: string;
    /** When: ISO 8601, UTC. */
    readonly exportedAt: string;
    /** From where: Windows Admin Center's address. */
    readonly exportedFrom: string;
}
