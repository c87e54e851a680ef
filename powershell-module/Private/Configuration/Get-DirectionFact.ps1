<#
.SYNOPSIS
    Reads what is in force and what is stored for one direction.

.DESCRIPTION
    Gives the "outbound" or "inbound" bag of the contract, without the parts that only one of them has. A property that
    this Windows doesn't have is $null, and its name is added to NotReported. A part that can't be read is $null and noted
    in Failure.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Configuration
    What the direction's Get-Smb*Configuration gave, or $null if it failed.

.PARAMETER Policy
    The "policy" bag of the direction.

.PARAMETER Registry
    What Read-SharedRegistry gave.

.PARAMETER NotReported
    A dictionary that receives the names of properties that this Windows does not have.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-DirectionFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Direction,

        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Configuration,

        [Parameter(Mandatory = $true)]
        [object]
        $Policy,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Registry,

        [Parameter(Mandatory = $true)]
        [object]
        $NotReported,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $name = $Direction.ToLowerInvariant()
    $side = @{ Outbound = 'Client'; Inbound = 'Server' }[$Direction]
    $properties = [ordered] @{ enabled = 'EnableSecuritySignature'; dialectMin = 'Smb2DialectMin'; dialectMax = 'Smb2DialectMax' }
    $audits = [ordered] @{}
    foreach ($setting in Get-SmbSetting)
    {
        $reported = $setting['Reported']
        if ($setting['Side'] -eq $side -and $reported -like 'audit.*')
        {
            $audits[$reported -replace '^audit\.'] = $setting['Property']
        }
        elseif ($setting['Side'] -eq $side)
        {
            $properties[$reported] = $setting['Property']
        }
    }
    $fact = Get-ReportedProperty -Configuration $Configuration -Property $properties -Prefix $name -NotReported $NotReported
    foreach ($limit in @('dialectMin', 'dialectMax'))
    {
        # An enumeration: only its name survives remoting unchanged.
        if ($null -ne $fact[$limit])
        {
            $fact[$limit] = "$($fact[$limit])"
        }
    }
    $fact['audit'] = New-Object -TypeName PSObject -Property (
        Get-ReportedProperty -Configuration $Configuration -Property $audits -Prefix "$name.audit" -NotReported $NotReported)
    $fact['stored'] = Read-Part -What "$name.stored" -Failure $Failure -ScriptBlock {
        # What the SMB cmdlets, local security policy, and Group Policy all write. Nothing stored: Windows uses its default.
        $key = Get-SharedKey -Registry $Registry -Name $Direction
        New-Object -TypeName PSObject -Property @{ required = Get-RegistryData -Key $key -Name 'RequireSecuritySignature' }
    }
    $fact['policy'] = $Policy
    $fact['mdm'] = Get-MdmFact -Direction $Direction -Registry $Registry -Failure $Failure
    $fact
}
