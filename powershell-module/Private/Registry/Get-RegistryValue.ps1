<#
.SYNOPSIS
    Reads one registry value of this computer.

.DESCRIPTION
    Gives the value's data as Get-RegistryData does, and $null if the key or the value doesn't exist. Any other failure,
    such as a refused read or a malformed value, is thrown.

.PARAMETER Path
    The key, written HKLM:\...

.PARAMETER Name
    The value's name, in any case.
#>
function Get-RegistryValue
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

    Get-RegistryData -Key (Get-RegistryKey -Path $Path -Name $Name) -Name $Name
}
