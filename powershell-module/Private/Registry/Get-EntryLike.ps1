<#
.SYNOPSIS
    Picks registry entries by their names.

.DESCRIPTION
    Gives a list of the entries whose name matches, empty if none does, and $null if the entries could not be read.

.PARAMETER Entry
    What Get-RegistryEntry gave, as a list; $null: it failed.

.PARAMETER Like
    A wildcard pattern for the names.
#>
function Get-EntryLike
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [AllowEmptyCollection()]
        [object[]]
        $Entry,

        [Parameter(Mandatory = $true)]
        [string]
        $Like
    )

    if ($null -eq $Entry)
    {
        return $null
    }
    $chosen = @(foreach ($one in $Entry)
        {
            if ($one.name -like $Like)
            {
                $one
            }
        })
    , $chosen
}
