<#
.SYNOPSIS
    Says which value of its property a setting's word stands for.

.DESCRIPTION
    True or false if the property is a flag. Otherwise, the number that is stored for it.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER InForce
    The word.
#>
function Get-SmbSettingValue
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting,

        [Parameter(Mandatory = $true)]
        [string]
        $InForce
    )

    $number = [int] $Setting['Stored'][$InForce]
    if ($Setting['IsFlag'])
    {
        return $number -ne 0
    }
    $number
}
