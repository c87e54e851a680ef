<#
.SYNOPSIS
    Reads what is in force and stored of one setting, in the words of the write commands.

.DESCRIPTION
    Throws if the setting isn't reported or can't be read, because a write must never start from a guess. The audits that
    the September 2025 updates brought are an exception if the caller saw them as not reported: the server reads them from
    the registry, although its cmdlet doesn't report them.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER ExpectedInForce
    What the caller saw in force. NotReported: one of those audits, which isn't reported here.

.OUTPUTS
    Hashtable: InForce (the setting's word for its value, words for one that it doesn't know, or NotReported), Stored (the number
    that is stored, NotStored, or words for another value).
#>
function Get-SmbSettingState
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting,

        [Parameter()]
        [string]
        $ExpectedInForce
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
    $mayBeUnreported = $ExpectedInForce -eq 'NotReported' -and $Setting['ByUpdate']
    if ($null -eq $value -and -not $mayBeUnreported)
    {
        Write-Error -ErrorAction Stop -Category InvalidData -ErrorId 'NotReported' -Message "$($Setting['What']) is not reported."
    }
    $inForce = 'NotReported'
    if ($null -ne $value)
    {
        $inForce = "unknown value $value"
        foreach ($word in $Setting['Stored'].Keys)
        {
            if ((Get-SmbSettingValue -Setting $Setting -InForce $word) -eq $value)
            {
                $inForce = $word
            }
        }
    }
    @{ InForce = $inForce; Stored = (Get-SmbSettingStored -Setting $Setting) }
}
