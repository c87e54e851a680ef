<#
.SYNOPSIS
    Says which group an event belongs to.

.DESCRIPTION
    Gives a hashtable: key, peer (a text as Get-PeerText gives it; the address if the name is empty; $null: neither),
    required (Boolean or $null), status (text or $null), time (as Get-EventTime gives it).

.PARAMETER EventRecord
    What Get-WinEvent gave.

.PARAMETER Place
    What Get-EventPlace gave for it.
#>
function Get-EvidenceKey
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $EventRecord,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Place
    )

    $properties = @($EventRecord.Properties)
    $values = @{}
    foreach ($part in $Place.Keys)
    {
        if ($Place[$part] -lt $properties.Count)
        {
            $values[$part] = $properties[$Place[$part]].Value
        }
    }
    $peer = Get-PeerText -Value $values['peer']
    if ($null -eq $peer)
    {
        $peer = Get-PeerText -Value $values['address']
    }
    $required = $null
    if ("$($values['required'])" -in 'True', '1')
    {
        $required = $true
    }
    elseif ("$($values['required'])" -in 'False', '0')
    {
        $required = $false
    }
    $status = $null
    if ($null -ne $values['status'])
    {
        $status = "$($values['status'])"
    }
    $time = Get-EventTime -EventRecord $EventRecord
    @{
        # The day is what stands before the T.
        key      = "$("$time".Split('T')[0])|$required|$status|$peer"
        peer     = $peer
        required = $required
        status   = $status
        time     = $time
    }
}
