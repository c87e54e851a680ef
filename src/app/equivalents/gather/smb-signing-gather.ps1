# SPDX-License-Identifier: MIT
# The script that reads many computers, as it is exported. tools/generate puts the module's functions in place of the line that
# dot-sources them. The text above the first empty line is for developers and is left out.

<#
.SYNOPSIS
    Reads the SMB signing settings, event logs, and connections of many computers, and writes them to a file.

.DESCRIPTION
    Made by SMB Signing. Runs the commands with which SMB Signing itself reads a computer, on each computer by PowerShell
    remoting, and writes one line of JSON for each as soon as it answers. Import the file in SMB Signing: All computers,
    Readiness, Import evidence. Changes nothing on any computer, and installs nothing: to take it back, delete the file.
    Run it again with the same file to read the computers that have no answer in it. Needs administrator rights on the
    computers, and a session in full language here. On each computer it costs what reading it in SMB Signing costs: a
    few seconds, and up to a minute where event logs are large.

.PARAMETER ComputerName
    The computers to read.

.PARAMETER ListPath
    A text file with the names of the computers, one in each line.

.PARAMETER LdapFilter
    Asks the domain for computers, such as "(&(objectCategory=computer)(operatingSystem=Windows Server*))". Accounts that
    are turned off are left out.

.PARAMETER OutputPath
    The file to write. By default, it is smb-signing.jsonl in the current folder.

.PARAMETER ThrottleLimit
    How many computers are read at a time.

.PARAMETER Retries
    How often computers that did not answer are tried again.

.PARAMETER TimeoutSeconds
    How long a computer may take.

.PARAMETER Again
    Reads all computers, also those that have an answer in the file.

.PARAMETER Credential
    The account for the computers. By default, your own.

.OUTPUTS
    One object per computer: ComputerName, Result (Read, Partly, AlreadyRead, or Failed), Message.

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -Command "& .\smb-signing-gather.ps1 -ListPath .\servers.txt -ThrottleLimit 64"

    Reads the computers that are named in a file, 64 at a time.

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -Command "& .\smb-signing-gather.ps1 -LdapFilter '(operatingSystem=Windows Server*)'"

    Reads the servers of the domain.
#>

