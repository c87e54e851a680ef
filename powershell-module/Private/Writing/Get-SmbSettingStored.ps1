<#
.SYNOPSIS
    Reads what is stored of one setting, in the words of the write commands.

.DESCRIPTION
    Throws if that can't be read. Reads only the registry, because what Windows itself reports takes longer.

.PARAMETER Setting
    What Get-SmbSetting gave.

.OUTPUTS
    The number that is stored, NotStored, or words for another value.
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
        # What the callers expect are numbers: a text "1" is another value.
        $stored = "$stored, not a REG_DWORD"
    }
    "$stored"
}
