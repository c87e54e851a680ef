<#
.SYNOPSIS
    Reads all values of one registry key of this computer.

.DESCRIPTION
    Gives $null where the key does not exist. Any other failure, such as a refused read, is thrown.

.PARAMETER Path
    The key, written HKLM:\...
#>
function Get-RegistryKey
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    try
    {
        Get-ItemProperty -LiteralPath $Path -ErrorAction Stop
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
