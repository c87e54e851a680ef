# SPDX-License-Identifier: MIT
# Reads {scripts: {name: text}, types: {"function: expression": type}, framework, engine} as JSON from a file, and writes
# {findings: {name: lines}, unused: [entries of types], judged: number}.
param ([string] $File)

$ErrorActionPreference = 'Stop'
$asked = Get-Content -Raw $File | ConvertFrom-Json -AsHashtable
$references = 'System.Collections', 'System.Collections.Immutable', 'System.Linq', 'System.Memory', 'System.Reflection.Metadata', 'System.Runtime', 'netstandard'
Add-Type -ReferencedAssemblies (, [psobject].Assembly.Location + $references) -IgnoreWarnings -Path "$PSScriptRoot/ReferenceTypes.cs", "$PSScriptRoot/MemberCheck.cs"
$assemblies = @('mscorlib', 'System', 'System.Core', 'System.Xml' | ForEach-Object { "$($asked.framework)/$_.dll" }) + $asked.engine
$types = [System.Collections.Generic.Dictionary[string, string]]::new()
foreach ($entry in $asked.types.GetEnumerator()) { $types[$entry.Key] = $entry.Value }
$check = [ReferenceMembers.MemberCheck]::new([ReferenceMembers.ReferenceTypes]::new([string[]] $assemblies), $types)
$findings = [ordered] @{}
foreach ($script in $asked.scripts.GetEnumerator()) { $findings[$script.Key] = $check.Check($script.Value) }
@{ findings = $findings; unused = @($types.Keys.Where({ -not $check.Used.Contains($_) })); judged = $check.Judged } | ConvertTo-Json -Depth 5 -Compress
