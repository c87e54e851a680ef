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
    What is wanted.

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
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [string]
        $ExpectedStored
    )

    try
    {
        if ($Direction -eq 'Outbound')
        {
            $configuration = Get-SmbClientConfiguration -ErrorAction Stop
        }
        else
        {
            $configuration = Get-SmbServerConfiguration -ErrorAction Stop
        }
        $reported = Get-PropertyValue -InputObject $configuration -Name 'RequireSecuritySignature'
        if ($null -eq $reported)
        {
            Write-Error -ErrorAction Stop -Category InvalidData -ErrorId 'NotReported' -Message "$Direction signing requirement is not reported."
        }
        $inForce = @{ $true = 'Required'; $false = 'NotRequired' }[$reported]
        $storedValue = Get-StoredRequirement -Direction $Direction
        $stored = 'NotStored'
        if ($null -ne $storedValue)
        {
            $stored = "$storedValue"
        }
        $wantedInForce = @{ $true = 'Required'; $false = 'NotRequired' }[$Required]
        $wantedStored = "$([int] $Required)"

        $written = $false
        if ($inForce -ne $wantedInForce -or $stored -ne $wantedStored)
        {
            if (@($wantedInForce, $ExpectedInForce) -notcontains $inForce -or @($wantedStored, $ExpectedStored) -notcontains $stored)
            {
                $seen = "in force $inForce, stored $stored; expected in force $ExpectedInForce, stored $ExpectedStored"
                Write-Error -ErrorAction Stop -Category InvalidOperation -ErrorId 'StateChanged' -Message "$Direction signing changed meanwhile: $seen."
            }
            # Not $PSCmdlet.ShouldProcess: Constrained Language Mode does not let a script call it.
            if (-not $WhatIfPreference)
            {
                if ($Direction -eq 'Outbound')
                {
                    Set-SmbClientConfiguration -RequireSecuritySignature $Required -Force -Confirm:$false -ErrorAction Stop
                }
                else
                {
                    Set-SmbServerConfiguration -RequireSecuritySignature $Required -Force -Confirm:$false -ErrorAction Stop
                }
                $written = $true
            }
        }
    }
    catch
    {
        # A caller behind Windows Admin Center's gateway may get the message alone, so the identifier ends it.
        $errorId = "$($_.FullyQualifiedErrorId)".Split(',')[0]
        Write-Error -ErrorAction Stop -Category $_.CategoryInfo.Category -ErrorId $errorId -Message "$($_.Exception.Message) [$errorId]"
    }

    New-Object -TypeName PSObject -Property @{ contract = 1; written = $written }
}
