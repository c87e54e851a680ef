# SPDX-License-Identifier: MIT
# Keeps the record, and makes the undo from it.

function Get-ChangeText
{
    param ($Row)

    $texts = foreach ($change in $Row['Changes']) { "$($change['Direction']): $($change['Before']) -> $($change['After'])" }
    @($texts) -join '; '
}

function Get-PlannedRow
{
    foreach ($computer in $computers)
    {
        $changes = @(foreach ($change in $changeSets[$computer['Set']]) { $change.Clone() })
        $row = @{ Name = $computer['Name']; Id = "$($computer['Id'])"; FullName = "$($computer['FullName'])"; Cluster = "$($computer['Cluster'])" }
        $row += @{ Wave = $computer['Wave']; First = $computer['First']; Changes = $changes; Result = 'Open'; Message = '' }
        if ($changes.Count -eq 0)
        {
            $row['Result'] = 'NothingToDo'
            $row['Message'] = 'No change of the signing requirement is planned for this computer.'
        }
        $row
    }
}

function Save-Record
{
    param ([switch] $New)

    $text = [System.Management.Automation.PSSerializer]::Serialize($record, 8)
    $file = if ($New) { $RecordPath } else { "$RecordPath.new" }
    $mode = if ($New) { 'CreateNew' } else { 'Create' }
    $stream = [System.IO.File]::Open($file, $mode, 'Write', 'None')
    try
    {
        $bytes = [System.Text.Encoding]::UTF8.GetBytes($text)
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    }
    finally
    {
        $stream.Dispose()
    }
    # In one step: a record is never half written.
    if (-not $New) { [System.IO.File]::Replace($file, $RecordPath, [NullString]::Value) }
}

function Read-Record
{
    try { $read = [System.Management.Automation.PSSerializer]::Deserialize([System.IO.File]::ReadAllText($RecordPath)) }
    catch { throw "The record $RecordPath can't be read: $_" }
    if ($read -isnot [hashtable] -or $read['Format'] -ne 1) { throw "$RecordPath is not a record of this script." }
    $known = [hashtable]::new([System.StringComparer]::Ordinal)
    foreach ($row in Get-PlannedRow) { $known["$($row['Name']) $(Get-ChangeText -Row $row)"] = $true }
    foreach ($row in $read['Computers'])
    {
        if (-not $known["$($row['Name']) $(Get-ChangeText -Row $row)"]) { throw "$RecordPath is the record of another plan." }
    }
    $read
}

# The undo for each computer of the record: from what the script left to what it had found.
function Get-UndoRow
{
    foreach ($recorded in $record['Computers'])
    {
        $row = @{ Name = $recorded['Name']; Id = $recorded['Id']; FullName = $recorded['FullName']; Cluster = $recorded['Cluster'] }
        $row += @{ Wave = $recorded['Wave']; Changes = @(); Result = 'NothingToDo' }
        $row['Message'] = 'This script changed nothing on this computer.'
        foreach ($change in $recorded['Changes'])
        {
            if (@('Changed', 'Failed', 'NotVerified', 'Pending') -notcontains $change['Outcome']) { continue }
            $left = $change['Left']
            if (-not $left -or $change['Outcome'] -eq 'Pending') { $left = $change['After'] }
            if ($left -eq $change['Found']) { continue }
            $row['Changes'] += @{ Direction = $change['Direction']; Before = $left; After = $change['Found']; Recorded = $change }
            if ($row['Result'] -ne 'Skipped') { $row['Result'] = 'Open'; $row['Message'] = '' }
            if ($change['Found'] -notmatch '^required, stored 1$|^not required, stored 0$|, not stored$')
            {
                $row['Result'] = 'Skipped'
                $row['Message'] = "$($change['Direction']) can't be restored, because no command sets its state before: $($change['Found'])."
            }
        }
        $row
    }
}

# Records what an undo did.
function Set-Undone
{
    param ($Row)

    foreach ($change in $Row['Changes'])
    {
        $recorded = $change['Recorded']
        if ($change['Outcome'] -eq 'Changed') { $recorded['Outcome'] = 'Undone' }
        elseif (@('Failed', 'NotVerified') -contains $change['Outcome'] -and $change['Left'])
        {
            $recorded['Outcome'] = 'Changed'
            $recorded['Left'] = $change['Left']
        }
    }
}
