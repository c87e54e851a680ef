<#
.SYNOPSIS
    Reads one registry value of this computer.

.DESCRIPTION
    A REG_DWORD is given as number, a REG_SZ as text, data of any other type as the text of it: what it is read for is
    normally one of the two. Gives $null where the key or the value does not exist. Any other failure, such as a
    refused read, is thrown.

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
        $value = Get-PropertyValue -InputObject (Get-ItemProperty -LiteralPath $Path -ErrorAction Stop) -Name $Name
        if ($null -ne $value -and $value -isnot [int] -and $value -isnot [string])
        {
            $value = "$value"
        }
        $value
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
