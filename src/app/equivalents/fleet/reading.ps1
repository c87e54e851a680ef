# SPDX-License-Identifier: MIT
# Reads the computers, and decides from the answers what to do with each.

# Tells whether a computer is the one in the plan.
. "$PSScriptRoot/Test-Meant.ps1"

# Says which computer answered if it isn't the one in the plan. Gives nothing if it is, or if one of the two is unknown.
function Get-OtherComputer
{
    param ($Row, $Answer)

    $computer = $Answer.Computer
    if (-not $computer -or $computer.Count -eq 0 -or (Test-Meant -Meant $Row -Computer $computer)) { return '' }
    "$($computer['FullName']) ($($computer['Id'])) answered to this name, not $($Row['FullName']) ($($Row['Id'])). Nothing was written to it for this name."
}

# Reads computers and decides what to do with each. Ready means that it is to be written.
function Read-Computer
{
    param ([object[]] $Rows)

    $names = [System.Collections.ArrayList]::new()
    $replies = [hashtable]::new([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($row in $Rows)
    {
        # One bad name would make Invoke-Command refuse all names.
        if (@('Dns', 'IPv4', 'IPv6') -notcontains [System.Uri]::CheckHostName($row['Name']))
        {
            $row['Result'] = 'Failed'
            $row['Message'] = "This isn't a valid computer name."
        }
        elseif (-not $replies.ContainsKey($row['Name']))
        {
            $replies[$row['Name']] = $null
            [void] $names.Add($row['Name'])
        }
    }
    if ($names.Count -eq 0) { return }
    $replies = Invoke-OnComputer -Names $names -Block $readBlock -Argument @(, @('Outbound', 'Inbound'))
    foreach ($row in $Rows)
    {
        if ($row['Result'] -eq 'Open') { Set-Decision -Row $row -Reply $replies[$row['Name']] }
    }
}

function Set-Decision
{
    param ($Row, $Reply)

    $result = 'AlreadySo'
    $messages = @()
    foreach ($change in $Row['Changes'])
    {
        $answer = $Reply['Answers'][$change['Direction']]
        if (-not $answer)
        {
            $Row['Result'] = $Reply['Result']
            $Row['Message'] = $Reply['Problem']
            return
        }
        $other = Get-OtherComputer -Row $Row -Answer $answer
        if ($other)
        {
            $Row['Result'] = 'WrongComputer'
            $Row['Message'] = $other
            return
        }
        if ($answer.Unknown -and $messages.Count -eq 0 -and ($Row['Id'] -or $Row['FullName']))
        {
            $result = 'Failed'
            $messages += "Its identity could not be read: $($answer.Unknown)"
        }
        $change['Found'] = $answer.State
        if (-not $answer.State)
        {
            $result = 'Failed'
            $messages += "$($change['Direction']) could not be read: $($answer.Message)"
        }
        elseif (@($change['Before'], $change['After']) -notcontains $answer.State)
        {
            if ($result -ne 'Failed') { $result = 'Skipped' }
            $messages += "$($change['Direction']) changed since the plan. Expected: $($change['Before']). Found: $($answer.State)."
        }
        elseif ($answer.State -ne $change['After'] -and $result -eq 'AlreadySo') { $result = 'Ready' }
    }
    $Row['Result'] = $result
    $Row['Message'] = $messages -join ' '
}
