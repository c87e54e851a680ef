<#
.SYNOPSIS
    Reads what is stored for the related settings.

.DESCRIPTION
    Gives the "settings" bag of a direction: for each setting what is stored, and what Group Policy sets, which takes
    precedence. A value that doesn't exist is $null. A setting with a malformed value is $null, and the whole bag is $null
    if a key can't be read. Each failure is noted in Failure.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

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
        $Failure
    )

    $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
    $what = "$($Direction.ToLowerInvariant()).settings"
    $side = @{ Outbound = 'Client'; Inbound = 'Server' }[$Direction]
    $known = @(foreach ($setting in Get-SmbSetting) { if ($setting['Side'] -eq $side -and $setting['Fact']) { $setting } })
    $names = @(foreach ($setting in $known) { $setting['ValueName'] })
    Read-Part -What $what -Failure $Failure -ScriptBlock {
        $stored = Get-RegistryKey -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters" -Name $names
        $policy = Get-RegistryKey -Path "HKLM:\SOFTWARE\Policies\Microsoft\Windows\$service" -Name $names
        $facts = @{}
        foreach ($setting in $known)
        {
            $facts[$setting['Fact']] = Read-Part -What "$what.$($setting['Fact'])" -Failure $Failure -ScriptBlock {
                New-Object -TypeName PSObject -Property @{
                    stored = Get-RegistryData -Key $stored -Name $setting['ValueName']
                    policy = @(if ($setting['HasPolicy']) { Get-RegistryData -Key $policy -Name $setting['ValueName'] })[0]
                }
            }
        }
        New-Object -TypeName PSObject -Property $facts
    }
}
