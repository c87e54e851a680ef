<#
.SYNOPSIS
    Reads what is stored for the related settings.

.DESCRIPTION
    Gives the "settings" bag of a direction: for each setting what is stored, and what Group Policy sets, which takes
    precedence. A value that doesn't exist is $null. A setting with a malformed value is $null, and the whole bag is $null
    if a key can't be read. Each failure is noted in Failure.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Registry
    What Read-SharedRegistry gave.

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
        [hashtable]
        $Registry,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $what = "$($Direction.ToLowerInvariant()).settings"
    $side = @{ Outbound = 'Client'; Inbound = 'Server' }[$Direction]
    $known = @(foreach ($setting in Get-SmbSetting) { if ($setting['Side'] -eq $side -and $setting['Fact']) { $setting } })
    Read-Part -What $what -Failure $Failure -ScriptBlock {
        $stored = Get-SharedKey -Registry $Registry -Name $Direction
        $policy = Get-SharedKey -Registry $Registry -Name "$($Direction)Policy"
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
