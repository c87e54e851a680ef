<#
.SYNOPSIS
    Runs one part of a reading so that its failure affects no other part.

.DESCRIPTION
    Gives what the script block gives, or $null after noting the failure.

.PARAMETER What
    Names the part, as the contract's "unavailable" list does.

.PARAMETER Failure
    An ordered dictionary. Receives What = error record if the part fails.

.PARAMETER ScriptBlock
    Reads the part. Must throw on failure: pass -ErrorAction Stop to every command in it.
#>
function Read-Part
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $What,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure,

        [Parameter(Mandatory = $true)]
        [scriptblock]
        $ScriptBlock
    )

    try
    {
        & $ScriptBlock
    }
    catch
    {
        $Failure[$What] = $_
        $null
    }
}
