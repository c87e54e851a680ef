<#
.SYNOPSIS
    Gives the full name of this computer.

.DESCRIPTION
    The DNS host name, with the domain's name if the computer is joined to one. $null if there is no host name.

.PARAMETER System
    An instance of Win32_ComputerSystem with DNSHostName, Domain and PartOfDomain, or $null.
#>
function Get-QualifiedName
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $System
    )

    $name = Get-PropertyValue -InputObject $System -Name 'DNSHostName'
    if ($name -and $System.PartOfDomain)
    {
        return "$name.$($System.Domain)"
    }
    $name
}
