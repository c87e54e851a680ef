<#
.SYNOPSIS
    Reads what this computer is: names, Windows version, role.

.DESCRIPTION
    Gives the "computer" bag of the contract. A part that can't be read is $null there and noted in Failure. If Windows
    Management Instrumentation fails, the registry gives what it can.

.PARAMETER Registry
    What Read-SharedRegistry gave.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-ComputerFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Registry,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $windows = Read-Part -What 'computer.windows' -Failure $Failure -ScriptBlock {
        Get-CimInstance -ClassName Win32_OperatingSystem -Property Caption, ProductType, OperatingSystemSKU -OperationTimeoutSec 20 -ErrorAction Stop
    }
    $system = Read-Part -What 'computer.system' -Failure $Failure -ScriptBlock {
        Get-CimInstance -ClassName Win32_ComputerSystem -Property Name, DNSHostName, Domain, PartOfDomain, Roles -OperationTimeoutSec 20 -ErrorAction Stop
    }
    $version = Get-VersionFact -Registry $Registry -Failure $Failure
    $id = Read-Part -What 'computer.id' -Failure $Failure -ScriptBlock {
        Get-RegistryText -Path 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid'
    }
    $cluster = Read-Part -What 'computer.cluster' -Failure $Failure -ScriptBlock {
        Get-RegistryText -Path 'HKLM:\Cluster' -Name 'ClusterName'
    }
    $name = Get-PropertyValue -InputObject $system -Name 'Name'
    if ($null -eq $name)
    {
        $name = Read-Part -What 'computer.name' -Failure $Failure -ScriptBlock {
            Get-RegistryText -Path 'HKLM:\SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName' -Name 'ComputerName'
        }
    }

    $roles = Get-PropertyValue -InputObject $system -Name 'Roles'
    if ($null -ne $roles)
    {
        $roles = @(foreach ($role in $roles) { "$role" })
    }

    New-Object -TypeName PSObject -Property @{
        name             = $name
        fqdn             = Get-QualifiedName -System $system
        id               = $id
        caption          = Get-PropertyValue -InputObject $windows -Name 'Caption'
        editionSku       = Get-PropertyValue -InputObject $windows -Name 'OperatingSystemSKU'
        editionId        = $version['editionId']
        installationType = $version['installationType']
        build            = $version['build']
        ubr              = $version['ubr']
        productType      = Get-ProductType -Windows $windows -Failure $Failure
        roles            = $roles
        cluster          = $cluster
        domainJoined     = Get-PropertyValue -InputObject $system -Name 'PartOfDomain'
        license          = Get-LicenseFact -Failure $Failure
    }
}
