<#
.SYNOPSIS
    Tells whether a name matches one of several patterns.

.DESCRIPTION
    Gives $true or $false; $false if there are no patterns.

.PARAMETER Name
    The name.

.PARAMETER Like
    Wildcard patterns, compared without case.
#>
function Test-NameLike
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Like
    )

    foreach ($pattern in $Like)
    {
        if ($Name -like $pattern)
        {
            return $true
        }
    }
    $false
}
