<#
.SYNOPSIS
    Writes the signing requirement of one direction.

.DESCRIPTION
    Sets what is in force with the SMB cmdlet, which stores it too, unless it is so already; then, where nothing shall
    stay stored, removes the registry value. In that order: whether the running service follows a removed value by
    itself is not documented. Restarts nothing.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Current
    What Get-SigningRequirement gave.

.PARAMETER Required
    What shall be in force.

.PARAMETER Remove
    Nothing shall stay stored.
#>
function Write-SigningRequirement
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Outbound', 'Inbound')]
        [string]
        $Direction,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Current,

        [Parameter(Mandatory = $true)]
        [bool]
        $Required,

        [Parameter(Mandatory = $true)]
        [bool]
        $Remove
    )

    # The cmdlets ask and say what would happen: Constrained Language Mode does not let a script call ShouldProcess itself.
    $confirm = $ConfirmPreference -eq 'Low'
    $common = @{ Confirm = $confirm; WhatIf = [bool] $WhatIfPreference; ErrorAction = 'Stop' }
    $inForce = @{ $true = 'Required'; $false = 'NotRequired' }[$Required]
    $set = -not $Remove -or $Current['InForce'] -ne $inForce
    if ($set -and $Direction -eq 'Outbound')
    {
        Set-SmbClientConfiguration -RequireSecuritySignature $Required -Force:(-not $confirm) @common
    }
    if ($set -and $Direction -eq 'Inbound')
    {
        Set-SmbServerConfiguration -RequireSecuritySignature $Required -Force:(-not $confirm) @common
    }
    if ($Remove -and ($set -or $Current['Stored'] -ne 'NotStored'))
    {
        $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
        Remove-ItemProperty -LiteralPath "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters" -Name 'RequireSecuritySignature' @common
    }
}
