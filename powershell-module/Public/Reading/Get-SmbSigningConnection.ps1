<#
.SYNOPSIS
    Reads the SMB connections and sessions that this computer has now.

.DESCRIPTION
    Reports facts and judges nothing: outbound connections and whether they are signed or encrypted, inbound sessions, the
    latest events on insecure guest logons, and which server names are DNS aliases. Changes nothing. Lists have a maximum
    length, and give the true total. A part that can't be read is null and listed in "unavailable". It never affects the
    other parts.

.ROLE
    Readers

.OUTPUTS
    Property bag. contract: 2. outbound: total, rows (server, share, user, credential, dialect, signed, encrypted).
    inbound: total, rows (client, user, dialect, idleSeconds). guestLogons: the latest events 31017 and 31022 of
    SmbClient/Security, newest first: id, time (ISO 8601, UTC; null: none), fields (name, or null if the language mode
    gives none; value). aliases: name and canonical (null: none) of each server name for which DNS answered. unavailable:
    what, errorId, message of each part that failed. notReported: names of properties that this Windows doesn't have; they
    are null, never false. collectedAt: ISO 8601, UTC.

.EXAMPLE
    Get-SmbSigningConnection

    Reads the connections and sessions of this computer.
#>
function Get-SmbSigningConnection
{
    [CmdletBinding()]
    param ()

    $failure = [ordered] @{}
    $notReported = [ordered] @{}
    $outbound = Read-Part -What 'outbound.connections' -Failure $failure -ScriptBlock {
        $property = [ordered] @{
            server     = 'ServerName'
            share      = 'ShareName'
            user       = 'UserName'
            credential = 'Credential'
            dialect    = 'Dialect'
            signed     = 'Signed'
            encrypted  = 'Encrypted'
        }
        Get-LimitedList -Item @(Get-SmbConnection -ErrorAction Stop) -Property $property -Prefix 'outbound' -NotReported $notReported
    }
    $inbound = Read-Part -What 'inbound.sessions' -Failure $failure -ScriptBlock {
        $property = [ordered] @{
            client      = 'ClientComputerName'
            user        = 'ClientUserName'
            dialect     = 'Dialect'
            idleSeconds = 'SecondsIdle'
        }
        Get-LimitedList -Item @(Get-SmbSession -ErrorAction Stop) -Property $property -Prefix 'inbound' -NotReported $notReported
    }
    $guestLogons = Read-Part -What 'guestLogons' -Failure $failure -ScriptBlock { , @(Get-GuestLogon) }
    $aliases = @(Get-DnsAlias -List $outbound -Failure $failure)

    New-Object -TypeName PSObject -Property @{
        contract    = 2
        outbound    = $outbound
        inbound     = $inbound
        guestLogons = $guestLogons
        aliases     = $aliases
        unavailable = @(foreach ($what in $failure.Keys)
            {
                New-Object -TypeName PSObject -Property @{
                    what    = $what
                    errorId = $failure[$what].FullyQualifiedErrorId
                    message = $failure[$what].Exception.Message
                }
            })
        notReported = @($notReported.Keys)
        collectedAt = [datetime]::UtcNow.ToString('o')
    }
}
