<#
.SYNOPSIS
    Reads one registry value of this computer.

.DESCRIPTION
    Gives its data as Get-RegistryData does, and $null where the key or the value does not exist. Any other failure, such
    as a refused read, is thrown.

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

    # The whole key is read because asking for one value by name fails where there is none.
    Get-RegistryData -Key (Get-RegistryKey -Path $Path) -Name $Name
}
