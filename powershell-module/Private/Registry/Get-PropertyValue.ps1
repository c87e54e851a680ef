<#
.SYNOPSIS
    Reads one property of an object that may lack it.

.DESCRIPTION
    Gives $null if the object is $null or has no such property. Names are compared without case, which matters for
    registry values: Windows setup writes some of them in lower case.

.PARAMETER InputObject
    The object, or $null.

.PARAMETER Name
    The property's name.
#>
function Get-PropertyValue
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $InputObject,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    if ($null -ne $InputObject -and $null -ne $InputObject.PSObject.Properties[$Name])
    {
        return $InputObject.PSObject.Properties[$Name].Value
    }
    # Said outright: a function that gives nothing leaves an empty object in a property bag, not a null.
    return $null
}
