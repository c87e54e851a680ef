<#
.SYNOPSIS
    Reads what Group Policy last told this computer about SMB signing.

.DESCRIPTION
    Asks the Resultant Set of Policy (logging mode) in root\rsop\computer. A security option such as "Microsoft network
    client: Digitally sign communications (always)" stands there as an RSOP_RegistryValue, the winning one with
    precedence 1. Throws where it cannot be read. Local security policy, Group Policy Preferences and MDM are not in it.

.OUTPUTS
    Hashtable: Values (property bags Path, Data, GPOID), Gpos (property bags id, name, guidName; empty where Values
    has nothing on signing), LastApplied (ISO 8601, UTC, or $null): when security settings were last processed.
#>
function Get-PolicyReading
{
    [CmdletBinding()]
    param ()

    $rsop = @{ Namespace = 'root/rsop/computer'; OperationTimeoutSec = 10; ErrorAction = 'Stop' }
    $values = @(foreach ($value in (Get-CimInstance @rsop -ClassName RSOP_RegistryValue -Property Path, Data, GPOID -Filter 'precedence = 1'))
        {
            if ($value.Path -like '*\Parameters\RequireSecuritySignature')
            {
                $value
            }
        })
    $gpos = @()
    if ($values.Count -gt 0)
    {
        $gpos = @(Get-CimInstance @rsop -ClassName RSOP_GPO -Property id, name, guidName)
    }
    # The security settings extension. It is processed again every 16 hours even where nothing changed.
    $status = Get-CimInstance @rsop -ClassName RSOP_ExtensionStatus -Property endTime -Filter "extensionGuid = '{827D319E-6EAC-11D2-A4EA-00C04F79F83A}'"
    $lastApplied = Get-PropertyValue -InputObject $status -Name 'endTime'
    if ($null -ne $lastApplied)
    {
        $lastApplied = $lastApplied.ToUniversalTime().ToString('o')
    }
    @{ Values = $values; Gpos = $gpos; LastApplied = $lastApplied }
}
