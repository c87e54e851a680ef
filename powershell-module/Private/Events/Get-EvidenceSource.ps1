<#
.SYNOPSIS
    Lists the events that are evidence on signing, and where their fields are.

.DESCRIPTION
    Gives a hashtable per log and identifier, for each log the most important first: channel, provider (which defines the
    identifier), id; and, if the event has them, name and place (from 0) of: peer, address (of the peer), required (a
    Boolean: what the peer lacks was already required), status. Constrained Language Mode has only the places. The last
    one is "the log file was cleared" in the system log, for any log except the security log. Its peer is the log that was
    cleared.
#>
function Get-EvidenceSource
{
    [CmdletBinding()]
    param ()

    $server = @('ServerName', 1)
    $client = @('ClientName', 1)
    $address = @('ClientAddress', 5)
    $logs = @(
        @{ channel = 'Microsoft-Windows-SmbClient/Audit'; provider = 'Microsoft-Windows-SMBClient'; events = @(
                @{ id = 31998; peer = $server; required = @('ClientRequireSigning', 2) }
                @{ id = 31997; peer = $server }
                @{ id = 32000; peer = @('ServerName', 3) }
                @{ id = 32002; peer = @('ServerName', 4) }
                @{ id = 31999; peer = $server; required = @('ClientRequireEncryption', 2) }
            )
        }
        @{ channel = 'Microsoft-Windows-SmbClient/Security'; provider = 'Microsoft-Windows-SMBClient'; events = @(
                @{ id = 31022; peer = @('ServerName', 3) }
                @{ id = 31017; peer = @('ServerName', 3) }
                @{ id = 31013; peer = @('ServerName', 5); status = @('Status', 6); address = @('RemoteAddress', 12) }
            )
        }
        @{ channel = 'Microsoft-Windows-SMBServer/Audit'; provider = 'Microsoft-Windows-SMBServer'; events = @(
                @{ id = 3021; peer = $client; required = @('ServerRequiresSigning', 2) }
                @{ id = 3000; peer = @('ClientName', 0) }
                @{ id = 3002; peer = @('ClientName', 0) }
                @{ id = 3027; peer = $client }
                @{ id = 3022; peer = $client; required = @('ServerRequiresEncryption', 2) }
                @{ id = 3024; peer = $client }
                @{ id = 3025; peer = $client }
                @{ id = 3026; peer = $client }
            )
        }
        @{ channel = 'Microsoft-Windows-SMBServer/Operational'; provider = 'Microsoft-Windows-SMBServer'; events = @(
                @{ id = 3023; peer = $client }
                @{ id = 1004; peer = $client; address = $address }
            )
        }
        # A page of Microsoft's names this log for 3023, the published definitions name the one above.
        @{ channel = 'Microsoft-Windows-SMBServer/Security'; provider = 'Microsoft-Windows-SMBServer'; events = @(
                @{ id = 3023; peer = $client }
                @{ id = 551; peer = @('ClientName', 10); address = $address; status = @('Status', 2) }
            )
        }
        @{ channel = 'System'; provider = 'Microsoft-Windows-Eventlog'; events = @(
                @{ id = 104; peer = @('Channel', 2) }
            )
        }
    )
    foreach ($log in $logs)
    {
        foreach ($source in $log['events'])
        {
            $source['channel'] = $log['channel']
            $source['provider'] = $log['provider']
            $source
        }
    }
}
