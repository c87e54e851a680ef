// SPDX-License-Identifier: MIT
// What the exported script says of itself, and its parameters.

interface Origin {
    readonly createdAt: string;
    readonly toolVersion: string;
    readonly targetText: string;
}

/** How the plan was to be carried out. Null: no limit. */
export interface FleetSettings {
    /** How many computers are written at once. */
    readonly atOnce: number;
    readonly stopAfter: number | null;
    /** How many are written first, to look at the result. */
    readonly pilot: number | null;
}

const examples = String.raw`.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -File .\smb-signing.ps1 -WhatIf

    Reads, and shows what would be written. Writes nothing.

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -Command "& .\smb-signing.ps1 -ThrottleLimit 16 -Confirm:0"

    Does it without a question, sixteen computers at once. (0 is $false, and passes every shell and scheduler as it stands.)

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -File .\smb-signing.ps1 -Undo

    Restores from the record beside the script.`;

/** Takes only words that cannot end a comment. */
export function help(computers: number, { createdAt, toolVersion, targetText }: Origin): string {
    return String.raw`<#
.SYNOPSIS
    Changes SMB signing as planned for ${computers} computers, and back.

.DESCRIPTION
    Made by SMB Signing ${toolVersion} from the plan of ${createdAt}. Target: ${targetText}.
    Reads each computer, and writes only where it still is as planned: what changed since is skipped and told. Where a name
    leads to another computer than when the plan was made, nothing is written there, and Result is WrongComputer. Before
    anything is written, the state of each is in a record; without a record nothing is written. Each write is read back.
    Changes the signing requirement only, and restarts nothing. Needs PowerShell remoting to each computer, rights of an
    administrator there, and here a session in full language.
    Connections that exist keep their state until they reconnect. Group Policy, OSConfig, device management, DSC or a script
    may put another value back later.
    Computers of one cluster are written one after the other. A computer that accepts and never answers holds up the
    others that are written with it: Ctrl+C ends the script, and the record stays.

.PARAMETER ThrottleLimit
    How many computers are read or written at once.

.PARAMETER StopAfterFailures
    So many computers may fail or end unverified, not more: from then on nothing further is written. Never are more written
    at once than may still fail. 0: no limit.

.PARAMETER First
    Writes to so many of the computers that are to be changed, and not to the others. Look at the result, and run the script
    again with -First 0 and a -RecordPath of its own for the others; to restore, use both records. 0: no limit.

.PARAMETER RecordPath
    Where the state before is recorded: a new file. By default beside this script, with .record.xml after its name.
    With -Undo, the record to restore from.

.PARAMETER Undo
    Restores each computer that this script changed and that still is as the script left it; the others are told.

.PARAMETER Credential
    The account for the computers. By default your own.

.OUTPUTS
    One object per computer of the list: ComputerName, Before, After (what was read last; with -WhatIf, what would be),
    Result, Message. Result is Changed, AlreadySo, NothingToDo, Skipped, WrongComputer, Failed, NotVerified, Unreachable,
    NeedsCredentials, NotStarted; with -WhatIf WouldChange; with -Undo Restored. The exit code is 0 where none is Skipped,
    WrongComputer, Failed, NotVerified, Unreachable, NeedsCredentials or NotStarted, else 1.

${examples}
#>

#Requires -Version 5.1`;
}

/** The parameters, with what was chosen as their defaults. */
export function parameters({ atOnce, stopAfter, pilot }: FleetSettings): string {
    return String.raw`[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param (
    [ValidateRange(1, 256)] [int] $ThrottleLimit = ${Math.min(256, atOnce)},
    [ValidateRange(0, 1000000)] [int] $StopAfterFailures = ${Math.min(1_000_000, stopAfter ?? 0)},
    [ValidateRange(0, 1000000)] [int] $First = ${Math.min(1_000_000, pilot ?? 0)},
    [string] $RecordPath,
    [switch] $Undo,
    [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Off
`;
}
