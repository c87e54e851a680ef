<#
.SYNOPSIS
    Reads the events that show which peers of this computer can't sign.

.DESCRIPTION
    Reports facts and judges nothing. Reads the logs of the SMB client and server for events on peers that don't support
    signing or encryption, wrong signatures, guest logons, failed sessions, and SMB 1. Each event identifier is read
    separately, the newest events first and a limited number of them, grouped by peer, Boolean, status, and day (UTC).
    Also reports the properties of each log and, from the system log, which logs were cleared. Changes nothing. A part
    that can't be read says why, and never affects the other parts.

.ROLE
    Readers

.PARAMETER Since
    The earliest time that counts, ISO 8601. Empty: any.

.OUTPUTS
    Property bag. contract: 2. channels: name, enabled, mode (Circular, Retain or AutoBackup), maximumBytes, fileBytes,
    full, recordCount (of all its events), oldestRecord (number), oldestEvent (ISO 8601, UTC; null: none), errorId and
    words if it could not be read. sources, one for each identifier that is looked for: channel, id, defined (whether this
    Windows can log it; null: unknown), read (how many events), cut (whether there are more than were taken), errorId and
    words if it, or one of its events, could not be read. events, one for each group, for each source the newest first:
    channel, id, count, first and time (of the first and the last; ISO 8601, UTC; null: none), peer (as the event names
    it, without a port), required (Boolean: what it lacks was already required; null: the event doesn't say), status; for
    the last event: recordId, fields (name and value; the names are null in Constrained Language Mode), raw (the XML, or a
    text in its place). since: as asked; null: any. collectedAt: ISO 8601, UTC. languageMode.

.EXAMPLE
    Get-SmbSigningEvidence

    Reads the evidence that this computer's event logs hold.
#>
function Get-SmbSigningEvidence
{
    [CmdletBinding()]
    param (
        [string]
        $Since = ''
    )

    $start = $null
    if ($Since -ne '')
    {
        $start = [datetime] $Since
    }
    $channels = @{}
    $logs = @()
    $defined = @{}
    $left = 1000
    $events = @()
    $sources = @(foreach ($one in @(Get-EvidenceSource))
        {
            $name = $one['channel']
            if ($null -eq $channels[$name])
            {
                $channels[$name] = Get-EvidenceChannel -Name $name
                $logs += $channels[$name]
            }
            $provider = $one['provider']
            if ($null -eq $defined[$provider])
            {
                $defined[$provider] = Get-DefinedEvent -Provider $provider
            }
            $most = 200
            if ($left -lt $most)
            {
                $most = $left
            }
            $found = Get-EvidenceGroup -Source $one -Channel $channels[$name] -MostEvents 1000 -MostGroups $most -Since $start
            $left -= @($found['groups']).Count
            $events += $found['groups']
            $found.Remove('groups')
            # Nothing defined at all: the definitions could not be read.
            $found['defined'] = $null
            if ($defined[$provider].Count -gt 0)
            {
                $found['defined'] = $null -ne $defined[$provider]["$($one['id'])"]
            }
            New-Object -TypeName PSObject -Property $found
        })
    $asked = $null
    if ($null -ne $start)
    {
        $asked = $start.ToUniversalTime().ToString('o')
    }

    New-Object -TypeName PSObject -Property @{
        contract     = 2
        channels     = $logs
        sources      = $sources
        events       = $events
        since        = $asked
        collectedAt  = [datetime]::UtcNow.ToString('o')
        languageMode = "$($ExecutionContext.SessionState.LanguageMode)"
    }
}
