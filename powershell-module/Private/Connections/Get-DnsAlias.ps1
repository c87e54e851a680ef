<#
.SYNOPSIS
    Asks DNS which of the servers' names are aliases.

.DESCRIPTION
    Gives property bags name and canonical ($null: no alias) for each name that DNS knows. Asks for at most 32 names and
    for at most 5 seconds. If no DNS server answers, it stops asking, and notes that in Failure as "aliases". It doesn't
    ask for IP addresses.

.PARAMETER List
    The outbound connections as Get-LimitedList gives them, or $null.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-DnsAlias
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $List,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    if ($null -eq $List)
    {
        return
    }
    $until = [datetime]::UtcNow.AddSeconds(5)
    $asked = @{}
    foreach ($row in $List.rows)
    {
        $name = "$($row.server)"
        if ($name -notmatch '^[^:\\/\s]*[^:\\/\s\d.][^:\\/\s]*$' -or $asked.ContainsKey($name))
        {
            continue
        }
        if ($asked.Count -ge 32 -or [datetime]::UtcNow -gt $until -or $null -ne $Failure['aliases'])
        {
            return
        }
        $asked[$name] = $true
        try
        {
            $canonical = $null
            foreach ($record in @(Resolve-DnsName -Name $name -Type CNAME -DnsOnly -NoHostsFile -QuickTimeout -ErrorAction Stop))
            {
                if ($null -eq $canonical -and "$($record.Type)" -eq 'CNAME')
                {
                    $canonical = "$($record.NameHost)"
                }
            }
            New-Object -TypeName PSObject -Property @{ name = $name; canonical = $canonical }
        }
        catch
        {
            # A name that DNS does not know is no failure: it may come from another place.
            if ($_.FullyQualifiedErrorId -notlike 'DNS_*')
            {
                $Failure['aliases'] = $_
            }
        }
    }
}
