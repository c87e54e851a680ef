<#
.SYNOPSIS
    Reads which Windows this computer has, from the registry.

.DESCRIPTION
    Gives build and ubr (numbers), editionId and installationType (texts), each $null if it is missing, isn't a number or
    text, or can't be read.

.PARAMETER Registry
    What Read-SharedRegistry gave.

.PARAMETER Failure
    An ordered dictionary that receives the failed part, see Read-Part.
#>
function Get-VersionFact
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

    # The registry's ProductName is of no use (it says Windows 10 on Windows 11), but its build number is right.
    $names = [ordered] @{ build = 'CurrentBuildNumber'; ubr = 'UBR'; editionId = 'EditionID'; installationType = 'InstallationType' }
    $key = Read-Part -What 'computer.version' -Failure $Failure -ScriptBlock {
        Get-SharedKey -Registry $Registry -Name Windows
    }
    $facts = @{ build = $null; ubr = $null; editionId = $null; installationType = $null }
    foreach ($which in $names.Keys)
    {
        $value = Read-Part -What 'computer.version' -Failure $Failure -ScriptBlock { Get-RegistryData -Key $key -Name $names[$which] }
        if ($null -ne $value -and @('editionId', 'installationType') -contains $which)
        {
            $facts[$which] = "$value"
        }
        elseif ("$value" -match '^\d{1,9}$')
        {
            $facts[$which] = [int] $value
        }
    }
    $facts
}
