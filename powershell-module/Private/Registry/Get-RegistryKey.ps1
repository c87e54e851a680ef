<#
.SYNOPSIS
    Reads values of one registry key of this computer, by their names.

.DESCRIPTION
    Gives a dictionary with an entry for each value that exists, and $null if the key doesn't exist. An entry is a
    hashtable with data or, if that value is malformed, with problem, the error record. Any other failure, such as a
    refused read, is thrown. Get-RegistryData and Get-RegistryEntry pick from the dictionary. Never reads the whole key,
    because one malformed value (a REG_DWORD of 8 bytes, for example) makes Windows PowerShell throw for all values that
    are read with it.

.PARAMETER Path
    The key, written HKLM:\...

.PARAMETER Name
    The values' names, in any case. None contains a wildcard.

.PARAMETER Like
    Further values, by wildcard patterns for their names. If one of them is malformed, the entry * has the problem, and
    no value is there only because its name matches.
#>
function Get-RegistryKey
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter()]
        [string[]]
        $Name = @(),

        [Parameter()]
        [string[]]
        $Like = @()
    )

    $where = @{ LiteralPath = $Path }
    if ($Like.Count -gt 0)
    {
        # A wildcard counts with -Path only, and is no error if it matches nothing.
        $where = @{ Path = $Path }
    }
    # What a pattern finds by its name is asked for once.
    $asked = @($Like) + @(foreach ($one in $Name)
        {
            $isFound = $false
            foreach ($pattern in $Like)
            {
                $isFound = $isFound -or $one -like $pattern
            }
            if (-not $isFound)
            {
                $one
            }
        })
    $values = [ordered] @{}
    try
    {
        # A value that is not there is an error for itself, which must not keep the others back.
        $key = Get-ItemProperty @where -Name $asked -ErrorAction SilentlyContinue -ErrorVariable problems
        foreach ($problem in $problems)
        {
            # Seen here, not thrown and caught: most computers lack half of the keys, and an exception takes its time.
            if ($problem.FullyQualifiedErrorId -like 'PathNotFound,*')
            {
                return $null
            }
            # PowerShell 7 only reports what 5.1 throws where a value is malformed.
            if ($problem.FullyQualifiedErrorId -notlike 'System.Management.Automation.PSArgumentException,*')
            {
                throw $problem
            }
        }
    }
    catch
    {
        if ($_.FullyQualifiedErrorId -notlike 'System.InvalidCastException,*')
        {
            throw
        }
        if ($Name.Count -eq 0)
        {
            $values['*'] = @{ problem = $_ }
            return $values
        }
        if ($Name.Count -eq 1 -and $Like.Count -eq 0)
        {
            $values[$Name[0]] = @{ problem = $_ }
            return $values
        }
        # Windows does not say which one it is.
        $alone = @(foreach ($one in $Name)
            {
                @{ Name = $one }
            })
        if ($Like.Count -gt 0)
        {
            $alone += @{ Like = $Like }
        }
        foreach ($one in $alone)
        {
            $part = Get-RegistryKey -Path $Path @one
            if ($null -ne $part)
            {
                foreach ($found in $part.Keys)
                {
                    $values[$found] = $part[$found]
                }
            }
        }
        return $values
    }
    if ($null -eq $key)
    {
        return $values
    }
    foreach ($property in $key.PSObject.Properties)
    {
        # The provider adds properties of its own.
        $isWanted = $Name -contains $property.Name
        foreach ($pattern in $Like)
        {
            $isWanted = $isWanted -or $property.Name -like $pattern
        }
        if ($isWanted -and $null -ne $property.Value)
        {
            # Not by a function: a list that one hands on is one of objects, and no longer tells of what.
            $values[$property.Name] = @{ data = $property.Value }
        }
    }
    $values
}
