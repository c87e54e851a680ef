<#
.SYNOPSIS
    Says what Group Policy tells one direction.

.DESCRIPTION
    Gives the "policy" bag of the contract.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Reading
    What Get-PolicyReading gave, or $null where it failed.

.PARAMETER Reason
    Why it failed.
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
        [AllowNull()]
        [object]
        $Reading,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Reason
    )

    $policy = @{ status = 'none'; gpoName = $null; gpoId = $null; value = $null; lastApplied = $null; reason = $null }
    if ($null -eq $Reading)
    {
        $policy['status'] = 'unavailable'
        $policy['reason'] = $Reason
        return New-Object -TypeName PSObject -Property $policy
    }

    $policy['lastApplied'] = $Reading['LastApplied']
    $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
    foreach ($value in $Reading['Values'])
    {
        if ($value.Path -notlike "*\$service\Parameters\RequireSecuritySignature")
        {
            continue
        }
        $policy['status'] = 'found'
        $policy['gpoId'] = $value.GPOID
        $policy['value'] = $value.Data
        if ("$($value.Data)" -match '^\d{1,9}$')
        {
            $policy['value'] = [int] $value.Data
        }
        foreach ($gpo in $Reading['Gpos'])
        {
            if ($gpo.id -eq $value.GPOID)
            {
                $policy['gpoName'] = $gpo.name
                $policy['gpoId'] = $gpo.guidName
            }
        }
    }
    New-Object -TypeName PSObject -Property $policy
}
