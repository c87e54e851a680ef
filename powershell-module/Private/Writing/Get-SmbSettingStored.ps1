<#
.SYNOPSIS
    Reads what is stored of one setting, in the words of the write commands.

.DESCRIPTION
    Throws where it cannot be read. One look at the registry: what Windows itself reports takes longer.

.PARAMETER Setting
    What Get-SmbSetting gave.

.OUTPUTS
    0, 1, NotStored, or words for another value.
#>
function Get-SmbSettingStored
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting
    )

    $stored = Get-RegistryValue -Path $Setting['Path'] -Name $Setting['ValueName']
    if ($null -eq $stored)
    {
        $stored = 'NotStored'
    }
    elseif ($stored -is [string])
    {
        # The callers' 0 and 1 are numbers: a text "1" is another value.
        $stored = "$stored, not a REG_DWORD"
    }
    "$stored"
}
