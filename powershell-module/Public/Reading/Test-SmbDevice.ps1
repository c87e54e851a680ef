<#
.SYNOPSIS
    Tests from this computer how another device answers an SMB request.

.DESCRIPTION
    Opens one TCP connection to port 445 of the device, sends one fixed SMB NEGOTIATE request, and reports the raw answer
    if it is SMB. If another service answers, only that fact is reported. Judges nothing. Sends no credentials, opens no
    session, follows nothing that the answer says, and connects to nothing but the named device. Each stage has a time
    limit of 5 seconds, and at most 16 KB are read. Constrained Language Mode allows no sockets. That is reported, not
    thrown. Changes nothing. For another port, see Test-SmbDevicePort.

.ROLE
    Readers

.PARAMETER Name
    The device's name or IP address.

.PARAMETER Request
    Smb2: a NEGOTIATE of SMB 2 and 3 with all dialects. Smb1: a multi-protocol NEGOTIATE, as old clients send it. Smb302,
    Smb300, Smb210, Smb202: like Smb2, but only with the dialects up to 3.0.2, 3.0, 2.1, or 2.0.2.

.OUTPUTS
    Property bag. contract: 2. request, name, port: as asked. addresses: what the name resolves to. canonicalName: what
    the resolver calls the device, or null. address: the address that this computer connected to, or null. ended: how it
    ended (complete, closed, reset, timedOut, tooLarge, otherProtocol: after connecting; nameNotFound, nameTimedOut,
    refused, connectTimedOut, unreachable, notAllowed: before; failed: otherwise). words: the system's own words, or null.
    connectMilliseconds, answerMilliseconds: durations, or null. answer: what was received, in Base64; empty if it isn't
    SMB. languageMode.

.EXAMPLE
    Test-SmbDevice -Name nas.contoso.com

    Tests which SMB 2 or 3 dialect and security mode nas.contoso.com uses on port 445.
#>
function Test-SmbDevice
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateLength(1, 255)]
        [string]
        $Name,

        [Parameter()]
        [ValidateSet('Smb2', 'Smb1', 'Smb302', 'Smb300', 'Smb210', 'Smb202')]
        [string]
        $Request = 'Smb2'
    )

    Invoke-DeviceTest -Name $Name -Port 445 -Request $Request
}
