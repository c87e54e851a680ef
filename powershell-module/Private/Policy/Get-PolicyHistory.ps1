<#
.SYNOPSIS
    Lists the Group Policy objects whose security settings were last applied.

.DESCRIPTION
    The registry keeps their names and identifiers for the security settings extension, one key per object, numbered from
    0. The registry doesn't say what they set. Gives nothing if there are none. A missing name or identifier is empty.

.OUTPUTS
    Property bags: name, id.
#>
function Get-PolicyHistory
{
    [CmdletBinding()]
    param ()

    $history = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Group Policy\History\{827D319E-6EAC-11D2-A4EA-00C04F79F83A}'
    foreach ($index in 0..63)
    {
        $key = Get-RegistryKey -Path "$history\$index" -Name DisplayName, GPOName
        if ($null -eq $key)
        {
            return
        }
        New-Object -TypeName PSObject -Property @{
            name = "$(Get-RegistryData -Key $key -Name 'DisplayName')"
            id   = "$(Get-RegistryData -Key $key -Name 'GPOName')"
        }
    }
}
