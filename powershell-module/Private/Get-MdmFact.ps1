<#
.SYNOPSIS
    Says what a device management service (MDM, such as Intune) tells one direction.

.DESCRIPTION
    Gives the "mdm" bag of the contract from the registry's PolicyManager key.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-MdmFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Outbound', 'Inbound')]
        [string]
        $Direction,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $side = @{ Outbound = 'Client'; Inbound = 'Server' }[$Direction]
    $what = "$($Direction.ToLowerInvariant()).mdm"
    $value = Read-Part -What $what -Failure $Failure -ScriptBlock {
        Get-RegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\PolicyManager\current\device\LocalPoliciesSecurityOptions' -Name "MicrosoftNetwork$($side)_DigitallySignCommunicationsAlways"
    }
    $status = 'none'
    if ($null -ne $Failure[$what])
    {
        $status = 'unavailable'
    }
    elseif ($null -ne $value)
    {
        $status = 'found'
    }
    New-Object -TypeName PSObject -Property @{ status = $status; value = $value }
}
