<#
.SYNOPSIS
    Asks another device, from this computer, how it speaks SMB.

.DESCRIPTION
    Opens one TCP connection to the device, sends one fixed SMB NEGOTIATE request and reports what came back, raw. Judges
    nothing. Sends no credentials, opens no session, follows nothing that the answer says, and connects to nothing but the
    named device. Each stage has a time limit of 5 seconds, and at most 16 KB are read. Constrained Language Mode
    allows no sockets: this is reported, not raised. Changes nothing.

.ROLE
    Readers

.PARAMETER Name
    The device's name or IP address.

.PARAMETER Port
    The TCP port: 445 unless the device is set up otherwise.

.PARAMETER Request
    Smb2: a NEGOTIATE of SMB 2 and 3 with all dialects. Smb1: a multi-protocol NEGOTIATE, as old clients send it.

.OUTPUTS
    Property bag. contract: 2. request, name, port: as asked. addresses: what the name resolves to. canonicalName: what
    the resolver calls the device, or null. address: the one that was connected to, or null. ended: how it ended
    (complete, closed, reset, timedOut, tooLarge, otherProtocol: after connecting; nameNotFound, nameTimedOut, refused,
    connectTimedOut, unreachable, notAllowed: before; failed: otherwise). words: the system's own words, or null.
    connectMilliseconds, answerMilliseconds: durations, or null. answer: what was received, Base64. languageMode.

.EXAMPLE
    Test-SmbDevice -Name nas.contoso.com

    Asks nas.contoso.com, port 445, for its SMB 2 or 3 dialect and security mode.
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
        [ValidateRange(1, 65535)]
        [int]
        $Port = 445,

        [Parameter()]
        [ValidateSet('Smb2', 'Smb1')]
        [string]
        $Request = 'Smb2'
    )

    $facts = @{
        contract            = 2
        request             = $Request
        name                = $Name
        port                = $Port
        addresses           = @()
        canonicalName       = $null
        address             = $null
        ended               = 'failed'
        words               = $null
        connectMilliseconds = $null
        answerMilliseconds  = $null
        answer              = ''
        languageMode        = "$($ExecutionContext.SessionState.LanguageMode)"
    }
    $connection = @{ client = $null }
    try
    {
        $addresses = @(Resolve-DeviceName -Name $Name -Facts $facts)
        if ($addresses.Count -gt 0)
        {
            Connect-Device -Address $addresses -Port $Port -Facts $facts -Connection $connection
        }
        if ($null -ne $connection['client'])
        {
            Receive-DeviceAnswer -Stream $connection['client'].GetStream() -Bytes (Get-NegotiateRequest -Request $Request) -Facts $facts
        }
    }
    catch
    {
        $facts['words'] = $_.Exception.Message
        if ("$($_.FullyQualifiedErrorId)" -like '*ConstrainedLanguage*')
        {
            $facts['ended'] = 'notAllowed'
        }
    }
    finally
    {
        if ($null -ne $connection['client'])
        {
            $connection['client'].Close()
        }
    }

    New-Object -TypeName PSObject -Property $facts
}
