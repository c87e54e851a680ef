<#
.SYNOPSIS
    Gives the text of a field that names a peer, without the port of an address.

.DESCRIPTION
    Each connection of a peer has its own port, so with the port, events of one peer wouldn't be grouped. Recognizes
    192.0.2.1:50000, [2001:db8::1]:50000, and a binary socket address as bytes or as hexadecimal text, in which the port
    becomes 0. Anything else stays as it is. Gives at most 300 characters, and $null for an empty field.

.PARAMETER Value
    The field's value.
#>
function Get-PeerText
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Value
    )

    $text = "$Value".Trim()
    if ($Value -is [byte[]])
    {
        # Family and port are two bytes each.
        $text = $text -replace '^(\d+ \d+) \d+ \d+ ', '$1 0 0 '
    }
    # So many digits have the structures for IPv4, for IPv6 and for either.
    $text = $text -replace '^((?:0x)?(?:02|17)00)[0-9a-f]{4}((?:[0-9a-f]{24}|[0-9a-f]{48}|[0-9a-f]{248}))$', '${1}0000$2'
    $text = $text -replace '^(\\*\d{1,3}(?:\.\d{1,3}){3}):\d+$', '$1'
    $text = $text -replace '^(\\*\[[0-9a-f:.%]+\]):\d+$', '$1'
    if ($text -eq '')
    {
        return $null
    }
    if ($text.Length -gt 300)
    {
        return $text.Substring(0, 300)
    }
    $text
}
