# SPDX-License-Identifier: MIT
<#
.SYNOPSIS
    Runs the read command of the SMB Signing extension on this Windows and compares its answer with the contract.

.DESCRIPTION
    Changes nothing. It runs Get-SmbSigningConfiguration. It also reads the names of the two policies in the language of
    this Windows, where the two audits that updates brought can be set, the settings of the SMB logs, and in
    which log and at which places the events on signing and their fields are. It prints each part or kind of value in
    which the answer differs from every known sample, what is null although every sample has a value, what could not be
    read, and a sample that can be added to test/contract/Get-SmbSigningConfiguration.json. In the sample, names and
    identifiers are replaced unless -KeepNames is set. Run the script as administrator in Windows PowerShell 5.1, from a
    copy of the repository. The module is the one that ships: npm run setup makes it, and the package has the same file.

.PARAMETER ModuleFile
    The module, SmbSigning.psm1. By default, the one that npm run setup made.

.PARAMETER ContractFile
    The known samples. By default, test/contract/Get-SmbSigningConfiguration.json beside the folder of this script.

.PARAMETER KeepNames
    Doesn't replace names, identifiers, and the user in the sample.

.OUTPUTS
    Lines of text. The last one is "The answer fits the contract." or "The answer does not fit the contract."

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -File tools\verify-on-windows.ps1
#>
[CmdletBinding()]
param (
    [string] $ModuleFile,
    [string] $ContractFile,
    [switch] $KeepNames
)

$ErrorActionPreference = 'Stop'
$repository = [System.IO.Path]::GetDirectoryName($PSScriptRoot)
if (-not $ModuleFile)
{
    $ModuleFile = [System.IO.Path]::Combine($repository, 'src', 'generated', 'powershell-module', 'SmbSigning', 'SmbSigning.psm1')
}
if (-not [System.IO.File]::Exists($ModuleFile))
{
    throw "There is no module at $ModuleFile. Run npm run setup, or copy SmbSigning.psm1 out of the package and name it with -ModuleFile."
}
if (-not $ContractFile) { $ContractFile = [System.IO.Path]::Combine($repository, 'test', 'contract', 'Get-SmbSigningConfiguration.json') }

# The kind of a value as JSON knows it, and the members of objects and lists one level below.
function Get-ValueKind
{
    param ($Value)

    if ($null -eq $Value) { return 'null' }
    if ($Value -is [bool]) { return 'boolean' }
    if ($Value -is [string] -or $Value -is [datetime]) { return 'text' }
    if ($Value -is [System.Collections.IList]) { return 'list' }
    if ($Value -is [ValueType]) { return 'number' }
    return 'object'
}

# A value as a word: null is said.
function Get-Shown
{
    param ($Value)

    if ($null -eq $Value) { return 'none' }
    "$Value"
}

function Get-MemberName
{
    param ($Value)

    foreach ($property in $Value.PSObject.Properties) { $property.Name }
}

function Get-Distinct
{
    param ([object[]] $Values)

    $seen = @{}
    foreach ($value in $Values)
    {
        if (-not $seen.ContainsKey($value)) { $seen[$value] = $true; $value }
    }
}

# Null means "not known" and fits everywhere else: who is connected, for example, is known in a remote session only.
$neverNull = @(
    'answer.contract', 'answer.computer', 'answer.outbound', 'answer.inbound', 'answer.surroundings', 'answer.unavailable',
    'answer.notReported', 'answer.collectedAt', 'answer.powershell', 'answer.powershell.version', 'answer.powershell.languageMode',
    'answer.outbound.policy', 'answer.outbound.policy.status', 'answer.outbound.mdm', 'answer.outbound.mdm.status',
    'answer.outbound.audit', 'answer.inbound.policy', 'answer.inbound.policy.status', 'answer.inbound.mdm',
    'answer.inbound.mdm.status', 'answer.inbound.audit'
)

# What this Windows calls a policy, as its own table of security options has it: a reference to a text in a DLL.
function Get-PolicyName
{
    param ([string] $Service)

    $table = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion\SeCEdit\Reg Values'
    try
    {
        # Not the registry provider: it takes the slashes in the key's name for backslashes.
        $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey(
            "$table\MACHINE/System/CurrentControlSet/Services/$Service/Parameters/RequireSecuritySignature")
        $reference = "$($key.GetValue('DisplayName'))"
        if ($reference -notlike '@*') { return $reference }
    }
    catch
    {
        return "could not be read: $($_.Exception.Message)"
    }
    try
    {
        $import = '[DllImport("shlwapi.dll", CharSet = CharSet.Unicode)] public static extern int SHLoadIndirectString(' +
            'string source, System.Text.StringBuilder text, int length, System.IntPtr reserved);'
        if (-not ('SmbSigning.IndirectText' -as [type])) { Add-Type -Namespace SmbSigning -Name IndirectText -MemberDefinition $import }
        $text = [System.Text.StringBuilder]::new(1024)
        $result = [SmbSigning.IndirectText]::SHLoadIndirectString($reference, $text, $text.Capacity, [System.IntPtr]::Zero)
        if ($result -eq 0) { return "$text" }
        return "$reference, whose text could not be loaded (result $result)"
    }
    catch
    {
        return "$reference, whose text could not be loaded: $($_.Exception.Message)"
    }
}

