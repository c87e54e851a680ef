<#
.SYNOPSIS
    Throws unless this is the computer that the caller saw.

.DESCRIPTION
    A name can suddenly lead to another computer, because of an old DNS entry, a cluster's name, or an exchanged disk.
    Clones can share a machine identifier, so identifier and name are both compared. Throws WrongComputer if one differs,
    and the system's own error if one that the caller knows can't be read.

.PARAMETER Id
    The expected machine identifier. Empty: it isn't compared.

.PARAMETER Name
    The expected name: the full name or, if the caller couldn't read that, the NetBIOS name. Empty: it isn't compared.
#>
function Assert-ExpectedComputer
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Id,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Name
    )

    if ($Name)
    {
        $system = Get-CimInstance -ClassName Win32_ComputerSystem -Property Name, DNSHostName, Domain, PartOfDomain -OperationTimeoutSec 20 -ErrorAction Stop
        $names = @((Get-QualifiedName -System $system), (Get-PropertyValue -InputObject $system -Name 'Name'))
        if ($names -notcontains $Name)
        {
            Write-Error -ErrorAction Stop -Category InvalidOperation -ErrorId 'WrongComputer' -Message "This computer is $($names[0]), not $Name."
        }
    }
    if ($Id)
    {
        $found = Get-RegistryText -Path 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid'
        if ($found -ne $Id)
        {
            Write-Error -ErrorAction Stop -Category InvalidOperation -ErrorId 'WrongComputer' -Message "This computer's identifier is $found, not $Id."
        }
    }
}
