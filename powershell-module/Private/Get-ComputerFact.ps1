<#
.SYNOPSIS
    Reads what this computer is: names, Windows version, role.

.DESCRIPTION
    Gives the "computer" bag of the contract. A part that cannot be read is $null there and noted in Failure.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-ComputerFact
{
    [CmdletBinding()]
    param (
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
    # The registry's ProductName is of no use (it says Windows 10 on Windows 11), but its build number is right.
    $version = Read-Part -What 'computer.version' -Failure $Failure -ScriptBlock {
        Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' -ErrorAction Stop
    }
    $id = Read-Part -What 'computer.id' -Failure $Failure -ScriptBlock {
        Get-RegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid'
    }
    $cluster = Read-Part -What 'computer.cluster' -Failure $Failure -ScriptBlock {
        Get-RegistryValue -Path 'HKLM:\Cluster' -Name 'ClusterName'
    }

    $fqdn = Get-PropertyValue -InputObject $system -Name 'DNSHostName'
    if ($fqdn -and $system.PartOfDomain)
    {
        $fqdn = "$fqdn.$($system.Domain)"
    }
    $roles = $null
    if ($null -ne $system)
    {
        $roles = @($system.Roles)
    }
    $build = Get-PropertyValue -InputObject $version -Name 'CurrentBuildNumber'
    if ("$build" -match '^\d{1,9}$')
    {
        $build = [int] $build
    }
    else
    {
        $build = $null
    }
    $ubr = Get-PropertyValue -InputObject $version -Name 'UBR'
    if ($ubr -isnot [int])
    {
        $ubr = $null
    }
    $productType = $null
    switch ("$(Get-PropertyValue -InputObject $windows -Name 'ProductType')")
    {
        '1' { $productType = 'workstation' }
        '2' { $productType = 'domainController' }
        '3' { $productType = 'server' }
    }

    New-Object -TypeName PSObject -Property @{
        name         = Get-PropertyValue -InputObject $system -Name 'Name'
        fqdn         = $fqdn
        id           = $id
        caption      = Get-PropertyValue -InputObject $windows -Name 'Caption'
        editionSku   = Get-PropertyValue -InputObject $windows -Name 'OperatingSystemSKU'
        editionId    = Get-PropertyValue -InputObject $version -Name 'EditionID'
        build        = $build
        ubr          = $ubr
        productType  = $productType
        roles        = $roles
        cluster      = $cluster
        domainJoined = Get-PropertyValue -InputObject $system -Name 'PartOfDomain'
    }
}
