<#
.SYNOPSIS
    Turns an event record into a property bag.

.DESCRIPTION
    Gives channel, id, recordId, time (ISO 8601, UTC; $null: none), fields (see Get-EventField) and raw: the XML, or the message where
    Constrained Language Mode does not give the XML. All is cut to a bounded length: part of it comes from the network.

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

    try
    {
        $raw = "$($EventRecord.ToXml())"
    }
    catch
    {
        $raw = "$($EventRecord.Message)"
    }
    if ($raw.Length -gt 4000)
    {
        $raw = $raw.Substring(0, 4000)
    }
    New-Object -TypeName PSObject -Property @{
        channel  = "$($EventRecord.LogName)"
        id       = $EventRecord.Id
        recordId = $EventRecord.RecordId
        time     = Get-EventTime -EventRecord $EventRecord
        fields   = @(Get-EventField -EventRecord $EventRecord)
        raw      = $raw
    }
}
