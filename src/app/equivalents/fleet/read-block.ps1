# SPDX-License-Identifier: MIT
# The block that reads. It is sent to each computer as text, so it sees nothing of the script but what it contains; and it keeps
# to what Constrained Language Mode allows, and to the commands and the order of the bundled ones.

# Runs on each computer and only reads.
$readBlock = {
    param ([object[]] $Directions)

    . "$PSScriptRoot/Get-Identity.ps1"

    . "$PSScriptRoot/Get-Requirement.ps1"

    $computer = @{}
    $unknown = ''
    try
    {
        $computer = Get-Identity
    }
    catch
    {
        $unknown = "$_"
    }
    foreach ($direction in $Directions)
    {
        $state = ''
        $message = ''
        try
        {
            $state = Get-Requirement -Direction $direction
        }
        catch
        {
            $message = "$_"
        }
        New-Object -TypeName PSObject -Property @{ Direction = $direction; State = $state; Message = $message; Computer = $computer; Unknown = $unknown }
    }
}
