# SPDX-License-Identifier: MIT
# What the role of Ansible runs on a computer, once for each setting. It is judged as the exported script for many computers
# is (test/node/equivalents/ansible-role.test.ts), and the same tests run it.

<#
.SYNOPSIS
    Sets one setting of SMB on this computer, or restores what was there before.

.DESCRIPTION
    Runs in ansible.windows.win_powershell, which gives $Ansible. Sets the value in force with Windows' own cmdlet, which also
    stores it. If nothing should stay stored, it then removes the stored value. Reads back, and fails if the computer isn't as
    wanted. Before the first change, it remembers what is stored and in force, so that it can be restored. Restarts nothing. In
    check mode, it writes nothing.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param (
    # The setting: its name here, and where Windows keeps it.
    [Parameter(Mandatory = $true)]
    [string]
    $Name,

    [Parameter(Mandatory = $true)]
    [ValidateSet('Client', 'Server')]
    [string]
    $Side,

    [Parameter(Mandatory = $true)]
    [string]
    $Property,

    [Parameter(Mandatory = $true)]
    [string]
    $ValueName,

    # Flag: its property is true or false.
    [Parameter(Mandatory = $true)]
    [ValidateSet('Flag', 'Number')]
    [string]
    $Type,

    # Store: an update brings the setting also to Windows whose cmdlet doesn't report it, and reads what is stored.
    [Parameter(Mandatory = $true)]
    [ValidateSet('Fail', 'Store')]
    [string]
    $IfNotReported,

    # What is wanted, as "stored, in force": two numbers, or "none" for nothing stored. Empty: what was remembered.
    [Parameter()]
    [string]
    $Wanted,

    # The registry key that keeps what was there before.
    [Parameter(Mandatory = $true)]
    [string]
    $Memory
)

$service = @{ Client = 'LanmanWorkstation'; Server = 'LanmanServer' }[$Side]
$path = "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters"
$common = @{ Confirm = $false; ErrorAction = 'Stop' }

# Reads one registry value as text, by name: one malformed value makes Windows PowerShell throw for all that are read with it.
# What isn't a number that fits an Int32 says so, unless it is memory.
function Get-Stored
{
    param ([string] $Path, [string] $ValueName)

    try { $key = Get-ItemProperty -LiteralPath $Path -Name $ValueName -ErrorAction Stop }
    catch
    {
        if ($_.FullyQualifiedErrorId -like 'PathNotFound,*') { return 'none' }
        if ($_.FullyQualifiedErrorId -like 'System.Management.Automation.PSArgumentException,*') { return 'none' }
        throw
    }
    if ($key.$ValueName -is [int] -or $Path -eq $Memory) { return "$($key.$ValueName)" }
    "other: $($key.$ValueName)"
}

# What is stored and in force, as "stored, in force".
function Get-State
{
    if ($Side -eq 'Client') { $configuration = Get-SmbClientConfiguration -ErrorAction Stop }
    else { $configuration = Get-SmbServerConfiguration -ErrorAction Stop }
    $inForce = 'not reported'
    if ($null -ne $configuration.PSObject.Properties[$Property] -and $null -ne $configuration.$Property)
    {
        $inForce = [int] $configuration.$Property
    }
    "$(Get-Stored -Path $path -ValueName $ValueName), $inForce"
}

# Brings the computer from one state to another.
function Set-State
{
    param ([string] $From, [string] $To)

    $stored, $inForce = $From -split ', '
    $toStored, $toInForce = $To -split ', '
    if ($inForce -ne 'not reported' -and ($inForce -ne $toInForce -or @($stored, 'none') -notcontains $toStored))
    {
        $value = @{ $Property = [int] $toInForce }
        if ($Type -eq 'Flag') { $value = @{ $Property = $toInForce -ne '0' } }
        if ($Side -eq 'Client') { Set-SmbClientConfiguration -Force @value @common }
        else { Set-SmbServerConfiguration -Force @value @common }
        $stored = Get-Stored -Path $path -ValueName $ValueName
    }
    # In force first: whether the running service follows a value that is only stored or removed is not documented.
    if ($stored -eq $toStored) { return }
    if ($toStored -eq 'none') { Remove-ItemProperty -LiteralPath $path -Name $ValueName @common }
    else { $null = New-ItemProperty -LiteralPath $path -Name $ValueName -PropertyType DWord -Value ([int] $toStored) -Force @common }
}

$Ansible.Changed = $false
$remembered = Get-Stored -Path $Memory -ValueName $Name
if (-not $Wanted -and $remembered -eq 'none') { return }
$before = Get-State
$isReported = $before -notlike '*, not reported'
if ($before -notmatch '^(none|\d+), (\d+|not reported)$')
{
    throw "$Name isn't changed, because what is stored isn't a number, and so couldn't be restored: $before"
}
if (-not $isReported -and $IfNotReported -eq 'Fail') { throw "$Name isn't available in this Windows." }
$target = $Wanted
if (-not $Wanted) { $target = $remembered }
$toStored, $toInForce = $target -split ', '
# Without a stored value, the server keeps its earlier setting. So off is a stored 0.
if (-not $isReported -and $toStored -eq 'none') { $toStored = '0' }
if (-not $isReported) { $toInForce = 'not reported' }
if ($isReported -and $toInForce -eq 'not reported') { $toInForce = "$([int] ($toStored -replace 'none', '0'))" }
$target = "$toStored, $toInForce"
$policy = Get-Stored -Path "HKLM:\SOFTWARE\Policies\Microsoft\Windows\$service" -ValueName $ValueName
if ($Wanted -and @('none', ($Wanted -split ', ')[1]) -notcontains $policy)
{
    throw "$Name isn't changed, because a policy sets it to $policy, and takes precedence over what is stored."
}

$after = $before
if ($before -ne $target)
{
    $Ansible.Changed = $true
    $after = $target
    if (-not $WhatIfPreference)
    {
        if ($Wanted -and $remembered -eq 'none')
        {
            $null = New-ItemProperty -LiteralPath $Memory -Name $Name -PropertyType String -Value $before @common
        }
        Set-State -From $before -To $target
        $after = Get-State
    }
}
# A policy stays in force, whatever is stored.
$isThere = $after -eq $target -or (-not $Wanted -and $policy -ne 'none' -and $after -like "$toStored, *")
if (-not $isThere) { throw "$Name was written, but the computer isn't as wanted. Stored, in force: $after. Wanted: $target." }
if (-not $Wanted)
{
    $Ansible.Changed = $true
    if (-not $WhatIfPreference) { Remove-ItemProperty -LiteralPath $Memory -Name $Name @common }
}
$Ansible.Result = @{ before = $before; after = $after }
$Ansible.Diff = @{ before = "${Name}: $before`n"; after = "${Name}: $after`n" }
