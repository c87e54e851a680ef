<#
.SYNOPSIS
    Tells whether this computer is a workstation, a domain controller, or another server.

.DESCRIPTION
    Uses Windows Management Instrumentation or, if that failed, the registry. Gives $null if neither has it.

.PARAMETER Windows
    The instance of Win32_OperatingSystem, or $null if it could not be read.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-ProductType
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Windows,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $type = Get-PropertyValue -InputObject $Windows -Name 'ProductType'
    if ($null -eq $type)
    {
        $type = Read-Part -What 'computer.productType' -Failure $Failure -ScriptBlock {
            Get-RegistryValue -Path 'HKLM:\SYSTEM\CurrentControlSet\Control\ProductOptions' -Name 'ProductType'
        }
    }
    switch ("$type")
    {
        { '1', 'WinNT' -contains $_ } { return 'workstation' }
        { '2', 'LanmanNT' -contains $_ } { return 'domainController' }
        { '3', 'ServerNT' -contains $_ } { return 'server' }
    }
    return $null
}
