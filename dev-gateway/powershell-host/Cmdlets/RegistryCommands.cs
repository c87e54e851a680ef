// SPDX-License-Identifier: MIT
using PowerShellHost;

namespace Microsoft.PowerShell.Commands; // the real cmdlets' namespace: the class's name ends their error ids

/// <summary>What the registry stand-ins share: a path parameter, and the provider's errors.</summary>
public abstract class RegistryCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    public string? Path { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath"), Alias("PSPath")]
    public string? LiteralPath { get; set; }

    /// <summary>As the caller wrote it.</summary>
    protected string Given => Path ?? LiteralPath ?? "";

    /// <summary>As the computer's state names it. HKLM:\X and Registry::HKEY_LOCAL_MACHINE\X are one key; any other path is none.</summary>
    protected string Key
    {
        get
        {
            foreach (var prefix in (string[])[@"Registry::HKEY_LOCAL_MACHINE\", @"HKLM:\", "HKLM:"])
                if (Given.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    return @"HKLM\" + Given[prefix.Length..].TrimEnd('\\');
            return "";
        }
    }

    /// <summary>As the registry provider names it.</summary>
    protected string ProviderPath => "HKEY_LOCAL_MACHINE" + Key["HKLM".Length..];

    /// <summary>The key's values, or null after the error was written.</summary>
    protected JsonObject? Enter(string command, IDictionary parameters)
    {
        var computer = ComputerState.Current;
        if (computer.Enter(command, Given, parameters) is { } wanted)
        {
            WriteError(wanted);
            return null;
        }
        if (computer.RegistryKey(Key) is { } values) return values;
        WriteError(new ErrorRecord(
            new ItemNotFoundException($"Cannot find path '{Given}' because it does not exist."), "PathNotFound", ErrorCategory.ObjectNotFound, Given));
        return null;
    }

    /// <summary>The names of the values that one -Name means: a wildcard counts with -Path only, and is no error where it matches none.</summary>
    protected IEnumerable<string> Named(JsonObject values, string name)
    {
        var pattern = WildcardPattern.ContainsWildcardCharacters(name);
        var matcher = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        string[] found = [.. values.Select(value => value.Key).Where(one => LiteralPath is null && pattern ? matcher.IsMatch(one) : one.Equals(name, StringComparison.OrdinalIgnoreCase))];
        if (found.Length == 0 && !pattern) WriteNoSuchValue(name);
        return found;
    }

    /// <summary>Gives values with the names that the provider adds: where they are.</summary>
    protected void WriteItem(PSObject item)
    {
        var path = @"Microsoft.PowerShell.Core\Registry::" + ProviderPath;
        var end = path.LastIndexOf('\\');
        item.Properties.Add(new PSNoteProperty("PSPath", path));
        item.Properties.Add(new PSNoteProperty("PSParentPath", path[..end]));
        item.Properties.Add(new PSNoteProperty("PSChildName", path[(end + 1)..]));
        WriteObject(item);
    }

    private void WriteNoSuchValue(string name) => WriteError(new ErrorRecord(
        new PSArgumentException($"Property {name} does not exist at path {ProviderPath}."), "System.Management.Automation.PSArgumentException", ErrorCategory.InvalidArgument, name));
}

[Cmdlet("Get", "ItemProperty"), StandsInFor("Microsoft.PowerShell.Management")]
public sealed class GetItemPropertyCommand : RegistryCommand
{
    [Parameter(Position = 1)]
    public string[]? Name { get; set; }

    protected override void ProcessRecord()
    {
        if (Enter("Get-ItemProperty", MyInvocation.BoundParameters) is not { } values) return;
        var item = new PSObject();
        foreach (var stored in Name?.SelectMany(name => Named(values, name)) ?? values.Select(value => value.Key))
            item.Properties.Add(new PSNoteProperty(stored.Length == 0 ? "(default)" : stored, Data(values[stored])));
        if (item.Properties.Any()) WriteItem(item); // an empty key gives nothing, too
    }

    /// <summary>
    /// A value's data. Windows PowerShell casts a REG_DWORD to Int32 whatever its length, and catches nothing: a malformed one
    /// (of 8 bytes, say) ends the whole call, whatever its -ErrorAction.
    /// </summary>
    private object? Data(JsonNode? data)
    {
        if (JsonValues.IsMalformed(data))
            ThrowTerminatingError(new ErrorRecord(new InvalidCastException("Specified cast is not valid."), "System.InvalidCastException", ErrorCategory.NotSpecified, null));
        return JsonValues.ToRegistryData(data);
    }
}

[Cmdlet("New", "ItemProperty", SupportsShouldProcess = true), StandsInFor("Microsoft.PowerShell.Management")]
public sealed class NewItemPropertyCommand : RegistryCommand
{
    [Parameter(Mandatory = true, Position = 1), Alias("PSProperty")]
    public string Name { get; set; } = "";

    [Parameter, Alias("Type")]
    public string? PropertyType { get; set; }

    [Parameter]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (Enter("New-ItemProperty", MyInvocation.BoundParameters) is not { } values) return;
        if (!ShouldProcess($"Item: {ProviderPath} Property: {Name}", "New Property")) return;
        if (!Force && values.Any(value => value.Key.Equals(Name, StringComparison.OrdinalIgnoreCase)))
        {
            WriteError(new ErrorRecord(new IOException("The property already exists."), "System.IO.IOException", ErrorCategory.ResourceExists, ProviderPath));
            return;
        }
        ComputerState.Current.WriteRegistryValue(Key, Name, JsonValues.FromPowerShell(Value));
        var item = new PSObject();
        item.Properties.Add(new PSNoteProperty(Name, Value));
        WriteItem(item);
    }
}

[Cmdlet("Remove", "ItemProperty", SupportsShouldProcess = true), StandsInFor("Microsoft.PowerShell.Management")]
public sealed class RemoveItemPropertyCommand : RegistryCommand
{
    [Parameter(Mandatory = true, Position = 1)]
    public string[] Name { get; set; } = [];

    protected override void ProcessRecord()
    {
        if (Enter("Remove-ItemProperty", MyInvocation.BoundParameters) is not { } values) return;
        foreach (var stored in Name.SelectMany(name => Named(values, name)))
            if (ShouldProcess($"Item: {ProviderPath} Property: {stored}", "Remove Property")) ComputerState.Current.RemoveRegistryValue(Key, stored);
    }
}
