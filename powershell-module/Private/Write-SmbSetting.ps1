<#
.SYNOPSIS
    Writes one setting.

.DESCRIPTION
    Sets what is in force with the SMB cmdlet, which stores it too, unless it is so already; then, where nothing shall
    stay stored, removes the registry value. In that order: whether the running service follows a removed value by
    itself is not documented. Restarts nothing.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER Value
    What shall be in force.

.PARAMETER IsInForce
    It is in force already.

.PARAMETER IsStored
    A value is stored.

.PARAMETER Remove
    Nothing shall stay stored.
#>
function Write-SmbSetting
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting,

        [Parameter(Mandatory = $true)]
        [bool]
        $Value,

        [Parameter(Mandatory = $true)]
        [bool]
        $IsInForce,

        [Parameter(Mandatory = $true)]
        [bool]
        $IsStored,

        [Parameter(Mandatory = $true)]
        [bool]
        $Remove
    )

    # The cmdlets ask and say what would happen: Constrained Language Mode does not let a script call ShouldProcess itself.
    $confirm = $ConfirmPreference -eq 'Low'
    $common = @{ Confirm = $confirm; WhatIf = [bool] $WhatIfPreference; ErrorAction = 'Stop' }
    $wanted = @{ $Setting['Property'] = $Value }
    $set = -not $Remove -or -not $IsInForce
    if ($set -and $Setting['Side'] -eq 'Client')
    {
        Set-SmbClientConfiguration -Force:(-not $confirm) @wanted @common
    }
    if ($set -and $Setting['Side'] -eq 'Server')
    {
        Set-SmbServerConfiguration -Force:(-not $confirm) @wanted @common
    }
    if ($Remove -and ($set -or $IsStored))
    {
        Remove-ItemProperty -LiteralPath "HKLM:\SYSTEM\CurrentControlSet\Services\$($Setting['Service'])\Parameters" -Name $Setting['ValueName'] @common
    }
}
