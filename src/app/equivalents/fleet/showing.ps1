# SPDX-License-Identifier: MIT
# What the script asks the administrator, and what it shows.

# One question for all computers, which names those whose signing becomes weaker.
function Get-Question
{
    param ([object[]] $Ready)

    $weaker = @(foreach ($row in $Ready)
        {
            $losing = @($row['Changes'] | Where-Object { $_['Found'] -like 'required, *' -and $_['After'] -like 'not required, *' })
            if ($losing.Count -gt 0) { $row['Name'] }
        })
    $question = "Change SMB signing. Computers: $($Ready.Count)."
    if ($weaker.Count -eq 0) { return "$question Weaker signing: none." }
    "$question Weaker signing: $($weaker.Count) ($($weaker -join ', '))."
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
