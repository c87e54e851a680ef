# SPDX-License-Identifier: MIT
# Runs in the real PowerShell and answers as the PowerShell host does, message for message, with sessions of its own.
# Usage: serve.ps1 HOST-ASSEMBLY FOLDER (FOLDER: empty, for what must be read from files)
param ([string] $HostAssembly, [string] $Folder)

$ErrorActionPreference = 'Stop'
$null = [System.Reflection.Assembly]::LoadFrom($HostAssembly)
$references = 'System.Collections', 'System.ComponentModel.Primitives', 'System.Linq', 'System.ObjectModel', 'System.Runtime', 'System.Text.Json', 'System.Threading', 'netstandard'
Add-Type -ReferencedAssemblies ([psobject].Assembly.Location, $HostAssembly + $references) -IgnoreWarnings -Path "$PSScriptRoot/RegistryProvider.cs", "$PSScriptRoot/RealSessions.cs"
New-PSSessionConfigurationFile -Path "$Folder/bare.pssc" -SessionType RestrictedRemoteServer
[PowerShellHost.Program]::Serve([PowerShellHost.RealSessions]::new($Folder, $PSHOME)).GetAwaiter().GetResult()