# A template of policies of this Windows; null where it has none of this name.
function Get-TemplateText
{
    param ([string] $Name)

    $file = [System.IO.Path]::Combine("$env:SystemRoot", 'PolicyDefinitions', $Name)
    if ([System.IO.File]::Exists($file)) { [System.IO.File]::ReadAllText($file) }
}

# Says where an answer has other members, or other kinds of values, than all of the samples at this place.
function Compare-WithSample
{
    param ([string] $Path, $Answer, [object[]] $Samples)

    $kind = Get-ValueKind -Value $Answer
    $known = @(foreach ($sample in $Samples) { Get-ValueKind -Value $sample })
    if ($known -notcontains $kind)
    {
        if ($kind -eq 'null' -and $neverNull -notcontains $Path) { return "Null:        $Path" }
        return "Difference:  ${Path}: $kind, where the samples have $(@(Get-Distinct -Values $known) -join ' or ')"
    }
    if ($kind -ne 'object') { return }
    $objects = @($Samples | Where-Object { (Get-ValueKind -Value $_) -eq 'object' })
    $names = @(foreach ($one in $objects) { Get-MemberName -Value $one })
    foreach ($name in Get-MemberName -Value $Answer)
    {
        if ($names -notcontains $name) { "Difference:  ${Path}.${name}: not in the contract"; continue }
        $below = @(foreach ($one in $objects) { , $one.$name })
        Compare-WithSample -Path "${Path}.$name" -Answer $Answer.$name -Samples $below
    }
    foreach ($name in Get-Distinct -Values $names)
    {
        if (@(Get-MemberName -Value $Answer) -notcontains $name) { "Difference:  ${Path}.${name}: missing" }
    }
}

