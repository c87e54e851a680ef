<#
.SYNOPSIS
    Finds the places of the fields of an event that matter.

.DESCRIPTION
    Gives a hashtable: peer, address, required and status, each a place (from 0) among the event's properties, if the
    source has one. The event's own names count if its XML gives one for each property. Otherwise, the places of the
    source count.

.PARAMETER EventRecord
    What Get-WinEvent gave. The places are the same for all events of its identifier and version.

.PARAMETER Source
    One of Get-EvidenceSource.
#>
function Get-EventPlace
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $EventRecord,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Source
    )

    $fields = @(Get-EventField -EventRecord $EventRecord)
    $isComplete = $fields.Count -eq @($EventRecord.Properties).Count
    $places = @{}
    foreach ($part in 'peer', 'address', 'required', 'status')
    {
        if ($null -eq $Source[$part])
        {
            continue
        }
        $name, $place = $Source[$part]
        for ($index = 0; $isComplete -and $index -lt $fields.Count; $index++)
        {
            if ($fields[$index].name -eq $name)
            {
                $place = $index
            }
        }
        $places[$part] = $place
    }
    $places
}