#Requires -Version 5.1
[CmdletBinding()]
param (
    [string[]] $ComputerName = @(),
    [string] $ListPath,
    [string] $LdapFilter,
    [string] $OutputPath = 'smb-signing.jsonl',
    [ValidateRange(1, 256)] [int] $ThrottleLimit = 32,
    [ValidateRange(0, 10)] [int] $Retries = 1,
    [ValidateRange(10, 3600)] [int] $TimeoutSeconds = 180,
    [switch] $Again,
    [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Off

# Runs on each computer and only reads. JSON is made there, because what comes back from a computer keeps no nested objects.
$reading = {
    . "$PSScriptRoot/module-functions.ps1"

    $answer = @{ Configuration = ''; Evidence = ''; Connections = ''; Problem = '' }
    foreach ($part in @{ Configuration = 'Get-SmbSigningConfiguration' }, @{ Evidence = 'Get-SmbSigningEvidence' }, @{ Connections = 'Get-SmbSigningConnection' })
    {
        foreach ($name in $part.Keys)
        {
            try
            {
                $answer[$name] = ConvertTo-Json -InputObject (& $part[$name]) -Depth 8 -Compress
            }
            catch
            {
                $answer['Problem'] = "$($answer['Problem']) $($part[$name]): $_".Trim()
            }
        }
    }
    New-Object -TypeName PSObject -Property $answer
}

# The names that are asked for, each once.
function Get-Name
{
    $all = [System.Collections.ArrayList]::new()
    foreach ($name in $ComputerName) { [void] $all.Add($name) }
    if ($ListPath)
    {
        $path = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($ListPath)
        foreach ($line in [System.IO.File]::ReadAllLines($path)) { [void] $all.Add($line.Trim()) }
    }
    if ($LdapFilter)
    {
        $searcher = [System.DirectoryServices.DirectorySearcher]::new("(&(objectCategory=computer)(!(userAccountControl:1.2.840.113556.1.4.803:=2))$LdapFilter)")
        $searcher.PageSize = 1000
        foreach ($found in $searcher.FindAll()) { [void] $all.Add("$($found.Properties['dnshostname'])") }
    }
    $seen = [hashtable]::new([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($name in $all)
    {
        if ($name -eq '' -or $seen.ContainsKey($name)) { continue }
        $seen[$name] = $true
        $name
    }
}

# The computers whose answer is in the file, which may be large.
function Get-Finished
{
    $finished = [hashtable]::new([System.StringComparer]::OrdinalIgnoreCase)
    if ([System.IO.File]::Exists($file))
    {
        Repair-End
        foreach ($line in [System.IO.File]::ReadLines($file))
        {
            if ($line -match '^\{"smbSigningGathered":1,"computer":"([^"]{1,300})","at":"[^"]{1,40}","read":true,') { $finished[$Matches[1]] = $true }
        }
    }
    $finished
}

# A last line without an end was cut when the script was stopped: it goes, and its computer is read again. One that isn't of this
# script gets an end.
function Repair-End
{
    $stream = [System.IO.File]::Open($file, [System.IO.FileMode]::Open, [System.IO.FileAccess]::ReadWrite)
    try
    {
        $start, $found = $stream.Length, -1
        $bytes = [byte[]]::new(65536)
        while ($start -gt 0 -and $found -lt 0)
        {
            $size = [int] [System.Math]::Min($bytes.Length, $start)
            $start -= $size
            [void] $stream.Seek($start, [System.IO.SeekOrigin]::Begin)
            $size = $stream.Read($bytes, 0, $size)
            $found = [System.Array]::LastIndexOf($bytes, [byte] 10, $size - 1, $size)
        }
        $start += $found + 1
        if ($start -eq $stream.Length) { return }
        [void] $stream.Seek($start, [System.IO.SeekOrigin]::Begin)
        $own = '{"smbSigningGathered":1,'
        $begin = [System.Text.Encoding]::ASCII.GetString($bytes, 0, $stream.Read($bytes, 0, $own.Length))
        if ($own.StartsWith($begin, [System.StringComparison]::Ordinal)) { $stream.SetLength($start) }
        else
        {
            [void] $stream.Seek(0, [System.IO.SeekOrigin]::End)
            $stream.WriteByte(10)
        }
    }
    finally
    {
        $stream.Dispose()
    }
}

# One line of the file. Names are host names, so nothing in them needs an escape. What a computer answered is put in as a text,
# whatever it is: else it could end the line, or say that it is another computer.
function Add-Line
{
    param ([string] $Name, $Answer, [string] $Problem)

    $parts = @{}
    foreach ($part in 'Configuration', 'Evidence', 'Connections')
    {
        $parts[$part] = 'null'
        if ($Answer -and $Answer.$part) { $parts[$part] = ConvertTo-Json -InputObject ([string] $Answer.$part) -Compress }
    }
    $isRead = 'false'
    if ($parts['Configuration'] -ne 'null' -and $parts['Evidence'] -ne 'null') { $isRead = 'true' }
    $time = [System.DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ss.fffZ')
    $line = "{""smbSigningGathered"":1,""computer"":""$($Name.ToLowerInvariant())"",""at"":""$time"",""read"":$isRead," +
        """configuration"":$($parts['Configuration']),""evidence"":$($parts['Evidence']),""connections"":$($parts['Connections'])," +
        """problem"":$(ConvertTo-Json -InputObject $Problem -Compress)}`n"
    [System.IO.File]::AppendAllText($file, $line, $encoding)
}

function Show-Result
{
    param ([string] $Name, [string] $Result, [string] $Message)

    New-Object -TypeName PSObject -Property ([ordered] @{ ComputerName = $Name; Result = $Result; Message = $Message })
}

# Reads computers once, and writes what each answers when it answers. Gives the problems of the others, by name.
function Read-Computer
{
    param ([string[]] $Names, [hashtable] $Results)

    $known = [hashtable]::new([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($one in $Names) { $known[$one] = $one }
    $call = @{
        ComputerName = $Names
        ScriptBlock = $reading
        ThrottleLimit = $ThrottleLimit
        SessionOption = [System.Management.Automation.Remoting.PSSessionOption] @{
            OpenTimeout = [timespan] '00:01:00'
            OperationTimeout = [timespan]::FromSeconds($TimeoutSeconds)
        }
        ErrorAction = 'SilentlyContinue'
        ErrorVariable = 'problems'
    }
    if ($Credential) { $call['Credential'] = $Credential }
    $problems = @()
    try
    {
        Invoke-Command @call | ForEach-Object {
            $name = Find-Name -Known $known -Name $_.PSComputerName
            if ($name -and -not $Results.ContainsKey($name))
            {
                Add-Line -Name $name -Answer $_ -Problem $_.Problem
                $Results[$name] = @{ Problem = $_.Problem; Answered = $true }
            }
        }
    }
    catch
    {
        $problems += $_
    }
    $words = [hashtable]::new([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($problem in $problems)
    {
        # An error from the computer names its origin; one of the connection is about the name.
        $origin = $problem.OriginInfo.PSComputerName
        if (-not $origin) { $origin = $problem.TargetObject }
        $name = Find-Name -Known $known -Name $origin
        if ($name) { $words[$name] = "$problem" }
    }
    $words
}

# The name as it was asked for. Remoting puts an IPv6 address into brackets.
function Find-Name
{
    param ([hashtable] $Known, [string] $Name)

    if ($Known.ContainsKey($Name)) { $Known[$Name] } else { $Known[$Name.Trim('[', ']')] }
}

$encoding = [System.Text.UTF8Encoding]::new($false)
$file = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($OutputPath)
$finished = Get-Finished
if ($Again) { $finished = @{} }
$open = [System.Collections.ArrayList]::new()
$results = [hashtable]::new([System.StringComparer]::OrdinalIgnoreCase)
$words = @{}
foreach ($name in @(Get-Name))
{
    if (@('Dns', 'IPv4', 'IPv6') -notcontains [System.Uri]::CheckHostName($name))
    {
        # One bad name would make Invoke-Command refuse all names.
        Show-Result -Name $name -Result 'Failed' -Message "This isn't a valid computer name."
    }
    elseif ($finished.ContainsKey($name)) { Show-Result -Name $name -Result 'AlreadyRead' -Message '' }
    else { [void] $open.Add($name) }
}
for ($round = 0; $round -le $Retries; $round++)
{
    $left = @(foreach ($name in $open) { if (-not $results.ContainsKey($name)) { $name } })
    $words = [hashtable]::new([System.StringComparer]::OrdinalIgnoreCase)
    # Invoke-Command sets up all its connections before it opens the first one: a thousand need little memory.
    for ($from = 0; $from -lt $left.Count; $from += 1000)
    {
        $to = [System.Math]::Min($from + 1000, $left.Count) - 1
        $told = Read-Computer -Names $left[$from..$to] -Results $results
        foreach ($name in $told.Keys) { $words[$name] = $told[$name] }
    }
}
foreach ($name in $open)
{
    $result = $results[$name]
    if ($result)
    {
        $kind = 'Read'
        if ($result['Problem']) { $kind = 'Partly' }
        Show-Result -Name $name -Result $kind -Message $result['Problem']
        continue
    }
    $problem = "$($words[$name])"
    if (-not $problem) { $problem = 'No answer.' }
    Add-Line -Name $name -Answer $null -Problem $problem
    Show-Result -Name $name -Result 'Failed' -Message $problem
}
