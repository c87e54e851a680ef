<#
.SYNOPSIS
    Writes one setting.

.DESCRIPTION
    Sets what is in force with the SMB cmdlet, which stores it too, unless it is so already; then, where nothing shall
    stay stored, removes the registry value. In that order: whether the running service follows a removed value by
    itself is not documented. Removes nothing where -Confirm was answered No before. Restarts nothing.
    Throws ChangedWhileWriting, and goes no further, where right before a step something else is stored than that step
    follows. What somebody else writes between that look and the step can't be told apart.

    An audit that the cmdlet does not report is written to the registry, and read back. It is never removed: with no value
    there the server keeps what it had.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER InForce
    What shall be in force, in the setting's words.

.PARAMETER Current
    What Get-SmbSettingState gave.

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
