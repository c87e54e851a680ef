<#
.SYNOPSIS
    Reads an unsigned number from bytes, the lowest first.

.DESCRIPTION
    Constrained Language Mode refuses System.BitConverter.

.PARAMETER Data
    The bytes.

.PARAMETER At
    Where the number begins.

.PARAMETER Count
    How many bytes it has: at most 4.
#>
function Get-LittleEndian
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [byte[]]
        $Data,

        [Parameter(Mandatory = $true)]
        [int]
        $At,

        [Parameter(Mandatory = $true)]
        [ValidateRange(1, 4)]
        [int]
        $Count
    )

    [int64] $number = 0
    for ($place = $Count - 1; $place -ge 0; $place--)
    {
        $number = 256 * $number + $Data[$At + $place]
    }
    $number
}
