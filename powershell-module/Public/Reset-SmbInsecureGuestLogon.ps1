<#
.SYNOPSIS
    Stores nothing any more about insecure guest logons.

.DESCRIPTION
    Sets EnableInsecureGuestLogons of the SMB client configuration to what the caller names, unless it is in force already,
    then removes the stored value.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER Default
    What shall be in force while nothing is stored: On or Off. The caller decides it.

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Reset-SmbInsecureGuestLogon -Default Off -ExpectedInForce On -ExpectedStored 1

    Leaves guest logons off with nothing stored, if they are found on, and stored.
#>
function Reset-SmbInsecureGuestLogon
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
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
        $ExpectedStored
    )

    Set-SmbSetting -Name InsecureGuestLogon -Value ($Default -eq 'On') -Stored NotStored -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}
