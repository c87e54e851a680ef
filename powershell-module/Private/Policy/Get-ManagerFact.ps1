<#
.SYNOPSIS
    Reads the marks of other management than Group Policy that might restore a value on this computer.

.DESCRIPTION
    Gives a hashtable. osConfig: whether an OSConfig document is stored, by one of OSConfig's three authorities (local,
    deployment, cloud). dsc: whether Desired State Configuration has a configuration here; its contents are encrypted.
    Neither says which values the documents set. $null: could not be read, and noted in Failure.

.PARAMETER Registry
    What Read-SharedRegistry gave.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-ManagerFact
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

    $osConfig = Read-Part -What 'surroundings.osConfig' -Failure $Failure -ScriptBlock {
        # There are keys below these, and no values: any name tells whether a key is there. Most computers have none of them.
        $enrollments = 'HKLM:\SOFTWARE\Microsoft\DeclaredConfiguration\HostOS\Config\enrollments'
        $isMissing = $false
        try
        {
            $isMissing = $null -eq (Get-RegistryKey -Path $enrollments -Name 'state')
        }
        catch
        {
            # Windows opens the keys below one that may not be read.
            $isMissing = $false
        }
        if ($isMissing)
        {
            return $false
        }
        $authorities = 'E17005D5-A50E-4E57-BE94-1D4FA69C6F93', '8345CBE6-CEFC-462A-8219-78F3FC0377C1', 'C429BE2D-071B-4E13-B616-4141C334ECDF'
        foreach ($authority in $authorities)
        {
            if ($null -ne (Get-RegistryKey -Path "$enrollments\$authority\Device\state" -Name 'state'))
            {
                return $true
            }
        }
        $false
    }
    $dsc = Read-Part -What 'surroundings.dsc' -Failure $Failure -ScriptBlock {
        $windows = Get-RegistryData -Key (Get-SharedKey -Registry $Registry -Name Windows) -Name 'SystemRoot'
        if ($null -eq $windows)
        {
            Write-Error -ErrorAction Stop -Category ObjectNotFound -ErrorId 'NoSystemRoot' -Message 'The folder of Windows is not known.'
        }
        foreach ($name in 'Current.mof', 'Pending.mof')
        {
            # WQL writes a backslash as two.
            $file = "$windows\System32\Configuration\$name".Replace('\', '\\')
            if ($null -ne (Get-CimInstance -ClassName CIM_DataFile -Filter "Name='$file'" -Property Name -OperationTimeoutSec 20 -ErrorAction Stop))
            {
                return $true
            }
        }
        $false
    }
    @{ osConfig = $osConfig; dsc = $dsc }
}
