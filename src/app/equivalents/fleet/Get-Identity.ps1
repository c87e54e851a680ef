# SPDX-License-Identifier: MIT
# Runs on each computer: says which computer it is, and throws where that is not known. The module finds it out in the same way, in
# Assert-ExpectedComputer.

function Get-Identity
{
    $system = Get-CimInstance -ClassName Win32_ComputerSystem -Property Name, DNSHostName, Domain, PartOfDomain -OperationTimeoutSec 20 -ErrorAction Stop
    $full = "$($system.DNSHostName)"
    if ($full -and $system.PartOfDomain)
    {
        $full = "$full.$($system.Domain)"
    }
    $key = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid' -ErrorAction Stop
    @{ Id = "$($key.MachineGuid)"; FullName = $full; Name = "$($system.Name)" }
}
