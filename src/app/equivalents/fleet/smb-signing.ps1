# SPDX-License-Identifier: MIT
# The script that carries out a plan for many computers, from top to bottom. tools/generate puts each of the other files in place
# of the line that dot-sources it. What stands above the first empty line of a file, such as this, is for developers and is left
# out; all else is exported as it stands, and read by the administrator who runs it.
#
# Values come in at the names in braces, and nowhere else: words that cannot end the help, numbers as defaults of the parameters,
# and the plan as PowerShell that gives data and does nothing. ../fleet-script.ts makes them.

<#
.SYNOPSIS
    Changes SMB signing as planned for ${help.computers} computers, and back.

.DESCRIPTION
    Made by SMB Signing ${help.toolVersion} from the plan of ${help.createdAt}. Target: ${help.targetText}.
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

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -File .\smb-signing.ps1 -WhatIf

    Reads, and shows what would be written. Writes nothing.

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -Command "& .\smb-signing.ps1 -ThrottleLimit 16 -Confirm:0"

    Does it without a question, sixteen computers at once. (0 is $false, and passes every shell and scheduler as it stands.)

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -File .\smb-signing.ps1 -Undo

    Restores from the record beside the script.
#>

#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param (
    [ValidateRange(1, 256)] [int] $ThrottleLimit = ${defaults.atOnce},
    [ValidateRange(0, 1000000)] [int] $StopAfterFailures = ${defaults.stopAfter},
    [ValidateRange(0, 1000000)] [int] $First = ${defaults.pilot},
    [string] $RecordPath,
    [switch] $Undo,
    [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Off

# The plan: each set of changes, and the computers with the number of theirs. Waves are written one after the other.
$plan = @{ Made = ${plan.createdAt}; By = ${plan.by}; Target = ${plan.targetText} }
$changeSets = ${plan.changeSets}
$computers = ${plan.computers}

. "$PSScriptRoot/read-block.ps1"

. "$PSScriptRoot/write-block.ps1"

. "$PSScriptRoot/asking.ps1"

. "$PSScriptRoot/reading.ps1"

. "$PSScriptRoot/record.ps1"

. "$PSScriptRoot/writing.ps1"

. "$PSScriptRoot/showing.ps1"

if (-not $RecordPath)
{
    if (-not $PSCommandPath) { throw 'Give -RecordPath: this script does not run from a file.' }
    $RecordPath = "$PSCommandPath.record.xml"
}
$RecordPath = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($RecordPath)
if ($Undo)
{
    $record = Read-Record
    $rows = @(Get-UndoRow)
}
else
{
    if (-not $WhatIfPreference -and [System.IO.File]::Exists($RecordPath))
    {
        throw "There is a record already, $RecordPath. Restore from it with -Undo, or give another -RecordPath."
    }
    $rows = @(Get-PlannedRow)
    $record = @{ Format = 1; Plan = $plan; Started = [System.DateTime]::UtcNow.ToString('o'); User = [System.Environment]::UserName; Computers = $rows }
}
Read-Computer -Rows @($rows | Where-Object { $_['Result'] -eq 'Open' })
$ready = @($rows | Where-Object { $_['Result'] -eq 'Ready' })
if ($First -and -not $Undo -and $ready.Count -gt $First)
{
    foreach ($row in $ready[$First..($ready.Count - 1)])
    {
        $row['Result'] = 'NotStarted'
        $row['Message'] = "Not started: only the first $First were to be written."
    }
    $ready = @($ready[0..($First - 1)])
}
$question = Get-Question -Ready $ready
if ($WhatIfPreference)
{
    foreach ($row in $ready)
    {
        [void] $PSCmdlet.ShouldProcess($row['Name'], (Get-ChangeText -Row $row))
        $row['Result'] = 'WouldChange'
    }
}
elseif ($ready.Count -gt 0 -and $PSCmdlet.ShouldProcess($question, $question, 'SMB signing'))
{
    Write-Computer -Ready $ready
}

$counts = [ordered] @{}
foreach ($row in $rows)
{
    if ($row['Result'] -eq 'Ready') { $row['Result'] = 'NotStarted'; $row['Message'] = 'Not started: not confirmed.' }
    if (-not $row['Id'] -and -not $row['FullName'] -and $row['Result'] -ne 'NothingToDo')
    {
        $row['Message'] = "$($row['Message']) Its identity was not read for the plan: whether another computer answered cannot be told.".Trim()
    }
    if ($Undo -and $row['Result'] -eq 'Changed') { $row['Result'] = 'Restored' }
    $counts[$row['Result']] = 1 + $counts[$row['Result']]
    Show-Result -Row $row
}
$parts = @(foreach ($result in $counts.Keys) { "$($counts[$result]) $result" })
$summary = "$($rows.Count) computers: $($parts -join ', ')."
if ([System.IO.File]::Exists($RecordPath)) { $summary += " Record: $RecordPath" }
$PSCmdlet.WriteInformation([System.Management.Automation.HostInformationMessage] @{ Message = $summary }, [string[]] @('PSHOST'))
$well = @($counts.Keys | Where-Object { @('Changed', 'Restored', 'AlreadySo', 'WouldChange', 'NothingToDo') -notcontains $_ }).Count -eq 0
if ($well) { exit 0 }
exit 1
