<#
.SYNOPSIS
    Reads the outbound direction: this computer as SMB client.

.DESCRIPTION
    Gives the "outbound" bag of the contract.

.PARAMETER Policy
    The "policy" bag of this direction.

.PARAMETER Registry
    What Read-SharedRegistry gave.

.PARAMETER NotReported
    A dictionary that receives the names of settings that this Windows does not have.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-OutboundFact
{
    [CmdletBinding()]
    param (
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

    $configuration = Read-Part -What 'outbound.configuration' -Failure $Failure -ScriptBlock {
        Get-SmbClientConfiguration -ErrorAction Stop
    }
    $shared = @{ Configuration = $configuration; Policy = $Policy; Registry = $Registry; NotReported = $NotReported; Failure = $Failure }
    $fact = Get-DirectionFact -Direction Outbound @shared
    $fact['settings'] = Get-SettingFact -Direction Outbound -Registry $Registry -Failure $Failure
    New-Object -TypeName PSObject -Property $fact
}
