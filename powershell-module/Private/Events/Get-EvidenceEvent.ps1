<#
.SYNOPSIS
    Starts a group of events with its latest event, as a hashtable.

.DESCRIPTION
    Gives channel, id, recordId, count (1), first and time (ISO 8601, UTC; $null: none), fields (see Get-EventField) and
    raw: the XML, or the message if Constrained Language Mode doesn't give the XML. Everything is cut to a limited length,
    because part of it comes from the network. For event 31013, raw is made from the fields, because the XML contains
    bytes of a packet, which are someone's data.

.PARAMETER EventRecord
    What Get-WinEvent gave.
#>
function Get-EvidenceEvent
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $EventRecord
    )

    $fields = @(Get-EventField -EventRecord $EventRecord)
    if ($EventRecord.Id -eq 31013)
    {
        $raw = @(foreach ($field in $fields) { "$($field.name)=$($field.value)" }) -join '; '
    }
    else
    {
        try
        {
            $raw = "$($EventRecord.ToXml())"
        }
        catch
        {
            $raw = "$($EventRecord.Message)"
        }
    }
    if ($raw.Length -gt 4000)
    {
        $raw = $raw.Substring(0, 4000)
    }
    $time = Get-EventTime -EventRecord $EventRecord
    @{
        channel  = "$($EventRecord.LogName)"
        id       = $EventRecord.Id
        recordId = $EventRecord.RecordId
        count    = 1
        first    = $time
        time     = $time
        fields   = $fields
        raw      = $raw
    }
}
