<#
.SYNOPSIS
    Reads which Windows this computer has, from the registry.

.DESCRIPTION
    Gives build and ubr (numbers), editionId and installationType (texts), each $null where it is not there or is none.

.PARAMETER Failure
    An ordered dictionary that receives the failed part, see Read-Part.
#>
function Get-VersionFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    # The registry's ProductName is of no use (it says Windows 10 on Windows 11), but its build number is right.
    $registry = Read-Part -What 'computer.version' -Failure $Failure -ScriptBlock {
        Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' -ErrorAction Stop
    }
    $facts = @{ build = $null; ubr = $null; editionId = $null; installationType = $null }
    $numbers = @{ build = 'CurrentBuildNumber'; ubr = 'UBR' }
    foreach ($which in $numbers.Keys)
    {
        $value = Get-PropertyValue -InputObject $registry -Name $numbers[$which]
        if ("$value" -match '^\d{1,9}$')
        {
            $facts[$which] = [int] $value
        }
    }
    foreach ($which in 'editionId', 'installationType')
    {
        $value = Get-PropertyValue -InputObject $registry -Name $which
        if ($null -ne $value)
        {
            $facts[$which] = "$value"
        }
    }
    $facts
}
