# SPDX-License-Identifier: MIT
# Writes to the computers, some at a time.

# The rows that are ready, as lists that get the same write: by wave, and then by changes.
function Get-Group
{
    param ([object[]] $Rows)

    $last = 0
    foreach ($row in $Rows) { $last = [System.Math]::Max($last, $row['Wave']) }
    for ($wave = 0; $wave -le $last; $wave++)
    {
        $groups = [ordered] @{}
        foreach ($row in $Rows)
        {
            if ($row['Wave'] -ne $wave -or $row['Result'] -ne 'Ready') { continue }
            # If the identity of one is unknown, it can't be distinguished from the others.
            $key = "$(Get-ChangeText -Row $row) $([bool] ($row['Id'] -or $row['FullName']))"
            if (-not $groups[$key]) { $groups[$key] = [System.Collections.ArrayList]::new() }
            [void] $groups[$key].Add($row)
        }
        foreach ($group in $groups.Values) { , $group.ToArray() }
    }
}

# The rows that may be written: a node of a cluster is skipped while a write to another node might still arrive.
function Get-Writable
{
    param ([object[]] $Rows, [object[]] $Ready)

    foreach ($row in $Rows)
    {
        $pending = @(foreach ($other in $Ready)
            {
                if (-not $row['Cluster'] -or $other['Cluster'] -ne $row['Cluster']) { continue }
                if (@($other['Changes'] | Where-Object { $_['Outcome'] -eq 'Pending' }).Count -gt 0) { $other['Name'] }
            })
        if ($pending.Count -eq 0)
        {
            $row
            continue
        }
        $row['Result'] = 'NotStarted'
        $row['Message'] = "Not started, because $($pending[0]), another node of its cluster, hasn't answered."
    }
}

# From here on, whether a write arrived is unknown, unless an answer says so.
function Set-Pending
{
    param ($Row)

    foreach ($change in $Row['Changes'])
    {
        if ($change['Found'] -ne $change['After']) { $change['Outcome'] = 'Pending' }
    }
}

# What the answer to a write says about one change or, if there was no answer, what a second reading says.
function Set-Outcome
{
    param ($Change, $Answer, $Problem, $Again)

    if (-not $Answer)
    {
        $Change['Left'] = "$($Again.State)"
        $seen = if ($Again.State) { "Read back: $($Again.State)." } else { 'Could not be read back.' }
        $Change['Message'] = "no answer to the write: $Problem $seen"
        if ($Change['Left'] -ne $Change['After']) { $Change['Outcome'] = 'Pending' }
        elseif ($Change['Found'] -eq $Change['After']) { $Change['Outcome'] = 'AlreadySo' }
        else { $Change['Outcome'] = 'Changed' }
        return
    }
    if ($Answer.Found) { $Change['Found'] = $Answer.Found }
    $Change['Left'] = $Answer.State
    $Change['Outcome'] = $Answer.Outcome
    $Change['Message'] = $Answer.Message
    if ($Answer.Outcome -ne 'Written') { return }
    $Change['Outcome'] = if ($Answer.State -eq $Change['After']) { 'Changed' } else { 'NotVerified' }
    if ($Answer.State -and $Change['Outcome'] -eq 'NotVerified') { $Change['Message'] = "written without an error. Read back: $($Answer.State)." }
}

# Writes rows with the same changes at the same time, and reads them back.
function Write-Batch
{
    param ([object[]] $Batch)

    $names = @(foreach ($row in $Batch) { $row['Name'] })
    $changes = @(foreach ($change in $Batch[0]['Changes']) { @{ Direction = $change['Direction']; Before = $change['Before']; After = $change['After'] } })
    $meant = @(foreach ($row in $Batch) { @{ Id = $row['Id']; FullName = $row['FullName'] } })
    $replies = Invoke-OnComputer -Names $names -Block $writeBlock -Argument @($changes, $meant)
    $silent = @(foreach ($name in $names) { if ($replies[$name]['Answers'].Count -lt $changes.Count) { $name } })
    $again = @{}
    if ($silent.Count -gt 0) { $again = Invoke-OnComputer -Names $silent -Block $readBlock -Argument @(, @('Outbound', 'Inbound')) }
    foreach ($row in $Batch)
    {
        $reply = $replies[$row['Name']]
        $outcomes = @()
        $messages = @()
        foreach ($change in $row['Changes'])
        {
            $answer = $reply['Answers'][$change['Direction']]
            $look = if ($again[$row['Name']]) { $again[$row['Name']]['Answers'][$change['Direction']] }
            # The state of another computer says nothing about this one.
            if ($look -and ($look.Unknown -or (Get-OtherComputer -Row $row -Answer $look))) { $look = $null }
            $other = if ($answer) { Get-OtherComputer -Row $row -Answer $answer }
            if ($other)
            {
                $change['Outcome'] = 'WrongComputer'
                $change['Message'] = ''
            }
            else { Set-Outcome -Change $change -Answer $answer -Problem $reply['Problem'] -Again $look }
            $outcomes += $change['Outcome']
            if ($change['Message']) { $messages += "$($change['Direction']): $($change['Message'])" }
        }
        $row['Message'] = if ($other) { $other } else { $messages -join ' ' }
        $row['Result'] = 'AlreadySo'
        foreach ($result in 'Changed', 'Skipped', 'WrongComputer', 'Failed', 'NotVerified', 'Pending')
        {
            if ($outcomes -contains $result) { $row['Result'] = $result }
        }
        if ($row['Result'] -eq 'Pending') { $row['Result'] = 'NotVerified' }
    }
}

# Writes to the computers that are ready, after saving the record.
function Write-Computer
{
    param ([object[]] $Ready)

    try { Save-Record -New:(-not $Undo) }
    catch { throw "Nothing was written, because the record couldn't be saved: $_" }
    $failures = 0
    $stop = ''
    foreach ($planned in Get-Group -Rows $Ready)
    {
        $group = @(Get-Writable -Rows $planned -Ready $Ready)
        $at = 0
        while (-not $stop -and $at -lt $group.Count)
        {
            $size = $ThrottleLimit
            if ($StopAfterFailures) { $size = [System.Math]::Min($size, $StopAfterFailures - $failures) }
            $batch = @($group[$at..([System.Math]::Min($at + $size, $group.Count) - 1)])
            $at += $size
            foreach ($row in $batch) { Set-Pending -Row $row }
            try { Save-Record }
            catch
            {
                $stop = "the record couldn't be saved: $_"
                break
            }
            $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'SMB signing', "Writing $($batch.Count) of $($Ready.Count) computers"))
            Write-Batch -Batch $batch
            foreach ($row in $batch)
            {
                if (@('Failed', 'NotVerified') -contains $row['Result']) { $failures++ }
                if ($Undo) { Set-Undone -Row $row }
            }
            if ($StopAfterFailures -and $failures -ge $StopAfterFailures) { $stop = "the number of failures reached $failures." }
        }
    }
    foreach ($row in $Ready)
    {
        if ($row['Result'] -ne 'Ready') { continue }
        $row['Result'] = 'NotStarted'
        $row['Message'] = "Not started, because $stop"
    }
    try { Save-Record }
    catch { $PSCmdlet.WriteWarning("The results couldn't be saved to the record: $_") }
}
