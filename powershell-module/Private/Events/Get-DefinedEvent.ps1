<#
.SYNOPSIS
    Reads which events a provider of this Windows can log.

.DESCRIPTION
    Gives a hashtable with the identifiers as keys, in text form. If it is empty, they could not be read.

.PARAMETER Provider
    The provider's name.
#>
function Get-DefinedEvent
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Provider
    )

    $ids = @{}
    try
    {
        foreach ($definition in (Get-WinEvent -ListProvider $Provider -ErrorAction Stop).Events)
        {
            $ids["$($definition.Id)"] = $true
        }
    }
    catch
    {
        # What could not be listed is not known; which events there are is told all the same.
        $ids = @{}
    }
    $ids
}
