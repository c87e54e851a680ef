<#
.SYNOPSIS
    Waits for a network operation, for a limited time.

.DESCRIPTION
    Gives a bag: failure ($null if it succeeded, "TimeUp", the name of the socket error, or "Other") and words (the
    system's own, or $null).

.PARAMETER Task
    The operation, a System.Threading.Tasks.Task.

.PARAMETER Milliseconds
    How long to wait.
#>
function Wait-NetworkTask
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Task,

        [Parameter(Mandatory = $true)]
        [int]
        $Milliseconds
    )

    $failure = $null
    $words = $null
    try
    {
        if ($Milliseconds -le 0 -or -not $Task.Wait($Milliseconds))
        {
            $failure = 'TimeUp'
        }
    }
    catch
    {
        $cause = $_.Exception
        while ($null -ne $cause.InnerException)
        {
            $cause = $cause.InnerException
        }
        $failure = 'Other'
        $words = $cause.Message
        if ($cause -is [System.Net.Sockets.SocketException])
        {
            $failure = "$($cause.SocketErrorCode)"
        }
    }
    @{ failure = $failure; words = $words }
}
