<#
.SYNOPSIS
    Switches one audit of inbound connections on.

.DESCRIPTION
    Sets one audit switch of the SMB server configuration to true, unless it is in force and stored already.
    Signing and SpnSupport, where this Windows does not report them, are stored in the registry only, and read back.
    Touches no other setting and restarts nothing. Fails with StateChanged if this setting
    isn't as the caller saw it, and with WrongComputer if this isn't the computer that the caller saw; then it writes
    nothing.

.ROLE
    Administrators

.PARAMETER Name
    Signing or Encryption: clients that do not support it. GuestLogon: clients that are let in as a guest.
    SpnSupport: clients that send no service name (SPN), or none that fits.

.PARAMETER ExpectedInForce
    What the caller saw in force: On, Off, or NotReported.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.PARAMETER ExpectedComputerId
    The machine identifier (MachineGuid) of the computer that the caller saw. Empty: the caller couldn't read it.

.PARAMETER ExpectedComputerName
    The name of the computer that the caller saw, as that computer gives it. Empty: the caller couldn't read it.

.OUTPUTS
    Property bag: contract (2), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Enable-SmbInboundAudit -Name Signing -ExpectedInForce Off -ExpectedStored NotStored -ExpectedComputerId '' -ExpectedComputerName srv1.contoso.com

    Switches it on if it is found off, and nothing stored.
#>
function Enable-SmbInboundAudit
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Signing', 'Encryption', 'GuestLogon', 'SpnSupport')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off', 'NotReported')]
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

    Set-SmbSetting -Name "InboundAudit$Name" -Value $true -Stored 1 -Expected $expected
}
