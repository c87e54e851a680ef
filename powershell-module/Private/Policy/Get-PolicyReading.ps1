<#
.SYNOPSIS
    Reads what Group Policy last set on this computer for SMB signing.

.DESCRIPTION
    Asks the Resultant Set of Policy (logging mode) in root\rsop\computer. A security option such as "Microsoft network
    client: Digitally sign communications (always)" is an RSOP_RegistryValue there, the winning one with precedence 1.
    Local security policy, Group Policy Preferences, and MDM aren't in it. A part that fails is noted in Failure, as
    "policy" if everything is unknown, because it can't be read or because Windows applied security settings without
    logging a result.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.

.OUTPUTS
    Hashtable: Values (property bags Path, Type, Data, GPOID; $null if everything is unknown), Gpos (property bags id,
    name, guidName; empty if Values has nothing on signing), LastApplied (ISO 8601, UTC, or $null; when security settings
    were last processed), Event (see Get-PolicyEvent; $null if it could not be read, or if Values has nothing on signing),
    History (see Get-PolicyHistory; $null if Values says everything).
#>
function Get-PolicyReading
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $rsop = @{ Namespace = 'root/rsop/computer'; OperationTimeoutSec = 10; ErrorAction = 'Stop' }
    $reading = @{ Values = $null; Gpos = @(); LastApplied = $null; Event = $null; History = $null }
    # The security settings extension. Whether a refresh that skips it stamps this, is not documented.
    $reading['LastApplied'] = Read-Part -What 'policy.lastApplied' -Failure $Failure -ScriptBlock {
        $status = Get-CimInstance @rsop -ClassName RSOP_ExtensionStatus -Property endTime -Filter "extensionGuid = '{827D319E-6EAC-11D2-A4EA-00C04F79F83A}'"
        $endTime = Get-PropertyValue -InputObject $status -Name 'endTime'
        if ($null -eq $endTime)
        {
            return $null
        }
        $endTime.ToUniversalTime().ToString('o')
    }
    $reading['Values'] = Read-Part -What 'policy' -Failure $Failure -ScriptBlock {
        $values = @(foreach ($value in (Get-CimInstance @rsop -ClassName RSOP_RegistryValue -Property Path, Type, Data, GPOID -Filter 'precedence = 1'))
            {
                if ($value.Path -like '*\Parameters\RequireSecuritySignature')
                {
                    $value
                }
            })
        , $values
    }
    if ($null -ne $reading['Values'] -and $reading['Values'].Count -gt 0)
    {
        $reading['Gpos'] = @(Read-Part -What 'policy.objects' -Failure $Failure -ScriptBlock { Get-CimInstance @rsop -ClassName RSOP_GPO -Property id, name, guidName })
        $reading['Event'] = Read-Part -What 'surroundings.policyEvent' -Failure $Failure -ScriptBlock { Get-PolicyEvent }
        return $reading
    }
    if ($null -ne $reading['Values'] -and $null -ne $reading['LastApplied'])
    {
        return $reading
    }
    $reading['History'] = Read-Part -What 'policy.history' -Failure $Failure -ScriptBlock { , @(Get-PolicyHistory) }
    # Nothing logged does not mean that nothing was told: never take it for "no policy".
    foreach ($part in 'policy.lastApplied', 'policy.history')
    {
        if ($null -ne $reading['Values'] -and $null -ne $Failure[$part])
        {
            $reading['Values'] = $null
            $Failure['policy'] = $Failure[$part]
        }
    }
    $isApplied = $null -ne $reading['History'] -and $reading['History'].Count -gt 0
    if ($isApplied)
    {
        # An empty key says that there is an object, not which.
        $reading['History'] = @(foreach ($gpo in $reading['History'])
            {
                if ("$($gpo.name)$($gpo.id)")
                {
                    $gpo
                }
            })
    }
    if ($null -ne $reading['Values'] -and $isApplied)
    {
        $reading['Values'] = Read-Part -What 'policy' -Failure $Failure -ScriptBlock {
            Write-Error -ErrorAction Stop -Category ObjectNotFound -ErrorId 'NoPolicyResult' -Message 'Security settings of Group Policy are applied here, but no result is logged.'
        }
    }
    $reading
}
