<#
.SYNOPSIS
    Gives the bytes of a NEGOTIATE request.

.DESCRIPTION
    The request is fixed, except for the client's identifier and the salt, which are random. Signing is offered but not
    required, so that the answer shows what the device itself requires.

.PARAMETER Request
    Smb2, Smb1 or Smb302 to Smb202, see Test-SmbDevice.
#>
function Get-NegotiateRequest
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Smb2', 'Smb1', 'Smb302', 'Smb300', 'Smb210', 'Smb202')]
        [string]
        $Request
    )

    if ($Request -eq 'Smb2')
    {
        $guid = [guid]::NewGuid().ToString('N')
        $salt = [guid]::NewGuid().ToString('N') + [guid]::NewGuid().ToString('N')
        $parts = @(
            # [MS-SMB2] 2.1: the length of what follows, 200.
            '000000c8'
            # 2.2.1.2, header: protocol, structure size 64, credit charge, status, command 0, credits 1, flags, next command.
            'fe534d42' + '4000' + '0000' + '00000000' + '0000' + '0100' + '00000000' + '00000000'
            # Message, process, tree and session identifiers, signature.
            '0000000000000000' + 'fffe0000' + '00000000' + '0000000000000000' + '00000000000000000000000000000000'
            # 2.2.3, body: structure size 36, five dialects, SecurityMode 1 (signing enabled), capabilities.
            '2400' + '0500' + '0100' + '0000' + '7f000000' + $guid
            # Where the contexts start (112), how many (3); the dialects 2.0.2, 2.1, 3.0, 3.0.2, 3.1.1; padding.
            '70000000' + '0300' + '0000' + '0202' + '1002' + '0003' + '0203' + '1103' + '0000'
            # 2.2.3.1.1, pre-authentication integrity: SHA-512, 32 bytes of salt; padding.
            '0100' + '2600' + '00000000' + '0100' + '2000' + '0100' + $salt + '0000'
            # 2.2.3.1.2, encryption: AES-128-GCM, AES-128-CCM, AES-256-GCM, AES-256-CCM; padding.
            '0200' + '0a00' + '00000000' + '0400' + '0200' + '0100' + '0400' + '0300' + '000000000000'
            # 2.2.3.1.7, signing: AES-GMAC, AES-CMAC, HMAC-SHA256.
            '0800' + '0800' + '00000000' + '0300' + '0200' + '0100' + '0000'
        )
    }
    elseif ($Request -ne 'Smb1')
    {
        # As above, without contexts: where they would start, and how many, stands a time of 0.
        $dialects = @{ Smb202 = '0202'; Smb210 = '02021002'; Smb300 = '020210020003'; Smb302 = '0202100200030203' }[$Request]
        $count = $dialects.Length / 4
        $parts = @(
            '000000' + (100 + 2 * $count).ToString('x2')
            'fe534d42' + '4000' + '0000' + '00000000' + '0000' + '0100' + '00000000' + '00000000'
            '0000000000000000' + 'fffe0000' + '00000000' + '0000000000000000' + '00000000000000000000000000000000'
            '2400' + $count.ToString('x2') + '00' + '0100' + '0000' + '7f000000' + [guid]::NewGuid().ToString('N')
            '0000000000000000' + $dialects
        )
    }
    else
    {
        $parts = @(
            # The length of what follows, 69.
            '00000045'
            # [MS-CIFS] 2.2.3.1, header: protocol, command 0x72, status, flags 0x18, flags2 0xc853, identifiers.
            'ff534d42' + '72' + '00000000' + '18' + '53c8' + '000000000000000000000000' + '0000' + 'fffe' + '0000' + '0000'
            # 2.2.4.52.1: no words; 34 bytes: "NT LM 0.12", "SMB 2.002", "SMB 2.???" ([MS-SMB2] 3.2.4.2.2.1).
            '00' + '2200' + '024e54204c4d20302e313200' + '02534d4220322e30303200' + '02534d4220322e3f3f3f00'
        )
    }
    $hex = -join $parts
    $bytes = [byte[]]::new($hex.Length / 2)
    for ($i = 0; $i -lt $bytes.Length; $i++)
    {
        $bytes[$i] = [System.Convert]::ToByte($hex.Substring(2 * $i, 2), 16)
    }
    , $bytes
}
