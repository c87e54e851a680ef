<#
.SYNOPSIS
    Reads which commands of this module ran on this computer from Windows Admin Center.

.DESCRIPTION
    Reports facts and judges nothing. Reads event 4000 of the log Microsoft-ServerManagementExperience, in which Windows
    Admin Center keeps the name of a command that was run, and who ran it. The log has neither its parameters nor whether
    it succeeded. Reads the newest 2000 events, and gives at most 200 that name a command that changes settings or tests
    a device. Changes nothing.

.ROLE
    Readers

.PARAMETER Since
    The earliest time that counts, ISO 8601. Empty: any.

.OUTPUTS
    Property bag. contract: 2. log: as the channels of Get-SmbSigningEvidence. runs, the newest first: channel, id,
    recordId, count (1), first and time (ISO 8601, UTC; null: none), fields (name and value; the names are null in
    Constrained Language Mode), raw (the XML, or a text in its place). read (how many events), cut (whether there are
    more than were read, or given), errorId and words if reading failed. collectedAt: ISO 8601, UTC. languageMode.

.EXAMPLE
    Get-SmbSigningActivity

    Reads which commands of this module Windows Admin Center has run on this computer.
#>
function Get-SmbSigningActivity
{
    [CmdletBinding()]
    param (
        [string]
        $Since = ''
    )

    $log = Get-EvidenceChannel -Name 'Microsoft-ServerManagementExperience'
    $filter = @{ LogName = $log.name; Id = 4000 }
    if ($Since -ne '')
    {
        $filter['StartTime'] = [datetime] $Since
    }
    $found = @{ contract = 2; log = $log; read = 0; cut = $false; errorId = $log.errorId; words = $log.words }
    $given = 0
    $found['runs'] = @(try
        {
            $records = @()
            if ($null -eq $log.errorId)
            {
                $records = @(Get-WinEvent -FilterHashtable $filter -MaxEvents 2001 -ErrorAction Stop)
            }
            foreach ($record in $records)
            {
                if ($found['read'] -ge 2000 -or $given -ge 200)
                {
                    $found['cut'] = $true
                    break
                }
                $found['read']++
                $text = @(foreach ($field in $record.Properties) { "$($field.Value)" }) -join ' '
                if ($text -match '\b(Enable|Disable|Reset|Test)-Smb')
                {
                    $given++
                    New-Object -TypeName PSObject -Property (Get-EvidenceEvent -EventRecord $record)
                }
            }
        }
        catch
        {
            if ("$($_.FullyQualifiedErrorId)" -notlike 'NoMatchingEventsFound,*')
            {
                $found['errorId'] = "$($_.FullyQualifiedErrorId)"
                $found['words'] = $_.Exception.Message
            }
        })
    $found['collectedAt'] = [datetime]::UtcNow.ToString('o')
    $found['languageMode'] = "$($ExecutionContext.SessionState.LanguageMode)"
    New-Object -TypeName PSObject -Property $found
}
