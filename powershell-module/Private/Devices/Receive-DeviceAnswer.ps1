<#
.SYNOPSIS
    Sends one request and receives one answer, within limits.

.DESCRIPTION
    Notes in Facts how it ended, answerMilliseconds, and, if they are SMB, the bytes received, in Base64. What another
    service says is none of this tool's business. An answer has the length that its first four bytes say ([MS-SMB2] 2.1: a
    zero byte, then the length, big-endian). What starts differently isn't SMB, except a negative session response (RFC
    1002 4.3.4: 0x83, and an error code of one byte). An answer longer than 16 KB isn't read: the answer to a NEGOTIATE
    has a few hundred bytes.

.PARAMETER Stream
    The open connection's stream.

.PARAMETER Bytes
    The request.

.PARAMETER Facts
    The bag that Test-SmbDevice reports.
#>
function Receive-DeviceAnswer
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Stream,

        [Parameter(Mandatory = $true)]
        [byte[]]
        $Bytes,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Facts
    )

    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $buffer = [byte[]]::new(16384)
    $length = 0
    $wanted = 4
    $ended = $null
    $wait = Wait-NetworkTask -Task $Stream.WriteAsync($Bytes, 0, $Bytes.Length) -Milliseconds 5000
    while ($null -eq $ended)
    {
        if ($null -eq $wait['failure'])
        {
            $task = $Stream.ReadAsync($buffer, $length, $buffer.Length - $length)
            $wait = Wait-NetworkTask -Task $task -Milliseconds (5000 - $watch.ElapsedMilliseconds)
        }
        if ($null -ne $wait['failure'])
        {
            $Facts['words'] = $wait['words']
            $ended = @{ TimeUp = 'timedOut'; TimedOut = 'timedOut'; ConnectionReset = 'reset'; ConnectionAborted = 'reset'; Shutdown = 'reset' }[$wait['failure']]
            if ($null -eq $ended)
            {
                $ended = 'failed'
            }
        }
        elseif ($task.Result -eq 0)
        {
            $ended = 'closed'
        }
        else
        {
            $length = $length + $task.Result
            if ($buffer[0] -ne 0 -and $buffer[0] -ne 0x83)
            {
                $ended = 'otherProtocol'
            }
            elseif ($length -ge 4)
            {
                $wanted = 4 + 65536 * $buffer[1] + 256 * $buffer[2] + $buffer[3]
                if ($wanted -gt $buffer.Length)
                {
                    $ended = 'tooLarge'
                }
                elseif ($length -ge $wanted)
                {
                    $ended = 'complete'
                    $length = $wanted
                }
            }
        }
    }
    # Behind the length stands the protocol's mark, 0xFE or 0xFF and "SMB", as far as it has come.
    $isSmb = $length -gt 4 -and $buffer[0] -eq 0 -and @(0xFE, 0xFF) -contains $buffer[4]
    $isRefusal = $ended -eq 'complete' -and $length -eq 5 -and $buffer[0] -eq 0x83
    foreach ($place in 5..7)
    {
        if ($length -gt $place -and $buffer[$place] -ne @(0x53, 0x4D, 0x42)[$place - 5])
        {
            $isSmb = $false
        }
    }
    if (-not $isSmb -and -not $isRefusal)
    {
        if ($length -gt 4 -and $ended -ne 'tooLarge')
        {
            $ended = 'otherProtocol'
        }
        $length = 0
    }
    $Facts['ended'] = $ended
    $Facts['answerMilliseconds'] = [int] $watch.ElapsedMilliseconds
    $Facts['answer'] = [System.Convert]::ToBase64String($buffer, 0, $length)
}
