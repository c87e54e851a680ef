<#
.SYNOPSIS
    Sets the signing requirement of one direction, if this computer is still as the caller saw it.

.DESCRIPTION
    Writes nothing where the requirement is in force and stored as wanted: the same call may arrive several times.
    Writes nothing and fails with StateChanged where what is in force or stored is neither as wanted nor as expected.
    Touches no other setting and restarts nothing.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Required
    What shall be in force.

.PARAMETER Stored
    What shall be stored: 0, 1 or NotStored.

.PARAMETER ExpectedInForce
    Required or NotRequired: what the caller saw in force.

.PARAMETER ExpectedStored
    0, 1 or NotStored: what the caller saw stored.

.OUTPUTS
    Property bag: contract (number), written (whether the setting was written by this call).
#>
function Set-SigningRequirement
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Outbound', 'Inbound')]
        [string]
        $Direction,

        [Parameter(Mandatory = $true)]
        [bool]
        $Required,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $Stored,

        [Parameter(Mandatory = $true)]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [string]
        $ExpectedStored
    )

    $written = $false
    try
    {
        $current = Get-SigningRequirement -Direction $Direction
        $inForce = @{ $true = 'Required'; $false = 'NotRequired' }[$Required]
        if ($current['InForce'] -ne $inForce -or $current['Stored'] -ne $Stored)
        {
            if (@($inForce, $ExpectedInForce) -notcontains $current['InForce'] -or @($Stored, $ExpectedStored) -notcontains $current['Stored'])
            {
                $seen = "in force $($current['InForce']), stored $($current['Stored']); expected in force $ExpectedInForce, stored $ExpectedStored"
                Write-Error -ErrorAction Stop -Category InvalidOperation -ErrorId 'StateChanged' -Message "$Direction signing changed meanwhile: $seen."
            }
            Write-SigningRequirement -Direction $Direction -Current $current -Required $Required -Remove ($Stored -eq 'NotStored')
            $written = -not $WhatIfPreference
        }
    }
    catch
    {
        # A caller behind Windows Admin Center's gateway may get the message alone, so the identifier ends it.
        $errorId = "$($_.FullyQualifiedErrorId)".Split(',')[0]
        Write-Error -ErrorAction Stop -Category $_.CategoryInfo.Category -ErrorId $errorId -Message "$($_.Exception.Message) [SmbSigning:$errorId]"
    }

    New-Object -TypeName PSObject -Property @{ contract = 1; written = $written }
}
