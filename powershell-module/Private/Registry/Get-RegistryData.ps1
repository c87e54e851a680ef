<#
.SYNOPSIS
    Picks one value of a registry key that was read.

.DESCRIPTION
    A REG_DWORD is given as a number, a REG_SZ as a text. Data of any other type is given as a text, too: its type, a
    colon, and its contents, separated by semicolons. Gives $null if there is no such value, or no key. Throws if the
    value is malformed.

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
        [object]
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
    if ($value -is [int] -or $value -is [uint32] -or $value -is [string])
    {
        return $value
    }
    $type = 'REG_BINARY'
    if ($value -is [string[]])
    {
        $type = 'REG_MULTI_SZ'
    }
    elseif ($value -is [long] -or $value -is [uint64])
    {
        $type = 'REG_QWORD'
    }
    return "$($type): $($value -join '; ')"
}
