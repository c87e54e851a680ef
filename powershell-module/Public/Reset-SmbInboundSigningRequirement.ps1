<#
.SYNOPSIS
    Returns SMB signing for inbound connections to Windows' default: nothing stored.

.DESCRIPTION
    Sets RequireSecuritySignature of the SMB server configuration to the default that the caller names, unless it is in
    force already, then removes the stored value, so that Windows decides by itself again. Touches no other setting and
    restarts nothing. Connections that exist keep their state until they reconnect.
    Fails with StateChanged, and writes nothing, if this computer is not as the caller saw it.

.ROLE
    Administrators

.PARAMETER Default
    What Windows does on this computer while nothing is stored: Required or NotRequired. The caller decides it; this
    command knows no table of Windows versions.

.PARAMETER ExpectedInForce
    What the caller saw in force: Required or NotRequired.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Reset-SmbInboundSigningRequirement -Default NotRequired -ExpectedInForce Required -ExpectedStored 1

    Returns to a Windows default of "not required" if signing is found required, and stored.
#>
function Reset-SmbInboundSigningRequirement
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $Default,

        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name InboundSigning -Value ($Default -eq 'Required') -Stored NotStored -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}
