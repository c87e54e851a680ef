<#
.SYNOPSIS
    Gives what Group Policy sets for one direction.

.DESCRIPTION
    Gives the "policy" bag of the contract.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Reading
    What Get-PolicyReading gave.

.PARAMETER Reason
    Why that is unknown; empty if it is known.
#>
function Get-PolicyFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Outbound', 'Inbound')]
        [string]
        $Direction,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Reading,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Reason
    )

    $policy = @{ status = 'none'; gpoName = $null; gpoId = $null; value = $null; lastApplied = $Reading['LastApplied']; reason = $null; history = $Reading['History'] }
    if ($null -eq $Reading['Values'])
    {
        $policy['status'] = 'unavailable'
        $policy['reason'] = $Reason
        return New-Object -TypeName PSObject -Property $policy
    }

    $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
    foreach ($value in $Reading['Values'])
    {
        if ($value.Path -notlike "*\$service\Parameters\RequireSecuritySignature")
        {
            continue
        }
        $policy['status'] = 'found'
        $policy['gpoId'] = "$($value.GPOID)"
        if ($policy['gpoId'] -match '\{[0-9a-f-]{36}\}')
        {
            $policy['gpoId'] = $Matches[0]
        }
        $policy['value'] = "$($value.Data)"
        # 4 is REG_DWORD. Data is a text whatever the type, and a policy may tell a text.
        if ($policy['value'] -match '^\d{1,9}$' -and @($null, 4) -contains (Get-PropertyValue -InputObject $value -Name 'Type'))
        {
            $policy['value'] = [int] $policy['value']
        }
        foreach ($gpo in $Reading['Gpos'])
        {
            if ($gpo.id -eq $value.GPOID)
            {
                $policy['gpoName'] = $gpo.name
            }
        }
    }
    New-Object -TypeName PSObject -Property $policy
}
