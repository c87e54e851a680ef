# SPDX-License-Identifier: MIT
# Says whether a computer is the one that was meant. The identifier or the name is not compared where it was not read for the plan.
# It is part of the script, and of write-block.ps1.

function Test-Meant
{
    param ($Meant, $Computer)

    (-not $Meant['Id'] -or $Computer['Id'] -eq $Meant['Id']) -and
        (-not $Meant['FullName'] -or @($Computer['FullName'], $Computer['Name']) -contains $Meant['FullName'])
}
