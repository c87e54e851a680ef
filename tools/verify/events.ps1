# SPDX-License-Identifier: MIT
# What tools/verify-on-windows.ps1 says of events and logs. It needs the functions of the module.

# Fields that are not at the places which the module takes them from. Names: of the fields, in their order.
function Get-MisplacedLine
{
    param ([hashtable] $Source, [string[]] $Names)

    foreach ($part in 'peer', 'address', 'required', 'status')
    {
        if ($null -eq $Source[$part]) { continue }
        $name, $place = $Source[$part]
        if ($place -ge $Names.Count -or $Names[$place] -ne $name) { "             ${part}: $name is not at place $place" }
    }
}

# What a provider of this Windows says of an event: in which log it is written, and of each version its fields.
function Get-DefinitionLine
{
    param ([hashtable] $Source, [object[]] $Definitions)

    foreach ($definition in $Definitions)
    {
        if ($definition.Id -ne $Source['id']) { continue }
        $names = [string[]] @(foreach ($found in [regex]::Matches("$($definition.Template)", '<data\s[^>]*?name="([^"]*)"')) { $found.Groups[1].Value })
        if ($names.Count -eq 0) { continue }
        "             by definition in $($definition.LogLink.LogName), version $($definition.Version): $($names -join ', ')"
        Get-MisplacedLine -Source $Source -Names $names
    }
}

# Of each event on signing: whether this Windows can log it, where by definition it and its fields are, how many of its newest 20
# are in the log, and of each version where their fields are. Names of fields only, never what stands in them.
function Get-EventLine
{
    $providers = @{}
    foreach ($source in Get-EvidenceSource)
    {
        $provider = $source['provider']
        if (-not $providers.ContainsKey($provider))
        {
            $providers[$provider] = @()
            try { $providers[$provider] = @((Get-WinEvent -ListProvider $provider -ErrorAction Stop).Events) }
            catch { "Event:       $provider could not be read: $($_.Exception.Message)" }
        }
        $defined = Get-DefinedEvent -Provider $provider
        $state = 'definitions could not be read'
        if ($defined.Count -gt 0)
        {
            $state = 'not defined'
            if ($null -ne $defined["$($source['id'])"]) { $state = 'defined' }
        }
        $line = "Event:       $($source['id']) in $($source['channel']): $state"
        $records = @()
        try
        {
            $records = @(Get-WinEvent -FilterHashtable @{ LogName = $source['channel']; Id = $source['id'] } -MaxEvents 20 -ErrorAction Stop)
            "$line, $($records.Count) or more"
        }
        catch
        {
            "${line}: $($_.FullyQualifiedErrorId)"
        }
        Get-DefinitionLine -Source $source -Definitions $providers[$provider]
        $told = @{}
        foreach ($record in $records)
        {
            if ($told["v$($record.Version)"]) { continue }
            $told["v$($record.Version)"] = $true
            $names = [string[]] @(foreach ($field in Get-EventField -EventRecord $record) { "$($field.name)" })
            "             version $($record.Version), $($record.Properties.Count) properties: $($names -join ', ')"
            Get-MisplacedLine -Source $source -Names $names
        }
    }
}

# Of each log of evidence: whether it is on as installed, and its size.
function Get-LogLine
{
    $names = @(foreach ($source in Get-EvidenceSource) { $source['channel'] })
    foreach ($name in Get-Distinct -Values $names)
    {
        try
        {
            $log = Get-WinEvent -ListLog $name -ErrorAction Stop
            "Log:         ${name}: enabled $($log.IsEnabled), $($log.LogMode), $($log.MaximumSizeInBytes) bytes at most"
        }
        catch
        {
            "Log:         ${name}: $($_.FullyQualifiedErrorId)"
        }
    }
}
