<#
.SYNOPSIS
    Reads values of one registry key of this computer, by their names.

.DESCRIPTION
    Gives a hashtable with an entry for each value that exists, and $null if the key doesn't exist. An entry is a
    hashtable with data or, if that value is malformed, with problem, the error record. Any other failure, such as a
    refused read, is thrown. Get-RegistryData picks from the hashtable. Never reads the whole key, because one malformed
    value (a REG_DWORD of 8 bytes, for example) makes Windows PowerShell throw for all values that are read with it.

.PARAMETER Path
    The key, written HKLM:\...

.PARAMETER Name
    The values' names, in any case.
#>
function Get-RegistryKey
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string[]]
        $Name
    )

    $values = @{}
    try
    {
        # A value that is not there is an error for itself, which must not keep the others back.
        $key = Get-ItemProperty -LiteralPath $Path -Name $Name -ErrorAction SilentlyContinue -ErrorVariable problems
        foreach ($problem in $problems)
        {
            if ($problem.FullyQualifiedErrorId -notlike 'System.Management.Automation.PSArgumentException,*')
            {
                throw $problem
            }
        }
    }
    catch
    {
        if ($_.FullyQualifiedErrorId -like 'PathNotFound,*')
        {
            return $null
        }
        if ($_.FullyQualifiedErrorId -notlike 'System.InvalidCastException,*')
        {
            throw
        }
        if ($Name.Count -eq 1)
        {
            return @{ $Name[0] = @{ problem = $_ } }
        }
        # Windows does not say which one it is.
        foreach ($one in $Name)
        {
            $alone = Get-RegistryKey -Path $Path -Name $one
            if ($null -ne $alone -and $null -ne $alone[$one])
            {
                $values[$one] = $alone[$one]
            }
        }
        return $values
    }
    foreach ($one in $Name)
    {
        # A list that a function hands on is one of objects, and no longer tells of what.
        if ($null -ne (Get-PropertyValue -InputObject $key -Name $one))
        {
            $values[$one] = @{ data = $key.$one }
        }
    }
    $values
}
