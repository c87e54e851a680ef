<#
.SYNOPSIS
    Reads the events that show which peers of this computer cannot sign.

.DESCRIPTION
    Reports facts and judges nothing: of the audit and security logs of the SMB client and server the events on peers that
    do not support signing or encryption, on wrong signatures and on guest logons, the newest of each log and a bounded
    number of them; what kind of log each is; and, from the system log, which logs were cleared. Changes nothing. A log
    that cannot be read says why and takes no other down.

.ROLE
    Readers

.OUTPUTS
    Property bag. contract: 2. channels: name, enabled, mode (Circular, Retain or AutoBackup), maximumBytes, fileBytes,
    full, recordCount (of all its events), oldestRecord (number), oldestEvent (ISO 8601, UTC; null: none), errorId and
    words where it, or one of its events, could not be read. events, of each log the newest first: channel, id, recordId, time
    (ISO 8601, UTC; null: none), fields (name and value; the names are null in Constrained Language Mode), raw (the XML, or
    the message in its place). most: how many were read of a log at most. collectedAt: ISO 8601, UTC. languageMode.

.EXAMPLE
    Get-SmbSigningEvidence

    Reads the evidence that this computer's event logs hold.
#>
function Get-SmbSigningEvidence
{
    [CmdletBinding()]
    param ()

    $most = 200
    $channels = @(
        Get-EvidenceChannel -Most $most -Name 'Microsoft-Windows-SmbClient/Audit' -Filter @{ Id = 31998, 31999 }
        Get-EvidenceChannel -Most $most -Name 'Microsoft-Windows-SmbClient/Security' -Filter @{ Id = 31013, 31017, 31022 }
        Get-EvidenceChannel -Most $most -Name 'Microsoft-Windows-SMBServer/Audit' -Filter @{ Id = 3021, 3022 }
        Get-EvidenceChannel -Most $most -Name 'Microsoft-Windows-SMBServer/Security' -Filter @{ Id = 3023 }
        # "The log file was cleared", of any log but the security log.
        Get-EvidenceChannel -Most $most -Name 'System' -Filter @{ Id = 104; ProviderName = 'Microsoft-Windows-Eventlog' }
    )
    $events = @(foreach ($channel in $channels)
        {
            foreach ($record in $channel['events'])
            {
                try
                {
                    Get-EvidenceEvent -EventRecord $record
                }
                catch
                {
                    # One damaged event: the others still count, and the log says that something is missing.
                    $channel['errorId'] = "$($_.FullyQualifiedErrorId)"
                    $channel['words'] = $_.Exception.Message
                }
            }
            $channel.Remove('events')
        })

    New-Object -TypeName PSObject -Property @{
        contract     = 2
        channels     = @(foreach ($channel in $channels)
            {
                New-Object -TypeName PSObject -Property $channel
            })
        events       = $events
        most         = $most
        collectedAt  = [datetime]::UtcNow.ToString('o')
        languageMode = "$($ExecutionContext.SessionState.LanguageMode)"
    }
}
