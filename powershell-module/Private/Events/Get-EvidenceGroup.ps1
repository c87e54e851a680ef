<#
.SYNOPSIS
    Reads the events of one log and identifier, grouped by peer, Boolean, status and day (UTC).

.DESCRIPTION
    Gives a hashtable: channel, id, read (how many events), cut (whether there are more events, or more groups, than were
    taken), errorId and words (if reading failed, or one of the events could not be read), and groups, the newest first:
    property bags as Get-SmbSigningEvidence reports them.

.PARAMETER Source
    One of Get-EvidenceSource.

.PARAMETER Channel
    What Get-EvidenceChannel gave for its log. A log that can't be read isn't tried again.

.PARAMETER MostEvents
    How many events to read at most.

.PARAMETER MostGroups
    How many groups to give at most.

.PARAMETER Since
    The earliest time that counts; $null: any.
#>
function Get-EvidenceGroup
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Source,

        [Parameter(Mandatory = $true)]
        [object]
        $Channel,

        [Parameter(Mandatory = $true)]
        [int]
        $MostEvents,

        [Parameter(Mandatory = $true)]
        [int]
        $MostGroups,

        [AllowNull()]
        [object]
        $Since
    )

    $found = @{ channel = $Source['channel']; id = $Source['id']; read = 0; cut = $false; errorId = $Channel.errorId; words = $Channel.words }
    $filter = @{ LogName = $Source['channel']; Id = $Source['id'] }
    if ($Source['channel'] -eq 'System')
    {
        # Each provider numbers its events for itself, and this log holds those of many.
        $filter['ProviderName'] = $Source['provider']
    }
    if ($null -ne $Since)
    {
        $filter['StartTime'] = $Since
    }
    $groups = @{}
    $newestFirst = @()
    $places = @{}
    $records = @()
    try
    {
        if ($null -eq $Channel.errorId)
        {
            # One more than is taken tells whether there are more.
            $records = @(Get-WinEvent -FilterHashtable $filter -MaxEvents ($MostEvents + 1) -ErrorAction Stop)
        }
    }
    catch
    {
        if ("$($_.FullyQualifiedErrorId)" -notlike 'NoMatchingEventsFound,*')
        {
            $found['errorId'] = "$($_.FullyQualifiedErrorId)"
            $found['words'] = $_.Exception.Message
        }
    }
    foreach ($record in $records)
    {
        if ($found['read'] -ge $MostEvents)
        {
            $found['cut'] = $true
            break
        }
        $found['read']++
        try
        {
            $version = "v$($record.Version)"
            if ($null -eq $places[$version])
            {
                $places[$version] = Get-EventPlace -EventRecord $record -Source $Source
            }
            $facts = Get-EvidenceKey -EventRecord $record -Place $places[$version]
            $key = $facts['key']
            if ($null -ne $groups[$key])
            {
                $groups[$key]['count']++
                $groups[$key]['first'] = $facts['time']
            }
            elseif ($newestFirst.Count -ge $MostGroups)
            {
                $found['cut'] = $true
            }
            else
            {
                $groups[$key] = Get-EvidenceEvent -EventRecord $record
                foreach ($name in 'peer', 'required', 'status')
                {
                    $groups[$key][$name] = $facts[$name]
                }
                $newestFirst += $key
            }
        }
        catch
        {
            # One damaged event: the others still count, and it is said that something is missing.
            $found['errorId'] = "$($_.FullyQualifiedErrorId)"
            $found['words'] = $_.Exception.Message
        }
    }
    $found['groups'] = @(foreach ($key in $newestFirst)
        {
            New-Object -TypeName PSObject -Property $groups[$key]
        })
    $found
}
