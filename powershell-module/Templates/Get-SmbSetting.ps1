<#
.SYNOPSIS
    Says where Windows keeps the settings of SMB that this module reads and writes.

.DESCRIPTION
    Each is a property of the SMB client's or server's configuration, and a registry value of the service behind it: one
    of a few numbers, or not stored.

.PARAMETER Name
    One setting. Without it: all of them, and what is only read, with Side, Path, Property, Reported and Fact.

.OUTPUTS
    Hashtable: What (its name in messages), Side (Client or Server), Property (of the configuration), Path and ValueName (in
    the registry), Stored (by the write commands' word for a value in force: what is stored then), IsFlag (whether the property
    is true or false), ByUpdate (whether an update brought it to Windows whose cmdlet does not report it), Reported (its name
    in the contract) and Fact (the name there of what is stored of it; empty: it has a place of its own), HasPolicy (whether a
    policy of administrative templates can name it).
#>
function Get-SmbSetting
{
    [CmdletBinding()]
    param (
        [Parameter()]
        [ValidateSet(
            {{Names}})]
        [string]
        $Name
    )

    # Made of Templates/Get-SmbSetting.ps1 and settings.json.
    $client = @{ Side = 'Client'; Path = 'HKLM:\SYSTEM\CurrentControlSet\Services\LanmanWorkstation\Parameters' }
    $server = @{ Side = 'Server'; Path = 'HKLM:\SYSTEM\CurrentControlSet\Services\LanmanServer\Parameters' }
    $settings = [ordered] @{
{{Settings}}
    }
    if ($Name)
    {
        return $settings[$Name]
    }
    $settings.Values
}
