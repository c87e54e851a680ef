<#
.SYNOPSIS
    Reads what else on this computer affects SMB signing.

.DESCRIPTION
    Gives the "surroundings" bag of the contract. A part that can't be read is $null there and noted in Failure. The list
    for a key that doesn't exist is empty.

.PARAMETER Registry
    What Read-SharedRegistry gave.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.

.PARAMETER PolicyEvent
    What Get-PolicyEvent gave; $null if it wasn't called, or failed.
#>
function Get-SurroundingFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Registry,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure,

        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $PolicyEvent
    )

    $policies = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows'
    $hardenedPaths = Read-Part -What 'surroundings.hardenedPaths' -Failure $Failure -ScriptBlock {
        , @(Get-RegistryEntry -Key (Get-RegistryKey -Path "$policies\NetworkProvider\HardenedPaths" -Like '\\*') -Like '\\*')
    }
    $outboundPolicy = Read-Part -What 'surroundings.outboundAudit' -Failure $Failure -ScriptBlock {
        , @(Get-RegistryEntry -Key (Get-SharedKey -Registry $Registry -Name OutboundPolicy) -Like 'Audit*', '*SecuritySignature')
    }
    $inboundPolicy = Read-Part -What 'surroundings.inboundAudit' -Failure $Failure -ScriptBlock {
        , @(Get-RegistryEntry -Key (Get-SharedKey -Registry $Registry -Name InboundPolicy) -Like 'Audit*', '*SecuritySignature')
    }
    $ntlm = Read-Part -What 'surroundings.ntlm' -Failure $Failure -ScriptBlock {
        New-Object -TypeName PSObject -Property @{
            restrictSending = Get-RegistryValue -Path 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0' -Name 'RestrictSendingNTLMTraffic'
        }
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

    $policyRefresh = Read-Part -What 'surroundings.policyRefresh' -Failure $Failure -ScriptBlock {
        New-Object -TypeName PSObject -Property @{
            # Of the extension that applies security settings. 0: at every refresh, even if no object has changed.
            noGpoListChanges = Get-RegistryValue -Path "$policies\Group Policy\{827D319E-6EAC-11D2-A4EA-00C04F79F83A}" -Name 'NoGPOListChanges'
        }
    }
    $managers = Get-ManagerFact -Registry $Registry -Failure $Failure

    New-Object -TypeName PSObject -Property @{
        hardenedPaths   = $hardenedPaths
        outboundAudit   = Get-EntryLike -Entry $outboundPolicy -Like 'Audit*'
        inboundAudit    = Get-EntryLike -Entry $inboundPolicy -Like 'Audit*'
        outboundIgnored = Get-EntryLike -Entry $outboundPolicy -Like '*SecuritySignature'
        inboundIgnored  = Get-EntryLike -Entry $inboundPolicy -Like '*SecuritySignature'
        ntlm            = $ntlm
        rdma            = $rdma
        policyRefresh   = $policyRefresh
        policyEvent     = $PolicyEvent
        osConfig        = $managers['osConfig']
        dsc             = $managers['dsc']
    }
}
