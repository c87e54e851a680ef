<#
.SYNOPSIS
    Reads what is stored of the settings that belong to the decision on signing.

.DESCRIPTION
    Gives the "settings" bag of a direction: for each setting what is stored, and what Group Policy says, which wins. A
    value that is not there is $null. A setting that has a malformed value is $null, and so is the whole where a key cannot
    be read; each is noted in Failure.

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
    $what = "$($Direction.ToLowerInvariant()).settings"
    Read-Part -What $what -Failure $Failure -ScriptBlock {
        $stored = Get-RegistryKey -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters" -Name @($ValueName.Values)
        $policy = Get-RegistryKey -Path "HKLM:\SOFTWARE\Policies\Microsoft\Windows\$service" -Name @($ValueName.Values)
        $settings = @{}
        foreach ($name in $ValueName.Keys)
        {
            $settings[$name] = Read-Part -What "$what.$name" -Failure $Failure -ScriptBlock {
                New-Object -TypeName PSObject -Property @{
                    stored = Get-RegistryData -Key $stored -Name $ValueName[$name]
                    policy = Get-RegistryData -Key $policy -Name $ValueName[$name]
                }
            }
        }
        New-Object -TypeName PSObject -Property $settings
    }
}
