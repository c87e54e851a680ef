# SPDX-License-Identifier: MIT
# The script that runs a plan for many computers, from top to bottom. tools/generate replaces each line that dot-sources a file
# with that file. The text above the first empty line of a file, such as this, is for developers and is left out. Everything else
# is exported as it is, and read by the administrator who runs the script.
#
# Values are inserted at the names in braces, and nowhere else: words that can't end the help, numbers as defaults of the
# parameters, and the plan as PowerShell that gives data and does nothing. ../fleet-script.ts makes them.

<#
.SYNOPSIS
    Changes SMB signing as planned for ${help.computers} computers, or undoes that change.

.DESCRIPTION
    Made by SMB Signing ${help.toolVersion} from the plan of ${help.createdAt}. Target: ${help.targetText}. Reads each
    computer, and writes only to computers that are still as they were planned. A computer that changed since is skipped,
    and the output says so. If a name now leads to another computer than in the plan, nothing is written there, and Result
    is WrongComputer. Before anything is written, the state of each computer is saved in a record. Without a record,
    nothing is written. Each write is read back. Changes only the signing requirement, and restarts nothing. Needs
    PowerShell remoting to each computer, administrator rights there, and a session in full language here. Open
    connections don't change until they reconnect. Group Policy, OSConfig, device management, DSC, or a script might
    restore another value later. Computers of one cluster are written one after the other. A computer that accepts a write
    and never answers holds up the others that are written with it. Ctrl+C then ends the script, and the record stays.

.PARAMETER ThrottleLimit
    How many computers are read or written at a time.

.PARAMETER StopAfterFailures
    When this many computers have failed or were not verified, nothing more is written. No more computers are written at a
    time than may still fail. 0: no limit.

.PARAMETER First
    Writes only to this many of the computers that are to be changed. Check the result, and then run the script again for
    the others, with -First 0 and another -RecordPath. To restore, use both records. 0: no limit. By default, writes only
    to the computers that were chosen to go first in the plan, if any, and to none if one of them can't be changed.

.PARAMETER RecordPath
    The new file for the state before. By default, it is beside this script, with .record.xml after the script's name.
    With -Undo, the record to restore from.

.PARAMETER Undo
    Restores each computer that this script changed and that is still as the script left it. The output lists the others.

.PARAMETER Credential
    The account for the computers. By default, your own.

.OUTPUTS
    One object per computer in the list: ComputerName, Before, After (what was read last; with -WhatIf, what it would be),
    Result, Message. Result is Changed, AlreadySo, NothingToDo, Skipped, WrongComputer, Failed, NotVerified, Unreachable,
    NeedsCredentials, NotStarted; with -WhatIf WouldChange; with -Undo Restored. The exit code is 0 if none is Skipped,
    WrongComputer, Failed, NotVerified, Unreachable, NeedsCredentials, or NotStarted. Otherwise, it is 1.

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -File .\smb-signing.ps1 -WhatIf

    Reads the computers, and shows what would be written. Writes nothing.

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -Command "& .\smb-signing.ps1 -ThrottleLimit 16 -Confirm:0"

    Changes the computers without a question, sixteen at a time. (0 stands for $false, and passes through every shell and
    scheduler unchanged.)

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

# The plan: the sets of changes, and the computers, each with the number of its set. Waves are written one after the other.
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
    if (-not $PSCommandPath) { throw 'Specify -RecordPath, because this script is not running from a file.' }
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
        throw "The record $RecordPath already exists. Restore from it with -Undo, or specify another -RecordPath."
    }
    $rows = @(Get-PlannedRow)
    $record = @{ Format = 1; Plan = $plan; Started = [System.DateTime]::UtcNow.ToString('o'); User = [System.Environment]::UserName; Computers = $rows }
}
Read-Computer -Rows @($rows | Where-Object { $_['Result'] -eq 'Open' })
$ready = @($rows | Where-Object { $_['Result'] -eq 'Ready' })
$chosen = @($rows | Where-Object { $_['First'] })
if ($chosen.Count -gt 0 -and -not $Undo -and $PSBoundParameters.Keys -notcontains 'First')
{
    $unable = @($chosen | Where-Object { @('Ready', 'AlreadySo', 'NothingToDo') -notcontains $_['Result'] })
    $why = 'Not started, because other computers were chosen to go first.'
    if ($unable.Count -gt 0)
    {
        $names = @(foreach ($row in $unable) { "$($row['Name']) ($($row['Result']))" }) -join ', '
        $why = "Not started, because computers that were chosen to go first can't be changed: $names. Fix that, or use -First."
    }
    foreach ($row in @($ready | Where-Object { $unable.Count -gt 0 -or -not $_['First'] }))
    {
        $row['Result'] = 'NotStarted'
        $row['Message'] = $why
    }
    $ready = @($ready | Where-Object { $_['Result'] -eq 'Ready' })
}
elseif ($First -and -not $Undo -and $ready.Count -gt $First)
{
    foreach ($row in $ready[$First..($ready.Count - 1)])
    {
        $row['Result'] = 'NotStarted'
        $row['Message'] = "Not started, because -First is $First."
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
    if ($row['Result'] -eq 'Ready') { $row['Result'] = 'NotStarted'; $row['Message'] = 'Not started, because it was not confirmed.' }
    if (-not $row['Id'] -and -not $row['FullName'] -and $row['Result'] -ne 'NothingToDo')
    {
        $row['Message'] = "$($row['Message']) Its identity wasn't read for the plan, so whether another computer answered is unknown.".Trim()
    }
    if ($Undo -and $row['Result'] -eq 'Changed') { $row['Result'] = 'Restored' }
    $counts[$row['Result']] = 1 + $counts[$row['Result']]
    Show-Result -Row $row
}
$parts = @(foreach ($result in $counts.Keys) { "$($result): $($counts[$result])" })
$summary = "Computers: $($rows.Count). $($parts -join ', ')."
if ([System.IO.File]::Exists($RecordPath)) { $summary += " Record: $RecordPath" }
$PSCmdlet.WriteInformation([System.Management.Automation.HostInformationMessage] @{ Message = $summary }, [string[]] @('PSHOST'))
$well = @($counts.Keys | Where-Object { @('Changed', 'Restored', 'AlreadySo', 'WouldChange', 'NothingToDo') -notcontains $_ }).Count -eq 0
if ($well) { exit 0 }
exit 1
