<#
.SYNOPSIS
    Tests whether a setting is still as it was when it was read.

.DESCRIPTION
    Reads what is in force and stored, and gives $true if both are as before.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER Current
    What Get-SmbSettingState gave before.
#>
function Test-SmbSettingUnchanged
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Current
    )

    $now = Get-SmbSettingState -Setting $Setting -ExpectedInForce $Current['InForce']
    $now['InForce'] -eq $Current['InForce'] -and $now['Stored'] -eq $Current['Stored']
}
