<#
.SYNOPSIS
    Picks numbers from the policy that the license of Windows keeps in the registry.

.DESCRIPTION
    Gives a hashtable: name = number, for each name that exists. The policy is one block of bytes, little-endian: a head
    of 20 bytes (size of all, size of the values, size of the end mark, unused, version 1), then value after value: a head
    of 16 bytes (size of all, of the name and of the data, with the type between these two, 2 bytes each; the rest is not
    needed), the name in UTF-16, the data. Throws if the layout is different, because a damaged policy proves nothing.

.PARAMETER Policy
    The data of the registry value.

.PARAMETER Name
    The names, in the case in which they are stored.
#>
function Get-LicenseValue
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Policy,

        [Parameter(Mandatory = $true)]
        [string[]]
        $Name
    )

    $damaged = @{ ErrorAction = 'Stop'; Category = 'InvalidData'; ErrorId = 'DamagedProductPolicy'; Message = 'ProductPolicy is damaged, or of another form.' }
    # A real one has about 40 KB.
    if ($Policy -isnot [array] -or $Policy[0] -isnot [byte] -or $Policy.Count -lt 20 -or $Policy.Count -gt 1MB)
    {
        Write-Error @damaged
    }
    [byte[]] $data = $Policy
    $end = 20 + (Get-LittleEndian -Data $data -At 4 -Count 4)
    if ((Get-LittleEndian -Data $data -At 0 -Count 4) -ne $data.Length -or (Get-LittleEndian -Data $data -At 16 -Count 4) -ne 1 -or $end -gt $data.Length)
    {
        Write-Error @damaged
    }
    $lengths = @(foreach ($one in $Name) { 2 * $one.Length })
    $values = @{}
    $at = 20
    while ($at -lt $end -and $values.Count -lt $Name.Count)
    {
        # Said here, not by Get-LittleEndian: there may be a thousand of them.
        $size = $data[$at] + 256 * $data[$at + 1]
        $nameSize = $data[$at + 2] + 256 * $data[$at + 3]
        if ($at + 16 -gt $end -or $size -lt 16 + $nameSize -or $at + $size -gt $end)
        {
            Write-Error @damaged
        }
        if ($lengths -contains $nameSize)
        {
            $characters = @(for ($next = $at + 16; $next -lt $at + 16 + $nameSize; $next += 2) { [char] ($data[$next] + 256 * $data[$next + 1]) })
            $found = -join $characters
            if ($Name -ccontains $found)
            {
                # Type 4 is a number of 4 bytes.
                if ((Get-LittleEndian -Data $data -At ($at + 4) -Count 4) -ne 0x40004 -or $size -lt 20 + $nameSize)
                {
                    Write-Error @damaged
                }
                $values[$found] = Get-LittleEndian -Data $data -At ($at + 16 + $nameSize) -Count 4
            }
        }
        $at += $size
    }
    $values
}
