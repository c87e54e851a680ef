# SPDX-License-Identifier: MIT
# The block that writes. What read-block.ps1 says about itself is true here, too.

# Runs on each computer: looks again right before it writes, writes, and reads back. It does not know which of the computers
# it is meant to be: they all get the same changes, and it must be one of them.
$writeBlock = {
    param ([object[]] $Changes, [object[]] $Computers)
    . "$PSScriptRoot/Test-Meant.ps1"

    . "$PSScriptRoot/Get-Identity.ps1"

    . "$PSScriptRoot/Get-Requirement.ps1"

    function Set-Requirement
    {
        param ([string] $Direction, [string] $Found, [string] $After)

        $required = $After -like 'required, *'
        $remove = $After -like '*, not stored'
        $common = @{ Confirm = $false; ErrorAction = 'Stop' }
        $set = -not $remove -or ($Found -like 'required, *') -ne $required
        if ($set -and $Direction -eq 'Outbound')
        {
            Set-SmbClientConfiguration -RequireSecuritySignature $required -Force @common
        }
        if ($set -and $Direction -eq 'Inbound')
        {
            Set-SmbServerConfiguration -RequireSecuritySignature $required -Force @common
        }
        # In force first: whether the running service follows a removed value by itself is not documented.
        if ($remove)
        {
            $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
            Remove-ItemProperty -LiteralPath "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters" -Name 'RequireSecuritySignature' @common
        }
    }

    # Nothing is written unless this is a computer of the plan, and both directions are still as planned.
    $found = @{}
    $held = ''
    $why = ''
    $computer = @{}
    if (@($Computers | Where-Object { -not $_['Id'] -and -not $_['FullName'] }).Count -eq 0)
    {
        try
        {
            $computer = Get-Identity
            if (@($Computers | Where-Object { Test-Meant -Meant $_ -Computer $computer }).Count -eq 0) { $held = 'WrongComputer' }
        }
        catch
        {
            $held = 'Failed'
            $why = "its identity could not be read before writing: $_"
        }
    }
    foreach ($change in $Changes)
    {
        if ($held -eq 'WrongComputer') { break }
        $direction = $change['Direction']
        try
        {
            $found[$direction] = Get-Requirement -Direction $direction
            if (-not $held -and @($change['Before'], $change['After']) -notcontains $found[$direction])
            {
                $held = 'Skipped'
                $why = "changed since the plan. Expected: $($change['Before']). Found: $($found[$direction])."
            }
        }
        catch
        {
            $held = 'Failed'
            $why = "could not be read before writing: $_"
        }
    }
    foreach ($change in $Changes)
    {
        $direction = $change['Direction']
        $outcome = $held
        $message = $why
        if (-not $held -and $found[$direction] -eq $change['After'])
        {
            $outcome = 'AlreadySo'
        }
        elseif (-not $held)
        {
            try
            {
                Set-Requirement -Direction $direction -Found $found[$direction] -After $change['After']
                $outcome = 'Written'
            }
            catch
            {
                $outcome = 'Failed'
                $message = "$_"
                $held = 'NotStarted'
                $why = 'not started, because the other direction failed.'
            }
        }
        $state = ''
        try
        {
            if ($held -ne 'WrongComputer') { $state = Get-Requirement -Direction $direction }
        }
        catch
        {
            $message = "$message Could not be read back: $_".Trim()
        }
        New-Object -TypeName PSObject -Property @{
            Direction = $direction
            Outcome = $outcome
            Found = "$($found[$direction])"
            State = $state
            Message = $message
            Computer = $computer
        }
    }
}
