<#
.SYNOPSIS
    Reads when an event was logged.

.DESCRIPTION
    Gives ISO 8601, UTC, and $null for an event without a time, which a damaged log can contain.

.PARAMETER EventRecord
    What Get-WinEvent gave.
#>
function Get-EventTime
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $EventRecord
    )

    if ($null -eq $EventRecord.TimeCreated)
    {
        return $null
    }
    $EventRecord.TimeCreated.ToUniversalTime().ToString('o')
}
