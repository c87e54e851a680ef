<#
.SYNOPSIS
    Reads the inbound direction: this computer as SMB server.

.DESCRIPTION
    Gives the "inbound" bag of the contract, which also contains the state of the Server service. If that service isn't
    running, this computer accepts no SMB connections, and its configuration might not be readable.

.PARAMETER Policy
    The "policy" bag of this direction.

.PARAMETER Registry
    What Read-SharedRegistry gave.

.PARAMETER NotReported
    A dictionary that receives the names of settings that this Windows doesn't have.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-InboundFact
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

    $configuration = Read-Part -What 'inbound.configuration' -Failure $Failure -ScriptBlock {
        Get-SmbServerConfiguration -ErrorAction Stop
    }
    $shared = @{ Configuration = $configuration; Policy = $Policy; Registry = $Registry; NotReported = $NotReported; Failure = $Failure }
    $fact = Get-DirectionFact -Direction Inbound @shared
    $fact['settings'] = Get-SettingFact -Direction Inbound -Registry $Registry -Failure $Failure
    $fact['service'] = Read-Part -What 'inbound.service' -Failure $Failure -ScriptBlock {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='LanmanServer'" -Property State, StartMode -OperationTimeoutSec 20 -ErrorAction Stop
        New-Object -TypeName PSObject -Property @{
            state     = Get-PropertyValue -InputObject $service -Name 'State'
            startMode = Get-PropertyValue -InputObject $service -Name 'StartMode'
        }
    }
    New-Object -TypeName PSObject -Property $fact
}
