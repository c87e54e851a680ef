# SPDX-License-Identifier: MIT
# What the script asks the administrator, and what it shows.

# One question for all, with those that get weaker by name.
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
