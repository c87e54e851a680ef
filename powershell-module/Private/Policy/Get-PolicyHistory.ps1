<#
.SYNOPSIS
    Lists the Group Policy objects whose security settings were applied last.

.DESCRIPTION
    The registry keeps their names and identifiers for the security settings extension, one key per object, numbered
    from 0. It does not say what they set. Gives nothing where there are none. A name or identifier that is not there is
    empty.

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
