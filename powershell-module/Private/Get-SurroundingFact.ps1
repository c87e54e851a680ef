<#
.SYNOPSIS
    Reads what else on this computer bears on SMB signing.

.DESCRIPTION
    Gives the "surroundings" bag of the contract. A part that cannot be read is $null there and noted in Failure; a list
    of a key that does not exist is empty.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-SurroundingFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $policies = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows'
    $hardenedPaths = Read-Part -What 'surroundings.hardenedPaths' -Failure $Failure -ScriptBlock {
        , @(Get-RegistryEntry -Path "$policies\NetworkProvider\HardenedPaths" -Like '\\*')
    }
    # All audit values, wherever they stand: one under the other direction's key is a known mistake.
    $outboundAudit = Read-Part -What 'surroundings.outboundAudit' -Failure $Failure -ScriptBlock {
        , @(Get-RegistryEntry -Path "$policies\LanmanWorkstation" -Like 'Audit*')
    }
    $inboundAudit = Read-Part -What 'surroundings.inboundAudit' -Failure $Failure -ScriptBlock {
        , @(Get-RegistryEntry -Path "$policies\LanmanServer" -Like 'Audit*')
    }
    $rdma = Read-Part -What 'surroundings.rdma' -Failure $Failure -ScriptBlock {
        $capable = $false
        foreach ($interface in (Get-CimInstance -Namespace root/Microsoft/Windows/SMB -ClassName MSFT_SmbClientNetworkInterface -OperationTimeoutSec 20 -ErrorAction Stop))
        {
            if (Get-PropertyValue -InputObject $interface -Name 'RdmaCapable')
            {
                $capable = $true
            }
        }
        $capable
    }

    New-Object -TypeName PSObject -Property @{
        hardenedPaths = $hardenedPaths
        outboundAudit = $outboundAudit
        inboundAudit  = $inboundAudit
        rdma          = $rdma
    }
}
