<#
.SYNOPSIS
    Stores nothing any more about one inbound audit switch.

.DESCRIPTION
    Sets one audit switch of the SMB server configuration to what the caller names, unless it is in force already, then
    removes the stored value.
    Touches no other setting and restarts nothing. Fails with StateChanged if this setting
    isn't as the caller saw it, and with WrongComputer if this isn't the computer that the caller saw; then it writes
    nothing.

.ROLE
    Administrators

.PARAMETER Name
    Signing or Encryption: clients that do not support it. GuestLogon: clients that are let in as a guest.
    SpnSupport: clients that send no service name (SPN), or none that fits.

.PARAMETER Default
    What shall be in force while nothing is stored: On or Off. The caller decides it.

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.PARAMETER ExpectedComputerId
    The machine identifier (MachineGuid) of the computer that the caller saw. Empty: the caller couldn't read it.

.PARAMETER ExpectedComputerName
    The name of the computer that the caller saw, as that computer gives it. Empty: the caller couldn't read it.

.OUTPUTS
    Property bag: contract (2), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Reset-SmbInboundAudit -Name Signing -Default Off -ExpectedInForce On -ExpectedStored 1 -ExpectedComputerId '' -ExpectedComputerName srv1.contoso.com

    Leaves the switch off with nothing stored, if it is found on, and stored.
#>
function Reset-SmbInboundAudit
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Signing', 'Encryption', 'GuestLogon', 'SpnSupport')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $Default,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
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

    Set-SmbSetting -Name "InboundAudit$Name" -Value ($Default -eq 'On') -Stored NotStored -Expected $expected
}
