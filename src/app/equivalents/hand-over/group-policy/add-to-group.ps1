# SPDX-License-Identifier: MIT
# What fills the group that a Group Policy object is filtered by. Handed over as it is, beside the backup and its list of computers.

<#
.SYNOPSIS
    Adds the computers of computers.csv to a group of Active Directory, or removes them from it.

.DESCRIPTION
    The group is for Security Filtering of the Group Policy object beside this script. Each computer account is found by the
    computer's full name or, where that is not known, by its short name. Nothing is done for a computer that is not found, or
    whose name several accounts bear, and the output says so. A computer knows of its new group once it has restarted. Needs the
    module ActiveDirectory of the Remote Server Administration Tools, and the right to change the group.

.PARAMETER Group
    The name of the group, or its distinguished name. It has to exist.

.PARAMETER Path
    The list of computers. By default, computers.csv beside this script.

.PARAMETER First
    Takes only this many computers of the list, from its beginning, to try the policy on them. 0: all.

.PARAMETER Remove
    Removes the computers from the group.

.PARAMETER Server
    The domain controller, or the domain, to ask. By default, that of your own domain.

.OUTPUTS
    One object per computer of the list: ComputerName, Account, Result, Message. Result is Added, Removed, NotFound,
    SeveralFound, or Failed; with -WhatIf WouldAdd or WouldRemove. To add a computer again changes nothing.

.EXAMPLE
    .\add-to-group.ps1 -Group 'SMB signing' -First 5 -WhatIf

    Shows which accounts the first five computers have. Changes nothing.

.EXAMPLE
    .\add-to-group.ps1 -Group 'SMB signing' | Where-Object { $_.Result -ne 'Added' }

    Adds all computers, and shows those that were not added.
#>

#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true)]
param (
    [Parameter(Mandatory = $true)] [string] $Group,
    [string] $Path,
    [ValidateRange(0, 1000000)] [int] $First = 0,
    [switch] $Remove,
    [string] $Server
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Off

# Without what means something in a filter of LDAP (RFC 4515).
function ConvertTo-FilterText
{
    param ([string] $Text)

    $Text.Replace('\', '\5c').Replace('*', '\2a').Replace('(', '\28').Replace(')', '\29').Replace([string] [char] 0, '\00')
}

function Get-AccountFilter
{
    param ($Row)

    if ($Row.FullName) { return "(dNSHostName=$(ConvertTo-FilterText -Text $Row.FullName))" }
    $short = "$($Row.Name)".Split('.')[0]
    # An account's name has at most fifteen characters before the dollar sign.
    if ($short.Length -gt 15) { $short = $short.Substring(0, 15) }
    "(sAMAccountName=$(ConvertTo-FilterText -Text $short)`$)"
}

if (-not $Path)
{
    if (-not $PSScriptRoot) { throw 'Specify -Path, because this script is not running from a file.' }
    $Path = Join-Path -Path $PSScriptRoot -ChildPath 'computers.csv'
}
$asked = @{}
if ($Server) { $asked['Server'] = $Server }
$target = Get-ADGroup -Identity $Group @asked
$rows = @(Import-Csv -LiteralPath $Path -Encoding UTF8)
if ($First -gt 0 -and $First -lt $rows.Count) { $rows = @($rows[0..($First - 1)]) }
$action = if ($Remove) { "Remove from $Group" } else { "Add to $Group" }

foreach ($row in $rows)
{
    $account = $null
    $message = ''
    try
    {
        $found = @(Get-ADComputer -LDAPFilter (Get-AccountFilter -Row $row) @asked)
        if ($found.Count -eq 0) { $result = 'NotFound' }
        elseif ($found.Count -gt 1) { $result = 'SeveralFound' }
        else
        {
            $account = $found[0].DistinguishedName
            if (-not $PSCmdlet.ShouldProcess($account, $action)) { $result = if ($Remove) { 'WouldRemove' } else { 'WouldAdd' } }
            elseif ($Remove)
            {
                Remove-ADGroupMember -Identity $target -Members $found[0] -Confirm:$false @asked
                $result = 'Removed'
            }
            else
            {
                Add-ADGroupMember -Identity $target -Members $found[0] @asked
                $result = 'Added'
            }
        }
    }
    catch
    {
        $result = 'Failed'
        $message = $_.Exception.Message
    }
    $members = [ordered] @{ ComputerName = $row.Name; Account = $account; Result = $result; Message = $message }
    New-Object -TypeName PSObject -Property $members
}
