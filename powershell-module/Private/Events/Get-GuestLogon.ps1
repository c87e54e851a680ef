<#
.SYNOPSIS
    Reads the latest events on insecure guest logons of the SMB client.

.DESCRIPTION
    Events 31022 (allowed) and 31017 (rejected) of SmbClient/Security, at most 200 of each, newest first. Gives property
    bags id, time (ISO 8601, UTC; $null: none) and fields: name and value of each. The names are only in the event's XML.
    Constrained Language Mode doesn't give the XML. Then the name is $null, and the fields are in the order of the event.
#>
function Get-GuestLogon
{
    [CmdletBinding()]
    param ()

    # Each by itself: many of one would hide the few of the other.
    foreach ($id in 31022, 31017)
    {
        try
        {
            $events = @(Get-WinEvent -FilterHashtable @{ LogName = 'Microsoft-Windows-SmbClient/Security'; Id = $id } -MaxEvents 200 -ErrorAction Stop)
        }
        catch
        {
            if ($_.FullyQualifiedErrorId -notlike 'NoMatchingEventsFound,*')
            {
                throw
            }
            continue
        }
        foreach ($one in $events)
        {
            New-Object -TypeName PSObject -Property @{
                id     = $one.Id
                time   = Get-EventTime -EventRecord $one
                fields = @(Get-EventField -EventRecord $one)
            }
        }
    }
}
