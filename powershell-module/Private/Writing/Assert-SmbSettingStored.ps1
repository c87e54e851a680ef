<#
.SYNOPSIS
    Throws where another value of a setting is stored than the next step of a write follows.

.DESCRIPTION
    Windows has no cmdlet that compares and writes in one step. What is stored can be read within a moment, so it is read
    again right before each step of a write. Throws ChangedWhileWriting where it is none of the values that are expected:
    somebody else changed it meanwhile, or Windows didn't take what was just set; the two can't be told apart.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER Expected
    What may be stored: a number, NotStored, or words for another value.

.OUTPUTS
    What is stored.
#>
function Assert-SmbSettingStored
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting,

        [Parameter(Mandatory = $true)]
        [string[]]
        $Expected
    )

    $stored = Get-SmbSettingStored -Setting $Setting
    if ($Expected -notcontains $stored)
    {
        $seen = "stored $stored, expected $($Expected -join ' or ')"
        Write-Error -ErrorAction Stop -Category InvalidOperation -ErrorId 'ChangedWhileWriting' -Message "$($Setting['What']) isn't as expected while it is being written: $seen."
    }
    $stored
}