# JSON as the samples are written: two spaces, members in order of their names. ConvertTo-Json of 5.1 writes otherwise.
function ConvertTo-SampleText
{
    param ($Value, [string] $Indent = '')

    $deeper = "$Indent  "
    switch (Get-ValueKind -Value $Value)
    {
        'null' { return 'null' }
        'boolean' { return "$Value".ToLowerInvariant() }
        'number' { return $Value.ToString([System.Globalization.CultureInfo]::InvariantCulture) }
        'list'
        {
            if ($Value.Count -eq 0) { return '[]' }
            $items = @(foreach ($item in $Value) { $deeper + (ConvertTo-SampleText -Value $item -Indent $deeper) })
            return "[`n$($items -join ",`n")`n$Indent]"
        }
        'object'
        {
            $names = [string[]] @(Get-MemberName -Value $Value)
            [System.Array]::Sort($names, [System.StringComparer]::Ordinal)
            $members = @(foreach ($name in $names)
                {
                    "$deeper`"$name`": " + (ConvertTo-SampleText -Value $Value.$name -Indent $deeper)
                })
            return "{`n$($members -join ",`n")`n$Indent}"
        }
    }
    $escaped = "$Value".Replace('\', '\\').Replace('"', '\"').Replace("`r", '\r').Replace("`n", '\n').Replace("`t", '\t')
    return "`"$escaped`""
}

# Replaces what names a machine, a person or a policy, and what differs from run to run.
function Hide-Name
{
    param ($Answer)

    $replacements = @{ name = 'SAMPLE'; fqdn = 'sample.lab.example'; id = '00000000-0000-0000-0000-000000000000'; cluster = 'CLUSTER' }
    foreach ($name in $replacements.Keys)
    {
        if ($null -ne $Answer.computer.$name) { $Answer.computer.$name = $replacements[$name] }
    }
    if ($null -ne $Answer.actingUser) { $Answer.actingUser = 'LAB\admin' }
    foreach ($part in $Answer.unavailable) { $part.message = 'Sample message.' }
    foreach ($direction in $Answer.outbound, $Answer.inbound)
    {
        if ($null -ne $direction.policy.gpoName) { $direction.policy.gpoName = 'Sample policy' }
        if ($null -ne $direction.policy.gpoId) { $direction.policy.gpoId = '{00000000-0000-0000-0000-000000000000}' }
        foreach ($object in $direction.policy.history)
        {
            $object.name = 'Sample policy'
            $object.id = '{00000000-0000-0000-0000-000000000000}'
        }
        if ($null -ne $direction.policy.reason) { $direction.policy.reason = 'Sample reason.' }
    }
}

. ([System.IO.Path]::Combine($PSScriptRoot, 'verify', 'events.ps1'))
# Its functions are taken one by one: this script asks those, too, that the module keeps to itself.
$moduleText = [System.IO.File]::ReadAllText($ModuleFile)
$definitions = [System.Management.Automation.Language.Parser]::ParseInput($moduleText, [ref] $null, [ref] $null).EndBlock.Statements |
    Where-Object { $_ -is [System.Management.Automation.Language.FunctionDefinitionAst] }
foreach ($definition in $definitions) { . ([scriptblock]::Create($definition.Extent.Text)) }
$known = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($ContractFile))
$samples = @(foreach ($property in $known.PSObject.Properties) { $property.Value })
$answer = Get-SmbSigningConfiguration

"Windows:     $($answer.computer.caption) $($answer.computer.build).$($answer.computer.ubr)"
"PowerShell:  $($answer.powershell.version), $($answer.powershell.languageMode)"
"Compared:    $($samples.Count) samples"
foreach ($part in $answer.unavailable) { "Not read:    $($part.what): $($part.message) ($($part.errorId))" }
foreach ($service in 'LanmanWorkstation', 'LanmanServer') { "Policy:      ${service}: $(Get-PolicyName -Service $service)" }
$license = $answer.computer.license
if ($license)
{
    "License:     server requires signing: $(Get-Shown $license.serverRequiresSigning), client requires signing: " +
        "$(Get-Shown $license.clientRequiresSigning), client allows guests: $(Get-Shown $license.clientAllowsGuests)"
}
if ($answer.surroundings.policyEvent) { "Event 1704:  $(Get-Shown $answer.surroundings.policyEvent.logged)" }
if ($answer.surroundings.policyRefresh) { "Refresh:     NoGPOListChanges: $(Get-Shown $answer.surroundings.policyRefresh.noGpoListChanges)" }
"Manager:     SKU $(Get-Shown $answer.computer.editionSku), edition $(Get-Shown $answer.computer.editionId), documents of OSConfig: " +
    "$(Get-Shown $answer.surroundings.osConfig), configuration of DSC: $(Get-Shown $answer.surroundings.dsc)"
foreach ($direction in 'outbound', 'inbound')
{
    $mdm = $answer.$direction.mdm
    "Manager:     ${direction}: $($mdm.status), value $(Get-Shown $mdm.value), provider $(Get-Shown $mdm.provider)"
}
$template = Get-TemplateText -Name 'LanmanServer.admx'
foreach ($audit in 'clientDoesNotSupportSigning', 'clientSpnSupport')
{
    $valueName = "Audit$($audit.Substring(0, 1).ToUpperInvariant())$($audit.Substring(1))"
    $reported = Get-Shown $answer.inbound.audit.$audit
    if ($answer.notReported -contains "inbound.audit.$audit") { $reported = 'not at all' }
    $setting = $answer.inbound.settings."audit$($audit.Substring(0, 1).ToUpperInvariant())$($audit.Substring(1))"
    $offered = 'no such file'
    if ($null -ne $template) { $offered = "$($template.Contains($valueName))" }
    "Audit:       ${valueName}: reported: $reported, stored: $(Get-Shown $setting.stored), policy: $(Get-Shown $setting.policy), " +
        "in the template LanmanServer.admx: $offered"
}
Get-LogLine
Get-EventLine
$notes = @(Compare-WithSample -Path 'answer' -Answer $answer -Samples $samples)
$notes
$differences = @($notes | Where-Object { $_ -like 'Difference:*' })
if (-not $KeepNames) { Hide-Name -Answer $answer }
$fixedTime = '2026-01-01T00:00:00.0000000Z'
$answer.collectedAt = $fixedTime
$answer.utcOffset = '+00:00'
if ($answer.surroundings.policyEvent -and $answer.surroundings.policyEvent.logged) { $answer.surroundings.policyEvent.logged = $fixedTime }
foreach ($direction in 'outbound', 'inbound') {
    $policy = $answer.$direction.policy
    if ($policy -and $policy.lastApplied) { $policy.lastApplied = $fixedTime }
}
''
'Sample, to be added under a name of its own:'
ConvertTo-SampleText -Value $answer
''
if ($differences.Count -eq 0) { 'The answer fits the contract.' } else { 'The answer does not fit the contract.' }
