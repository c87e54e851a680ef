<#
.SYNOPSIS
    Says where Windows keeps a setting of SMB.

.DESCRIPTION
    Every setting that this module writes is a boolean property of the SMB client's or server's configuration, and a
    registry value of the service behind it: 1 or 0, or not stored.

.PARAMETER Name
    The setting.

.OUTPUTS
    Hashtable: What (its name in messages), Side (Client or Server), Property (of the configuration), Path and ValueName (in
    the registry), On and Off (what the write commands call its values).
#>
function Get-SmbSetting
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet(
            'OutboundSigning', 'InboundSigning', 'InsecureGuestLogon',
            'OutboundAuditSigning', 'OutboundAuditEncryption', 'OutboundAuditGuestLogon',
            'InboundAuditSigning', 'InboundAuditEncryption', 'InboundAuditGuestLogon', 'InboundAuditSpnSupport')]
        [string]
        $Name
    )

    $property = @{
        OutboundSigning         = 'RequireSecuritySignature'
        InboundSigning          = 'RequireSecuritySignature'
        InsecureGuestLogon      = 'EnableInsecureGuestLogons'
        OutboundAuditSigning    = 'AuditServerDoesNotSupportSigning'
        OutboundAuditEncryption = 'AuditServerDoesNotSupportEncryption'
        OutboundAuditGuestLogon = 'AuditInsecureGuestLogon'
        InboundAuditSigning     = 'AuditClientDoesNotSupportSigning'
        InboundAuditEncryption  = 'AuditClientDoesNotSupportEncryption'
        InboundAuditGuestLogon  = 'AuditInsecureGuestLogon'
        InboundAuditSpnSupport  = 'AuditClientSpnSupport'
    }[$Name]
    $services = 'HKLM:\SYSTEM\CurrentControlSet\Services'
    $setting = @{ What = $Name; Side = 'Client'; Path = "$services\LanmanWorkstation\Parameters"; Property = $property; ValueName = $property; On = 'On'; Off = 'Off' }
    if ($Name -like 'Inbound*')
    {
        $setting['Side'] = 'Server'
        $setting['Path'] = "$services\LanmanServer\Parameters"
    }
    if ($Name -like '*boundSigning')
    {
        $setting['What'] = $Name -replace 'Signing', ' signing'
        $setting['On'] = 'Required'
        $setting['Off'] = 'NotRequired'
    }
    if ($Name -eq 'InsecureGuestLogon')
    {
        $setting['ValueName'] = 'AllowInsecureGuestAuth'
    }
    $setting
}
