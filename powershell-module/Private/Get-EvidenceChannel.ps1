<#
.SYNOPSIS
    Reads one event log: what it is, and its newest events of the given identifiers.

.DESCRIPTION
    Gives the hashtable of a channel as Get-SmbSigningEvidence reports it, and "events": the event records. What fails is
    noted in errorId and words; what was read before stays.

.PARAMETER Name
    The log's name.

.PARAMETER Filter
    What the events have to be, as a filter table of Get-WinEvent without the log's name.

.PARAMETER Most
    How many events to read at most.
#>
function Get-EvidenceChannel
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Filter,

        [Parameter(Mandatory = $true)]
        [int]
        $Most
    )

    $channel = @{
        name         = $Name
        enabled      = $null
        mode         = $null
        maximumBytes = $null
        fileBytes    = $null
        full         = $null
        recordCount  = $null
        oldestRecord = $null
        oldestEvent  = $null
        errorId      = $null
        words        = $null
        events       = @()
    }
    try
    {
        $log = Get-WinEvent -ListLog $Name -ErrorAction Stop
        $channel['enabled'] = $log.IsEnabled
        $channel['mode'] = "$($log.LogMode)"
        $channel['maximumBytes'] = $log.MaximumSizeInBytes
        $channel['fileBytes'] = Get-PropertyValue -InputObject $log -Name 'FileSize'
        $channel['full'] = Get-PropertyValue -InputObject $log -Name 'IsLogFull'
        $channel['recordCount'] = Get-PropertyValue -InputObject $log -Name 'RecordCount'
        $channel['oldestRecord'] = Get-PropertyValue -InputObject $log -Name 'OldestRecordNumber'
        # Each of these two fails where there is no such event.
        $channel['oldestEvent'] = Get-EventTime -EventRecord (Get-WinEvent -LogName $Name -Oldest -MaxEvents 1 -ErrorAction Stop)
        $Filter['LogName'] = $Name
        $channel['events'] = @(Get-WinEvent -FilterHashtable $Filter -MaxEvents $Most -ErrorAction Stop)
    }
    catch
    {
        if ("$($_.FullyQualifiedErrorId)" -notlike 'NoMatchingEventsFound,*')
        {
            $channel['errorId'] = "$($_.FullyQualifiedErrorId)"
            $channel['words'] = $_.Exception.Message
        }
    }
    $channel
}
