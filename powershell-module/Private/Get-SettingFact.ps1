<#
.SYNOPSIS
    Reads what is stored of the settings that belong to the decision on signing.

.DESCRIPTION
    Gives the "settings" bag of a direction: for each setting what is stored, and what Group Policy says, which wins. A
    value that is not there is $null. The whole is $null, and noted in Failure, where a key cannot be read.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER ValueName
    A dictionary: contract name = name of the registry value.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-SettingFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Direction,

        [Parameter(Mandatory = $true)]
        [object]
        $ValueName,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
    Read-Part -What "$($Direction.ToLowerInvariant()).settings" -Failure $Failure -ScriptBlock {
        $stored = Get-RegistryKey -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters"
        $policy = Get-RegistryKey -Path "HKLM:\SOFTWARE\Policies\Microsoft\Windows\$service"
        $settings = @{}
        foreach ($name in $ValueName.Keys)
        {
            $settings[$name] = New-Object -TypeName PSObject -Property @{
                stored = Get-RegistryData -Key $stored -Name $ValueName[$name]
                policy = Get-RegistryData -Key $policy -Name $ValueName[$name]
            }
        }
        New-Object -TypeName PSObject -Property $settings
    }
}
