<#
.SYNOPSIS
    Opens a TCP connection to the first address that accepts one.

.DESCRIPTION
    Tries the addresses one after the other, for 5 seconds in all. Puts the open client into Connection, and notes address
    and connectMilliseconds in Facts. If no address accepts, notes how the last attempt ended.

.PARAMETER Address
    The addresses, System.Net.IPAddress.

.PARAMETER Port
    The TCP port.

.PARAMETER Facts
    The bag that Test-SmbDevice reports.

.PARAMETER Connection
    Receives client. The caller closes it, whatever happens.
#>
function Connect-Device
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object[]]
        $Address,

        [Parameter(Mandatory = $true)]
        [int]
        $Port,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Facts,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Connection
    )

    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $left = $Address.Count
    foreach ($one in $Address)
    {
        $client = [System.Net.Sockets.TcpClient]::new($one.AddressFamily)
        $started = $watch.ElapsedMilliseconds
        $wait = Wait-NetworkTask -Task $client.ConnectAsync($one, $Port) -Milliseconds ((5000 - $started) / $left)
        $left = $left - 1
        if ($null -eq $wait['failure'])
        {
            $Connection['client'] = $client
            $Facts['address'] = "$one"
            $Facts['connectMilliseconds'] = [int] ($watch.ElapsedMilliseconds - $started)
            return
        }
        $client.Close()
        $Facts['words'] = $wait['words']
        switch ($wait['failure'])
        {
            'ConnectionRefused' { $Facts['ended'] = 'refused' }
            { @('TimeUp', 'TimedOut') -contains $_ } { $Facts['ended'] = 'connectTimedOut' }
            { @('HostUnreachable', 'NetworkUnreachable', 'HostDown', 'NetworkDown') -contains $_ } { $Facts['ended'] = 'unreachable' }
            default { $Facts['ended'] = 'failed' }
        }
    }
}
