<#
.SYNOPSIS
    Throws if the stored value of a setting isn't one that the next step of a write expects.

.DESCRIPTION
    Windows has no cmdlet that compares and writes in one step. Reading the stored value takes only a moment, so it is
    read again right before each step of a write. Throws ChangedWhileWriting if it is none of the expected values. Then
    either someone else changed it meanwhile, or Windows didn't take what was just set. The two can't be distinguished.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER Expected
    What can be stored: numbers, NotStored, or words for another value.

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
