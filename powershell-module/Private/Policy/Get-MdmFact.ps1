<#
.SYNOPSIS
    Reads what a device management service (MDM, such as Intune) or OSConfig sets for one direction.

.DESCRIPTION
    Gives the "mdm" bag of the contract from the registry's PolicyManager key: the value, and the identifier of the
    provider that set it. The identifier distinguishes OSConfig from a service.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Registry
    What Read-SharedRegistry gave.

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
        [hashtable]
        $Registry,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $side = @{ Outbound = 'Client'; Inbound = 'Server' }[$Direction]
    $what = "$($Direction.ToLowerInvariant()).mdm"
    $name = "MicrosoftNetwork$($side)_DigitallySignCommunicationsAlways"
    $mdm = @{ status = 'none'; value = $null; provider = $null }
    $key = Read-Part -What $what -Failure $Failure -ScriptBlock {
        Get-SharedKey -Registry $Registry -Name Mdm
    }
    $mdm['value'] = Read-Part -What $what -Failure $Failure -ScriptBlock { Get-RegistryData -Key $key -Name $name }
    if ($null -ne $Failure[$what])
    {
        $mdm['status'] = 'unavailable'
    }
    elseif ($null -ne $mdm['value'])
    {
        $mdm['status'] = 'found'
        $mdm['provider'] = Read-Part -What $what -Failure $Failure -ScriptBlock { Get-RegistryData -Key $key -Name "$($name)_WinningProvider" }
        if ($null -ne $mdm['provider'])
        {
            $mdm['provider'] = "$($mdm['provider'])"
        }
    }
    New-Object -TypeName PSObject -Property $mdm
}
