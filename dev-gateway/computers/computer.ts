// SPDX-License-Identifier: MIT
import type { Faults } from '../scenarios/scenario';
import type { ScriptError } from './powershell-host';

/** A PowerShell call as the gateway received it. */
export interface PowerShellCall {
    readonly script: string;
    readonly command: string | null;
    readonly module: string | null;
    readonly parameters: Readonly<Record<string, unknown>>;
    /** Whether the caller asked for an entry in the computer's event log. */
    readonly logAudit: boolean;
    /** Whether it is meant for the JEA endpoint. */
    readonly jea: boolean;
}

/** What came of a call. */
export interface PowerShellResult {
    readonly results: readonly unknown[];
    readonly errors: readonly ScriptError[];
    readonly warnings: readonly string[];
    readonly cancelled: boolean;
}

/** One bundled command that a computer received. */
export interface ReceivedCall {
    readonly command: string;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly logAudit: boolean;
}

/** An emulated computer, as the gateway's handlers know it. */
export interface EmulatedComputer {
    readonly name: string;
    /** The other names under which it is listed. */
    readonly otherNames: readonly string[];
    readonly connectionType: 'server' | 'windows-client';
    /** The tags that it has in the list, under each of its names. */
    readonly tags: readonly string[];
    readonly faults: Readonly<Faults>;
    /** Whether the account may use the JEA endpoint only. */
    readonly jeaOnly: boolean;
    /** Whether it lets the gateway in with these credentials; undefined: with the gateway's own account. */
    accepts(credentials: string | undefined): boolean;
    /** Runs a call; calls to one computer wait for each other. */
    run(call: PowerShellCall, signal: AbortSignal): Promise<PowerShellResult>;
    /** Everything about the computer, as JSON. */
    describe(): unknown;
    /** Changes its state by a JSON Merge Patch (RFC 7396). Gives what is wrong with it, and then changes nothing; null: done. */
    patch(change: object): string | null;
    /** Lets something happen to it, see events.ts. Gives what is wrong with the event, and then nothing happens; null: done. */
    happen(event: object): string | null;
    /** Lets days pass on it, see days-pass.ts. Gives what is wrong, as `happen` does. */
    liveOn(days: number): string | null;
}

/** All computers of a gateway. Names compare without case. */
export interface ComputerDirectory {
    /** The computer whose scenario has this name, whoever answers to the name by now. */
    find(name: string): EmulatedComputer | undefined;
    /** Who answers to a name. */
    answering(name: string): EmulatedComputer | undefined;
    /** Lets a name lead to a computer from now on: a cluster's, a role's, or one that an old DNS entry leads astray. */
    moveName(name: string, to: EmulatedComputer): void;
    all(): readonly EmulatedComputer[];
    /** The failover clusters that are listed, too. */
    readonly clusters: readonly string[];
    /** Names that moved to a computer and are listed nowhere else, each with the one that answers to it. */
    moved(): readonly (readonly [string, EmulatedComputer])[];
    /** How many days have passed on all of them since the start; a browser that looks at them must have as many pass. */
    readonly daysPassed: number;
    /** Lets days pass on all of them. Gives what is wrong, and then none passed; null: done. */
    letDaysPass(days: number): string | null;
    /** Puts every computer back to how its scenario describes it, and every name. */
    reset(): void;
}
