<#
.SYNOPSIS
    Resolves a device's name to its addresses.

.DESCRIPTION
    Gives the addresses, at most four, and notes addresses and canonicalName in Facts. If the name resolves to nothing,
    gives nothing and notes how it ended. An IP address is used as it is, without a reverse lookup.

.PARAMETER Name
    A name or an IP address.

.PARAMETER Facts
    The bag that Test-SmbDevice reports.
#>
function Resolve-DeviceName
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Facts
    )

    $literal = $null
    if ([System.Net.IPAddress]::TryParse($Name, [ref] $literal))
    {
        $Facts['addresses'] = @("$literal")
        return $literal
    }

    $task = [System.Net.Dns]::GetHostEntryAsync($Name)
    $wait = Wait-NetworkTask -Task $task -Milliseconds 5000
    $Facts['words'] = $wait['words']
    if ($wait['failure'] -eq 'TimeUp')
    {
        $Facts['ended'] = 'nameTimedOut'
        return
    }
    if ($null -ne $wait['failure'])
    {
        $Facts['ended'] = 'nameNotFound'
        return
    }
    $all = @($task.Result.AddressList)
    $Facts['canonicalName'] = "$($task.Result.HostName)"
    $Facts['addresses'] = @(foreach ($address in $all)
        {
            "$address"
        })
    if ($all.Count -eq 0)
    {
        $Facts['ended'] = 'nameNotFound'
        return
    }
    $all[0..3]
}
