<#
.SYNOPSIS
    Reads one registry value of this computer.

.DESCRIPTION
    Gives $null where the key or the value does not exist. Any other failure, such as a refused read, is thrown.

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

    try
    {
        # The whole key is read because asking for one value by name fails where there is none.
        Get-PropertyValue -InputObject (Get-ItemProperty -LiteralPath $Path -ErrorAction Stop) -Name $Name
    }
    catch
    {
        if ($_.FullyQualifiedErrorId -notlike 'PathNotFound,*')
        {
            throw
        }
        $null
    }
}
