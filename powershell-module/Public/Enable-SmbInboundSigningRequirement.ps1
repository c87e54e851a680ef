<#
.SYNOPSIS
    Requires SMB signing for inbound connections.

.DESCRIPTION
    Sets RequireSecuritySignature of the SMB server configuration to true, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Connections that exist keep their state until they reconnect.
    Fails with StateChanged, and writes nothing, if this computer is not as the caller saw it.

.ROLE
    Administrators

.PARAMETER ExpectedInForce
    What the caller saw in force: Required or NotRequired.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Enable-SmbInboundSigningRequirement -ExpectedInForce NotRequired -ExpectedStored NotStored

    Requires signing for inbound connections if they are found as described.
#>
function Enable-SmbInboundSigningRequirement
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name InboundSigning -Value $true -Stored 1 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}
