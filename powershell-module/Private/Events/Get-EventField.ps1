<#
.SYNOPSIS
    Reads the fields of an event, by name if that is possible.

.DESCRIPTION
    Gives property bags name and value, at most 32, values as texts of at most 300 characters. The names are in the
    event's XML, under EventData or under UserData. If the XML can't be read (Constrained Language Mode, a broken event),
    the name is $null, and the fields are in the order of the event. Event 31013 contains bytes of a packet, which are
    someone's data, so only fields that are known to be no part of a packet get their value.

.PARAMETER EventRecord
    What Get-WinEvent gave.
#>
function Get-EventField
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $EventRecord
    )

    $found = @(try
        {
            $body = ([xml] $EventRecord.ToXml()).Event
            foreach ($node in @($body.EventData.ChildNodes) + @($body.UserData.ChildNodes.ChildNodes))
            {
                if ($null -eq $node -or $node.NodeType -ne 'Element')
                {
                    continue
                }
                $name = $node.LocalName
                if ($name -eq 'Data')
                {
                    $name = $node.GetAttribute('Name')
                }
                @{ name = "$name"; value = "$($node.InnerText)" }
            }
        }
        catch
        {
            foreach ($field in $EventRecord.Properties)
            {
                @{ name = $null; value = "$($field.Value)" }
            }
        })
    # Of 31013: the fields of a peer and a message, by name, and their places.
    $harmless = 'Smb2Command', 'MessageId', 'SessionId', 'TreeId', 'ServerNameLength', 'ServerName', 'Status', 'RemoteAddress', 'LocalAddress'
    $harmlessPlaces = 0, 1, 2, 3, 4, 5, 6, 12, 14
    $taken = 0
    foreach ($field in $found)
    {
        if ($EventRecord.Id -eq 31013)
        {
            $isHarmless = $harmless -contains $field['name']
            if ($null -eq $field['name'])
            {
                $isHarmless = $harmlessPlaces -contains $taken
            }
            if (-not $isHarmless)
            {
                $field['value'] = ''
            }
        }
        if ($field['value'].Length -gt 300)
        {
            $field['value'] = $field['value'].Substring(0, 300)
        }
        New-Object -TypeName PSObject -Property $field
        if (++$taken -ge 32)
        {
            break
        }
    }
}
