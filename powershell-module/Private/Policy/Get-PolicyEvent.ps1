<#
.SYNOPSIS
    Reads from the event log when security settings of Group Policy were last applied.

.DESCRIPTION
    The security settings extension logs event 1704 (SceCli, in the log Application) each time it has applied its
    settings, and no event at a refresh that skips it. Gives the "policyEvent" bag of the contract: logged (ISO 8601, UTC,
    by this computer's clock; $null: there is no such event). Throws if the log can't be read. Get-WinEvent has no time
    limit, so its work is limited: it looks for one event, the newest first, and doesn't search a log of more than 128 MB.
#>
function Get-PolicyEvent
{
    [CmdletBinding()]
    param ()

    $log = Get-WinEvent -ListLog Application -ErrorAction Stop
    $bytes = Get-PropertyValue -InputObject $log -Name 'FileSize'
    if ($null -eq $bytes)
    {
        $bytes = $log.MaximumSizeInBytes
    }
    if ($bytes -gt 134217728)
    {
        Write-Error -ErrorAction Stop -Category LimitsExceeded -ErrorId 'LogTooLarge' -Message 'The event log Application has more than 128 MB, and is not searched.'
    }
    $logged = $null
    try
    {
        $found = Get-WinEvent -FilterHashtable @{ LogName = 'Application'; ProviderName = 'SceCli'; Id = 1704 } -MaxEvents 1 -ErrorAction Stop
        $logged = Get-EventTime -EventRecord $found
    }
    catch
    {
        if ("$($_.FullyQualifiedErrorId)" -notlike 'NoMatchingEventsFound,*')
        {
            throw
        }
    }
    New-Object -TypeName PSObject -Property @{ logged = $logged }
}
