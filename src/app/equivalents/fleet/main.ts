// SPDX-License-Identifier: MIT
// The part of the exported script that runs from top to bottom, and what it shows.

export const main = String.raw`# One question for all, with those that get weaker by name.
function Get-Question
{
    param ([object[]] $Ready)

    $weaker = @(foreach ($row in $Ready)
        {
            $losing = @($row['Changes'] | Where-Object { $_['Found'] -like 'required, *' -and $_['After'] -like 'not required, *' })
            if ($losing.Count -gt 0) { $row['Name'] }
        })
    $question = "Change SMB signing on $($Ready.Count) computers"
    if ($weaker.Count -eq 0) { return "$question. None will require less than now." }
    "$question. $($weaker.Count) will no longer require what they require now: $($weaker -join ', ')"
}

function Show-Result
{
    param ($Row)

    $before = @()
    $after = @()
    foreach ($change in $Row['Changes'])
    {
        $last = if ($Row['Result'] -eq 'WouldChange') { $change['After'] } elseif ($change['Left']) { $change['Left'] } else { $change['Found'] }
        if ($change['Found']) { $before += "$($change['Direction']): $($change['Found'])" }
        if ($last) { $after += "$($change['Direction']): $last" }
    }
    $members = [ordered] @{
        ComputerName = $Row['Name']
        Before = $before -join '; '
        After = $after -join '; '
        Result = $Row['Result']
        Message = $Row['Message']
    }
    New-Object -TypeName PSObject -Property $members
}

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
`;
