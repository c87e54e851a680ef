<#
.SYNOPSIS
    Reads the stored signing requirement of one direction.

.DESCRIPTION
    The registry value RequireSecuritySignature, which the SMB cmdlets, local security policy, and Group Policy all write.
    Gives $null if nothing is stored. Windows then uses its default.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).
#>
function Get-StoredRequirement
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Outbound', 'Inbound')]
        [string]
        $Direction
    )

    $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
    Get-RegistryValue -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters" -Name 'RequireSecuritySignature'
}
