<#
.SYNOPSIS
    Allows this computer to connect to others as a guest.

.DESCRIPTION
    Sets EnableInsecureGuestLogons of the SMB client configuration to true, unless it is in force and stored already.
    A guest can neither sign nor encrypt. While signing is required outbound a guest logon is refused all the same.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Enable-SmbInsecureGuestLogon -ExpectedInForce Off -ExpectedStored NotStored

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
        $ExpectedStored
    )

    Set-SmbSetting -Name InsecureGuestLogon -Value $true -Stored 1 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}
