<#
.SYNOPSIS
    Lists registry values of one key of this computer.

.DESCRIPTION
    Gives property bags with name and data. Data of any type is given as text. Gives nothing if the key doesn't exist. Any
    other failure, such as a refused read or a malformed value, is thrown.

.PARAMETER Path
    The key, written HKLM:\...

.PARAMETER Like
    Which values: wildcard patterns for their names.
#>
function Get-RegistryEntry
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string[]]
        $Like
    )

    try
    {
        # By name, as Get-RegistryKey; a wildcard counts with -Path only, and is no error where it matches nothing.
        $key = Get-ItemProperty -Path $Path -Name $Like -ErrorAction Stop
    }
    catch
    {
        if ($_.FullyQualifiedErrorId -notlike 'PathNotFound,*')
        {
            throw
        }
        return
    }
    if ($null -eq $key)
    {
        return
    }
    foreach ($property in $key.PSObject.Properties)
    {
        # The provider adds properties of its own.
        $wanted = @(foreach ($pattern in $Like)
            {
                if ($property.Name -like $pattern)
                {
                    $pattern
                }
            })
        if ($wanted.Count -gt 0)
        {
            New-Object -TypeName PSObject -Property @{ name = "$($property.Name)"; data = "$($property.Value)" }
        }
    }
}
