<#
.SYNOPSIS
    Reads the registry keys that several parts of a reading share, each of them once.

.DESCRIPTION
    Gives a hashtable for Get-SharedKey: Outbound and Inbound (what the services read), OutboundPolicy and InboundPolicy
    (Group Policy's own values), Mdm (values set by device management), and Windows (which Windows this is). A key that
    can't be read is kept there with the reason.
#>
function Read-SharedRegistry
{
    [CmdletBinding()]
    param ()

    $keys = [ordered] @{
        Windows = @{
            Path = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
            Name = 'CurrentBuildNumber', 'UBR', 'EditionID', 'InstallationType', 'SystemRoot'
        }
        Mdm     = @{
            Path = 'HKLM:\SOFTWARE\Microsoft\PolicyManager\current\device\LocalPoliciesSecurityOptions'
            Name = @(foreach ($side in 'Client', 'Server')
                {
                    "MicrosoftNetwork$($side)_DigitallySignCommunicationsAlways"
                    "MicrosoftNetwork$($side)_DigitallySignCommunicationsAlways_WinningProvider"
                })
        }
    }
    foreach ($direction in 'Outbound', 'Inbound')
    {
        $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$direction]
        $side = @{ Outbound = 'Client'; Inbound = 'Server' }[$direction]
        $names = @(foreach ($setting in Get-SmbSetting) { if ($setting['Side'] -eq $side -and $setting['Fact']) { $setting['ValueName'] } })
        $keys[$direction] = @{
            Path = "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters"
            Name = @('RequireSecuritySignature') + $names
        }
        # All audit values, wherever they stand: one under the other direction's key is a known mistake. So is the requirement
        # here. No name matches both patterns: it would be read twice, which is an error.
        $keys["$($direction)Policy"] = @{
            Path = "HKLM:\SOFTWARE\Policies\Microsoft\Windows\$service"
            Name = $names
            Like = 'Audit*', '[b-z]*SecuritySignature'
        }
    }
    $registry = @{}
    foreach ($name in $keys.Keys)
    {
        $read = $keys[$name]
        $registry[$name] = @{ Key = $null; Problem = $null }
        try
        {
            $registry[$name]['Key'] = Get-RegistryKey @read
        }
        catch
        {
            $registry[$name]['Problem'] = $_
        }
    }
    $registry
}
