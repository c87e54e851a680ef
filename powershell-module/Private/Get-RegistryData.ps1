<#
.SYNOPSIS
    Picks one value of a registry key that was read.

.DESCRIPTION
    A REG_DWORD is given as number, a REG_SZ as text, data of any other type as the text of it: what it is read for is
    normally one of the two. Gives $null where there is no such value, or no key. Throws where the value is malformed.

.PARAMETER Key
    What Get-RegistryKey gave.

.PARAMETER Name
    The value's name, in any case.
#>
function Get-RegistryData
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [hashtable]
        $Key,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    if ($null -eq $Key -or $null -eq $Key[$Name])
    {
        return $null
    }
    if ($null -ne $Key[$Name]['problem'])
    {
        throw $Key[$Name]['problem']
    }
    $value = $Key[$Name]['data']
    if ($value -isnot [int] -and $value -isnot [uint32] -and $value -isnot [string])
    {
        return "$value"
    }
    return $value
}
