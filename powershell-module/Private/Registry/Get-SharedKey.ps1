<#
.SYNOPSIS
    Gives a registry key that several parts of a reading share.

.DESCRIPTION
    Gives what Get-RegistryKey gave for it. Throws if the key could not be read, so that each part fails for itself.

.PARAMETER Registry
    What Read-SharedRegistry gave.

.PARAMETER Name
    Its name there.
#>
function Get-SharedKey
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Registry,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    if ($null -ne $Registry[$Name]['Problem'])
    {
        throw $Registry[$Name]['Problem']
    }
    $Registry[$Name]['Key']
}
