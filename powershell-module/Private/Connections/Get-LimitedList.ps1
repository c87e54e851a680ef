<#
.SYNOPSIS
    Picks properties of many objects, at most 500 of them.

.DESCRIPTION
    Gives a bag: total (how many there are) and rows. A property that none of the objects has is $null, and its name is
    added to NotReported. Texts are cut at 300 characters.

.PARAMETER Item
    The objects.

.PARAMETER Property
    A dictionary: contract name = property name.

.PARAMETER Prefix
    What precedes the contract name in NotReported.

.PARAMETER NotReported
    A dictionary that receives the missing names as keys.
#>
function Get-LimitedList
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [object[]]
        $Item,

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

    $taken = 0
    $rows = @(foreach ($one in $Item)
        {
            $row = Get-ReportedProperty -Configuration $one -Property $Property -Prefix $Prefix -NotReported $NotReported
            foreach ($name in @($row.Keys))
            {
                $value = $row[$name]
                if ($null -ne $value -and $value -isnot [bool] -and $value -isnot [uint32] -and $value -isnot [int])
                {
                    # Dialect is a text on some Windows and a number on others.
                    $value = "$value"
                    if ($value.Length -gt 300)
                    {
                        $value = $value.Substring(0, 300)
                    }
                    $row[$name] = $value
                }
            }
            New-Object -TypeName PSObject -Property $row
            if (++$taken -ge 500)
            {
                break
            }
        })
    New-Object -TypeName PSObject -Property @{ total = $Item.Count; rows = $rows }
}
