<#
.SYNOPSIS
    Writes one setting.

.DESCRIPTION
    Sets the value in force with the SMB cmdlet, which also stores it, unless it is already in force and stored. Then, if
    nothing should stay stored, removes the registry value. It does this in that order, because it isn't documented
    whether the running service notices a removed value by itself. Removes nothing if -Confirm was answered No before.
    Restarts nothing. Throws ChangedWhileWriting, and stops, if right before a step the stored value isn't the one that
    the step expects. If someone else writes between that check and the step, it can't be noticed.

    An audit that the cmdlet doesn't report is written to the registry, and read back. It is never removed, because
    without a value the server keeps its earlier setting.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER InForce
    What to put in force, in the setting's words.

.PARAMETER Current
    What Get-SmbSettingState gave.

.PARAMETER Remove
    Leaves nothing stored.
#>
function Write-SmbSetting
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting,

        [Parameter(Mandatory = $true)]
        [string]
        $InForce,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Current,

        [Parameter(Mandatory = $true)]
        [bool]
        $Remove
    )

    # The cmdlets ask and say what would happen: Constrained Language Mode does not let a script call ShouldProcess itself.
    $confirm = $ConfirmPreference -eq 'Low' -and -not $WhatIfPreference
    $common = @{ Confirm = $confirm; WhatIf = [bool] $WhatIfPreference; ErrorAction = 'Stop' }
    $number = $Setting['Stored'][$InForce]
    if ($Current['InForce'] -eq 'NotReported')
    {
        Write-SmbStoredSetting -Setting $Setting -Value $number -Common $common
        return
    }
    $wanted = @{ $Setting['Property'] = Get-SmbSettingValue -Setting $Setting -InForce $InForce }
    $set = -not $Remove -or $Current['InForce'] -ne $InForce
    $stored = Assert-SmbSettingStored -Setting $Setting -Expected $Current['Stored'], @{ $true = 'NotStored'; $false = $number }[$Remove]
    if ($set -and $Setting['Side'] -eq 'Client')
    {
        Set-SmbClientConfiguration -Force:(-not $confirm) @wanted @common
    }
    if ($set -and $Setting['Side'] -eq 'Server')
    {
        Set-SmbServerConfiguration -Force:(-not $confirm) @wanted @common
    }
    # The cmdlets do not say what was answered.
    $declined = $set -and $confirm -and (Test-SmbSettingUnchanged -Setting $Setting -Current $Current)
    if ($Remove -and $set -and -not $declined -and -not $WhatIfPreference)
    {
        $stored = Assert-SmbSettingStored -Setting $Setting -Expected $number, 'NotStored'
    }
    if ($Remove -and -not $declined -and $stored -ne 'NotStored')
    {
        Remove-ItemProperty -LiteralPath $Setting['Path'] -Name $Setting['ValueName'] @common
    }
}
