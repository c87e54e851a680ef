<#
.SYNOPSIS
    Allows this computer to connect to others as a guest.

.DESCRIPTION
    Sets EnableInsecureGuestLogons of the SMB client configuration to true, unless it is in force and stored already.
    A guest can neither sign nor encrypt. While signing is required outbound a guest logon is refused all the same.
    Touches no other setting and restarts nothing. Fails with StateChanged if this setting
    isn't as the caller saw it, and with WrongComputer if this isn't the computer that the caller saw; then it writes
    nothing.

.ROLE
    Administrators

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
    Enable-SmbInsecureGuestLogon -ExpectedInForce Off -ExpectedStored NotStored -ExpectedComputerId '' -ExpectedComputerName srv1.contoso.com

    Allows guest logons if they are found off, and nothing stored.
#>
function Enable-SmbInsecureGuestLogon
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
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

    Set-SmbSetting -Name InsecureGuestLogon -Value $true -Stored 1 -Expected $expected
}
