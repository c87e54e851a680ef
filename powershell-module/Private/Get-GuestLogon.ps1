<#
.SYNOPSIS
    Reads the latest events on insecure guest logons of the SMB client.

.DESCRIPTION
    Events 31022 (allowed) and 31017 (rejected) of SmbClient/Security, at most 200, newest first. Gives property bags id,
    time (ISO 8601, UTC; $null: none) and fields: name and value of each. The names stand in the event's XML only, which Constrained
    Language Mode does not give: then the name is $null and the fields are in the order of the event.
#>
function Get-GuestLogon
{
    [CmdletBinding()]
    param ()

    try
    {
        $events = @(Get-WinEvent -FilterHashtable @{ LogName = 'Microsoft-Windows-SmbClient/Security'; Id = 31017, 31022 } -MaxEvents 200 -ErrorAction Stop)
    }
    catch
    {
        if ($_.FullyQualifiedErrorId -notlike 'NoMatchingEventsFound,*')
        {
            throw
        }
        return
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
