<#
.SYNOPSIS
    Reads the signing requirement of one direction, in the words of the write commands.

.DESCRIPTION
    Throws where the requirement is not reported or cannot be read: a write must never start from a guess.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.OUTPUTS
    Hashtable: InForce (Required or NotRequired), Stored (0, 1, NotStored, or the text of another value).
#>
function Get-SigningRequirement
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Outbound', 'Inbound')]
        [string]
        $Direction
    )

    if ($Direction -eq 'Outbound')
    {
        $configuration = Get-SmbClientConfiguration -ErrorAction Stop
    }
    else
    {
        $configuration = Get-SmbServerConfiguration -ErrorAction Stop
    }
    $required = Get-PropertyValue -InputObject $configuration -Name 'RequireSecuritySignature'
    if ($null -eq $required)
    {
        Write-Error -ErrorAction Stop -Category InvalidData -ErrorId 'NotReported' -Message "$Direction signing requirement is not reported."
    }
    $stored = Get-StoredRequirement -Direction $Direction
    if ($null -eq $stored)
    {
        $stored = 'NotStored'
    }
    @{ InForce = @{ $true = 'Required'; $false = 'NotRequired' }[$required]; Stored = "$stored" }
}
