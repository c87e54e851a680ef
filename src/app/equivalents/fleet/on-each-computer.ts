// SPDX-License-Identifier: MIT
// The parts of the exported script that run on each computer. They are sent as text and see nothing of the script; they
// keep to what Constrained Language Mode allows, and to the commands and the order of the bundled ones.

/** Says whether a computer is the one that was meant: what of the two wasn't read for the plan is not compared. */
export const comparison = String.raw`function Test-Meant
{
    param ($Meant, $Computer)

    (-not $Meant['Id'] -or $Computer['Id'] -eq $Meant['Id']) -and
        (-not $Meant['FullName'] -or @($Computer['FullName'], $Computer['Name']) -contains $Meant['FullName'])
}
`;

/** Says which computer this is, and throws where that is not known: as Assert-ExpectedComputer.ps1 finds it out. */
const identity = String.raw`
    function Get-Identity
    {
        $system = Get-CimInstance -ClassName Win32_ComputerSystem -Property Name, DNSHostName, Domain, PartOfDomain -OperationTimeoutSec 20 -ErrorAction Stop
        $full = "$($system.DNSHostName)"
        if ($full -and $system.PartOfDomain)
        {
            $full = "$full.$($system.Domain)"
        }
        $key = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid' -ErrorAction Stop
        @{ Id = "$($key.MachineGuid)"; FullName = $full; Name = "$($system.Name)" }
    }
`;

/** Gives a direction's state as a text of the plan, and throws where it is not known. */
const reading = String.raw`
    function Get-Requirement
    {
        param ([string] $Direction)

        if ($Direction -eq 'Outbound')
        {
            $configuration = Get-SmbClientConfiguration -ErrorAction Stop
        }
        else
        {
            $configuration = Get-SmbServerConfiguration -ErrorAction Stop
        }
        $inForce = $configuration.RequireSecuritySignature
        if ($inForce -isnot [bool])
        {
            throw 'The requirement in force is not reported.'
        }
        $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
        $stored = 'not stored'
        try
        {
            # By name: a malformed value beside it makes Windows PowerShell throw for the whole key.
            $key = Get-ItemProperty -LiteralPath "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters" -Name 'RequireSecuritySignature' -ErrorAction Stop
            $stored = "stored $($key.RequireSecuritySignature)"
            # The plan's 0 and 1 are numbers: a text "1" is another value.
            if ($key.RequireSecuritySignature -isnot [int] -and $key.RequireSecuritySignature -isnot [uint32])
            {
                $stored += ', not a REG_DWORD'
            }
        }
        catch
        {
            # Neither the key nor the value has to be there.
            if ($_.FullyQualifiedErrorId -notmatch '^(PathNotFound|System\.Management\.Automation\.PSArgumentException),')
            {
                throw
            }
        }
        "$(@{ $true = 'required'; $false = 'not required' }[$inForce]), $stored"
    }
`;

export const onEachComputer = String.raw`# Runs on each computer and only reads.
$readBlock = {
    param ([object[]] $Directions)
${identity}${reading}
    $computer = @{}
    $unknown = ''
    try
    {
        $computer = Get-Identity
    }
    catch
    {
        $unknown = "$_"
    }
    foreach ($direction in $Directions)
    {
        $state = ''
        $message = ''
        try
        {
            $state = Get-Requirement -Direction $direction
        }
        catch
        {
            $message = "$_"
        }
        New-Object -TypeName PSObject -Property @{ Direction = $direction; State = $state; Message = $message; Computer = $computer; Unknown = $unknown }
    }
}

# Runs on each computer: looks again right before it writes, writes, and reads back. It does not know which of the computers
# it is meant to be: they all get the same changes, and it must be one of them.
$writeBlock = {
    param ([object[]] $Changes, [object[]] $Computers)
${comparison.replace(/^(?=.)/gm, '    ')}${identity}${reading}
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

    # Nothing is written unless this is a computer of the plan, and the whole of it still is as planned.
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
                $why = "changed since the plan: $($found[$direction]), not $($change['Before'])."
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
`;
