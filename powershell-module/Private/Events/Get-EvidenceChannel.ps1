<#
.SYNOPSIS
    Reads the properties of an event log.

.DESCRIPTION
    Gives the property bag of a channel as Get-SmbSigningEvidence reports it. A failure is noted in errorId and words, and
    what was read before it stays.

.PARAMETER Name
    The log's name.
#>
function Get-EvidenceChannel
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name
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
        # Fails where there is no event.
        $channel['oldestEvent'] = Get-EventTime -EventRecord (Get-WinEvent -LogName $Name -Oldest -MaxEvents 1 -ErrorAction Stop)
    }
    catch
    {
        if ("$($_.FullyQualifiedErrorId)" -notlike 'NoMatchingEventsFound,*')
        {
            $channel['errorId'] = "$($_.FullyQualifiedErrorId)"
            $channel['words'] = $_.Exception.Message
        }
    }
    New-Object -TypeName PSObject -Property $channel
}
