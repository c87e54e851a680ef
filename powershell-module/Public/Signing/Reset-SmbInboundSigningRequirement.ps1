<#
.SYNOPSIS
    Returns SMB signing for inbound connections to Windows' default: nothing stored.

.DESCRIPTION
    Sets RequireSecuritySignature of the SMB server configuration to the default that the caller names, unless it is in
    force already, then removes the stored value, so that Windows decides by itself again. Touches no other setting and
    restarts nothing. Connections that exist keep their state until they reconnect.
    Fails with StateChanged if this setting
    isn't as the caller saw it, and with WrongComputer if this isn't the computer that the caller saw; then it writes
    nothing.

.ROLE
    Administrators

.PARAMETER Default
    What Windows does on this computer while nothing is stored: Required or NotRequired. The caller decides it; this
    command knows no table of Windows versions.

.PARAMETER ExpectedInForce
    What the caller saw in force: Required or NotRequired.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.PARAMETER ExpectedComputerId
    The machine identifier (MachineGuid) of the computer that the caller saw. Empty: the caller couldn't read it.

.PARAMETER ExpectedComputerName
    The name of the computer that the caller saw, as that computer gives it. Empty: the caller couldn't read it.

.OUTPUTS
    Property bag: contract (2), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Reset-SmbInboundSigningRequirement -Default NotRequired -ExpectedInForce Required -ExpectedStored 1 -ExpectedComputerId '' -ExpectedComputerName srv1.contoso.com

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
        $ExpectedStored,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $ExpectedComputerId,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $ExpectedComputerName
    )

    $expected = @{
        InForce      = $ExpectedInForce
        Stored       = $ExpectedStored
        ComputerId   = $ExpectedComputerId
        ComputerName = $ExpectedComputerName
    }

    Set-SmbSetting -Name InboundSigning -Value ($Default -eq 'Required') -Stored NotStored -Expected $expected
}
