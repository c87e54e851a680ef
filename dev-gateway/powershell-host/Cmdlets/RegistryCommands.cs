// SPDX-License-Identifier: MIT
using PowerShellHost;

namespace Microsoft.PowerShell.Commands; // the real cmdlets' namespace: the class's name ends their error ids

/// <summary>What the registry stand-ins share: a path parameter, and the provider's errors.</summary>
public abstract class RegistryCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0), Alias("Path", "PSPath")]
    public string LiteralPath { get; set; } = "";

    /// <summary>HKLM:\X, Registry::HKEY_LOCAL_MACHINE\X and HKLM\X are one key.</summary>
    protected string Key
    {
        get
        {
            var path = LiteralPath;
            foreach (var prefix in (string[])[@"Registry::HKEY_LOCAL_MACHINE\", @"HKLM:\", "HKLM:"])
                if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    return @"HKLM\" + path[prefix.Length..].TrimEnd('\\');
            return path.TrimEnd('\\');
        }
    }

    /// <summary>The key's values, or null after the error was written.</summary>
    protected JsonObject? Enter(string command, IDictionary parameters)
    {
        var computer = ComputerState.Current;
        if (computer.Enter(command, LiteralPath, parameters) is { } wanted)
        {
            WriteError(wanted);
            return null;
        }
        if (computer.RegistryKey(Key) is { } values) return values;
        WriteError(new ErrorRecord(
            new ItemNotFoundException($"Cannot find path '{LiteralPath}' because it does not exist."), "PathNotFound", ErrorCategory.ObjectNotFound, LiteralPath));
        return null;
    }

    protected void WriteNoSuchValue(string name) => WriteError(new ErrorRecord(
        new PSArgumentException($"Property {name} does not exist at path {Key}."), "System.Management.Automation.PSArgumentException", ErrorCategory.InvalidArgument, name));
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
        foreach (var name in Name ?? values.Select(value => value.Key).ToArray())
        {
            if (ComputerState.FindName(values, name) is not { } stored)
            {
                WriteNoSuchValue(name);
                return;
            }
            item.Properties.Add(new PSNoteProperty(stored, JsonValues.ToPowerShell(values[stored])));
        }
        item.Properties.Add(new PSNoteProperty("PSPath", @"Microsoft.PowerShell.Core\Registry::" + Key));
        item.Properties.Add(new PSNoteProperty("PSChildName", Key[(Key.LastIndexOf('\\') + 1)..]));
        WriteObject(item);
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
        foreach (var name in Name)
        {
            if (ComputerState.FindName(values, name) is null) WriteNoSuchValue(name);
            else if (ShouldProcess($"Item: {LiteralPath} Property: {name}", "Remove Property")) ComputerState.Current.RemoveRegistryValue(Key, name);
        }
    }
}
