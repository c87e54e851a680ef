<#
.SYNOPSIS
    Tests from this computer how another device answers an SMB request, on a port of the caller's choice.

.DESCRIPTION
    Does what Test-SmbDevice does, on a port other than 445. It shows the caller which ports of which devices this
    computer can reach, so it is for administrators.

.ROLE
    Administrators

.PARAMETER Name
    The device's name or IP address.

.PARAMETER Port
    The TCP port.

.PARAMETER Request
    Smb2: a NEGOTIATE of SMB 2 and 3 with all dialects. Smb1: a multi-protocol NEGOTIATE, as old clients send it. Smb302,
    Smb300, Smb210, Smb202: like Smb2, but only with the dialects up to 3.0.2, 3.0, 2.1, or 2.0.2.

.OUTPUTS
    The property bag of Test-SmbDevice.

.EXAMPLE
    Test-SmbDevicePort -Name nas.contoso.com -Port 1445

    Tests which SMB 2 or 3 dialect and security mode nas.contoso.com uses on port 1445.
#>
function Test-SmbDevicePort
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateLength(1, 255)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [ValidateRange(1, 65535)]
        [int]
        $Port,

        [Parameter()]
        [ValidateSet('Smb2', 'Smb1', 'Smb302', 'Smb300', 'Smb210', 'Smb202')]
        [string]
        $Request = 'Smb2'
    )

    Invoke-DeviceTest -Name $Name -Port $Port -Request $Request
}
