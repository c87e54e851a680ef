<#
.SYNOPSIS
    Picks properties of a configuration, and distinguishes missing from false.

.DESCRIPTION
    Gives a hashtable: contract name = value. A property that the configuration doesn't have is $null, and its name is
    added to NotReported.

.PARAMETER Configuration
    The object to read, or $null if it could not be read. Then all values are $null, and nothing is noted.

.PARAMETER Property
    A dictionary: contract name = property name.

.PARAMETER Prefix
    What precedes the contract name in NotReported.

.PARAMETER NotReported
    A dictionary that receives the missing names as keys.
#>
function Get-ReportedProperty
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Configuration,

        [Parameter(Mandatory = $true)]
        [object]
        $Property,

        [Parameter(Mandatory = $true)]
        [string]
        $Prefix,

        [Parameter(Mandatory = $true)]
        [object]
        $NotReported
    )

    $values = @{}
    foreach ($name in $Property.Keys)
    {
        $value = Get-PropertyValue -InputObject $Configuration -Name $Property[$name]
        if ($null -ne $Configuration -and $null -eq $Configuration.PSObject.Properties[$Property[$name]])
        {
            $NotReported["$Prefix.$name"] = $true
        }
        $values[$name] = $value
    }
    $values
}
