<#
.SYNOPSIS
    Reads what is in force and stored of one setting, in the words of the write commands.

.DESCRIPTION
    Throws where the setting is not reported or cannot be read: a write must never start from a guess.

.PARAMETER Setting
    What Get-SmbSetting gave.

.OUTPUTS
    Hashtable: InForce (the setting's word for on or off), Stored (0, 1, NotStored, or words for another value).
#>
function Get-SmbSettingState
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting
    )

    if ($Setting['Side'] -eq 'Client')
    {
        $configuration = Get-SmbClientConfiguration -ErrorAction Stop
    }
    else
    {
        $configuration = Get-SmbServerConfiguration -ErrorAction Stop
    }
    $value = Get-PropertyValue -InputObject $configuration -Name $Setting['Property']
    if ($null -eq $value)
    {
        Write-Error -ErrorAction Stop -Category InvalidData -ErrorId 'NotReported' -Message "$($Setting['What']) is not reported."
    }
    @{ InForce = @{ $true = $Setting['On']; $false = $Setting['Off'] }[$value]; Stored = (Get-SmbSettingStored -Setting $Setting) }
}
