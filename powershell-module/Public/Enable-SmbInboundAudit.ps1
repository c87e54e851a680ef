<#
.SYNOPSIS
    Switches one audit of inbound connections on.

.DESCRIPTION
    Sets one audit switch of the SMB server configuration to true, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER Name
    Signing or Encryption: clients that do not support it. GuestLogon: clients that are let in as a guest.

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Enable-SmbInboundAudit -Name Signing -ExpectedInForce Off -ExpectedStored NotStored

    Switches it on if it is found off, and nothing stored.
#>
function Enable-SmbInboundAudit
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Signing', 'Encryption', 'GuestLogon')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name "InboundAudit$Name" -Value $true -Stored 1 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}
