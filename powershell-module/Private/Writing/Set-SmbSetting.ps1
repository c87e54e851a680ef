<#
.SYNOPSIS
    Sets one setting, if this computer is still as the caller saw it.

.DESCRIPTION
    Writes nothing if the setting is already in force and stored as wanted, because the same call can arrive several
    times. Writes nothing and fails with StateChanged if what is in force or stored is neither as wanted nor as expected,
    and with WrongComputer if this isn't the computer that the caller saw. Touches no other setting and restarts nothing.
    A setting that this Windows doesn't report is only stored, and the stored value is read back.

.PARAMETER Name
    The setting, as Get-SmbSetting knows it.

.PARAMETER InForce
    What to put in force, in the setting's words. It is stored, too.

.PARAMETER Remove
    Leaves nothing stored.

.PARAMETER Expected
    What the caller saw, as a hashtable: InForce, in the setting's words; Stored: a number or NotStored; ComputerId and
    ComputerName, as Assert-ExpectedComputer takes them.

.OUTPUTS
    Property bag: contract (number), written (whether the setting was written by this call).
#>
function Set-SmbSetting
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [string]
        $InForce,

        [Parameter()]
        [switch]
        $Remove,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Expected
    )

    $written = $false
    try
    {
        Assert-ExpectedComputer -Id $Expected['ComputerId'] -Name $Expected['ComputerName']
        $setting = Get-SmbSetting -Name $Name
        $current = Get-SmbSettingState -Setting $setting -ExpectedInForce $Expected['InForce']
        $stored = $setting['Stored'][$InForce]
        if ($Remove)
        {
            $stored = 'NotStored'
        }
        $reported = $InForce
        if ($current['InForce'] -eq 'NotReported')
        {
            $reported = 'NotReported'
        }
        if ($current['InForce'] -ne $reported -or $current['Stored'] -ne $stored)
        {
            if (@($reported, $Expected['InForce']) -notcontains $current['InForce'] -or @($stored, $Expected['Stored']) -notcontains $current['Stored'])
            {
                $seen = "in force $($current['InForce']), stored $($current['Stored']); expected in force $($Expected['InForce']), stored $($Expected['Stored'])"
                Write-Error -ErrorAction Stop -Category InvalidOperation -ErrorId 'StateChanged' -Message "$($setting['What']) changed meanwhile: $seen."
            }
            Write-SmbSetting -Setting $setting -InForce $InForce -Current $current -Remove ([bool] $Remove)
            # With -Confirm the answer may have been No.
            $written = -not $WhatIfPreference -and ($ConfirmPreference -ne 'Low' -or -not (Test-SmbSettingUnchanged -Setting $setting -Current $current))
        }
    }
    catch
    {
        # A caller behind Windows Admin Center's gateway may get the message alone, so the identifier ends it.
        $errorId = "$($_.FullyQualifiedErrorId)".Split(',')[0]
        Write-Error -ErrorAction Stop -Category $_.CategoryInfo.Category -ErrorId $errorId -Message "$($_.Exception.Message) [SmbSigning:$errorId]"
    }

    New-Object -TypeName PSObject -Property @{ contract = 2; written = $written }
}
