<#
.SYNOPSIS
    Lists values of a registry key that was read, by patterns for their names.

.DESCRIPTION
    Gives property bags with name, as it is stored, and data. Data of any type is given as text. Gives nothing if there is
    no key. Throws if one of the values is malformed.

.PARAMETER Key
    What Get-RegistryKey gave for these patterns, at least.

.PARAMETER Like
    Which values: wildcard patterns for their names.
#>
function Get-RegistryEntry
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Key,

        [Parameter(Mandatory = $true)]
        [string[]]
        $Like
    )

    if ($null -eq $Key)
    {
        return
    }
    if ($null -ne $Key['*'])
    {
        throw $Key['*']['problem']
    }
    foreach ($name in $Key.Keys)
    {
        foreach ($pattern in $Like)
        {
            if ($name -like $pattern)
            {
                New-Object -TypeName PSObject -Property @{ name = "$name"; data = "$($Key[$name]['data'])" }
                break
            }
        }
    }
}
