<#
.SYNOPSIS
    Stores one setting of the SMB server that this Windows doesn't report.

.DESCRIPTION
    Writes the registry value as a REG_DWORD and reads it back. Throws if the value is then a different one, unless it
    wasn't to be written (-WhatIf, or -Confirm answered No). Whether the running service applies the value is unknown.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER Value
    What to store: a number.

.PARAMETER Common
    Confirm, WhatIf and ErrorAction for the cmdlet that writes.
#>
function Write-SmbStoredSetting
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting,

        [Parameter(Mandatory = $true)]
        [string]
        $Value,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Common
    )

    $null = New-ItemProperty -LiteralPath $Setting['Path'] -Name $Setting['ValueName'] -PropertyType DWord -Value ([int] $Value) -Force @Common
    if ($Common['WhatIf'] -or $Common['Confirm'])
    {
        return
    }
    $stored = Get-SmbSettingStored -Setting $Setting
    if ($stored -ne $Value)
    {
        Write-Error -ErrorAction Stop -Category InvalidResult -ErrorId 'NotWritten' -Message "$($Setting['What']) was written, but $stored is stored."
    }
}
