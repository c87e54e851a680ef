<#
.SYNOPSIS
    Reads what the license of this Windows says about SMB's defaults.

.DESCRIPTION
    Gives the "license" bag of the contract: serverRequiresSigning, clientRequiresSigning and clientAllowsGuests, each a
    number (0: no), or $null if the license doesn't name it. Nothing else of the license leaves the computer.

.PARAMETER Failure
    An ordered dictionary that receives the failed part, see Read-Part.
#>
function Get-LicenseFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    Read-Part -What 'computer.license' -Failure $Failure -ScriptBlock {
        $key = Get-RegistryKey -Path 'HKLM:\SYSTEM\CurrentControlSet\Control\ProductOptions' -Name 'ProductPolicy'
        if ($null -eq $key -or $null -eq $key['ProductPolicy'])
        {
            Write-Error -ErrorAction Stop -Category ObjectNotFound -ErrorId 'NoProductPolicy' -Message 'The registry has no ProductPolicy.'
        }
        if ($null -ne $key['ProductPolicy']['problem'])
        {
            throw $key['ProductPolicy']['problem']
        }
        $values = Get-LicenseValue -Policy $key['ProductPolicy']['data'] -Name @(
            'SMBServer-RequireSigningByDefault', 'SMBClient-RequireSigningByDefault', 'SMBClient-AllowInsecureGuestAuthByDefault')
        New-Object -TypeName PSObject -Property @{
            serverRequiresSigning = $values['SMBServer-RequireSigningByDefault']
            clientRequiresSigning = $values['SMBClient-RequireSigningByDefault']
            clientAllowsGuests    = $values['SMBClient-AllowInsecureGuestAuthByDefault']
        }
    }
}
