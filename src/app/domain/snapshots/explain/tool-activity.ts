// SPDX-License-Identifier: MIT
// What Windows Admin Center noted on a computer about commands of this tool: event 4000 of
// Microsoft-ServerManagementExperience. It has the command's name and who ran it, neither its parameters nor its success: so it
// says that a command ran, never that it changed something.

/** What a computer's log holds of this tool's commands. All times: ISO 8601, UTC, by the computer's own clock. */
export interface ToolActivity {
    /** The newest first; null: the log could not be read, see `failure`. */
    readonly runs: readonly ToolRun[] | null;
    /** Whether there are more than were read. */
    readonly cut: boolean;
    /** The oldest event of the log, whatever it is about: what was before it isn't known. Null: the log is empty, or wasn't read. */
    readonly oldest: string | null;
    /** Why the log could not be read; `missing`: Windows Admin Center never wrote to it here. Null: it was read. */
    readonly failure: { readonly kind: 'missing' | 'failed'; readonly errorId: string; readonly words: string } | null;
    readonly collectedAt: string;
}

/** A command of this tool that ran on the computer. */
export interface ToolRun {
    readonly at: string | null;
    /** One of our commands, such as Enable-SmbInboundSigningRequirement. */
    readonly command: string;
    /** Who was signed in to the gateway, as the event names them; null: it doesn't. */
    readonly user: string | null;
    /** The gateway that it ran from; null: the event doesn't say. */
    readonly gateway: string | null;
    readonly recordId: number | null;
}
