<#
.SYNOPSIS
    Reads one registry value of this computer as text.

.DESCRIPTION
    Like Get-RegistryValue, for a value that is a text whatever its type. Gives $null if the value doesn't exist.

.PARAMETER Path
    The key, written HKLM:\...

.PARAMETER Name
    The value's name, in any case.
#>
function Get-RegistryText
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    $value = Get-RegistryValue -Path $Path -Name $Name
    if ($null -eq $value)
    {
        return $null
    }
    "$value"
}
