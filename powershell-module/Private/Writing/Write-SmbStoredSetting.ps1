<#
.SYNOPSIS
    Stores one setting of the SMB server that this Windows does not report.

.DESCRIPTION
    Writes the registry value as a REG_DWORD and reads it back. Throws where it is another one then, unless nobody wanted
    it written (-WhatIf, or -Confirm answered No). Whether the running service follows is not known.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER Value
    What shall be stored: true is 1, false is 0.

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
        [bool]
        $Value,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Common
    )

    $data = @{ $true = 1; $false = 0 }[$Value]
    $null = New-ItemProperty -LiteralPath $Setting['Path'] -Name $Setting['ValueName'] -PropertyType DWord -Value $data -Force @Common
    if ($Common['WhatIf'] -or $Common['Confirm'])
    {
        return
    }
    $stored = Get-SmbSettingStored -Setting $Setting
    if ($stored -ne "$data")
    {
        Write-Error -ErrorAction Stop -Category InvalidResult -ErrorId 'NotWritten' -Message "$($Setting['What']) was written, but $stored is stored."
    }
}
