// SPDX-License-Identifier: MIT
using System;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Reflection;
using System.Text.Json.Nodes;

namespace PowerShellHost;

/// <summary>
/// The registry of an emulated computer, below the real cmdlets: a key is a container, its values are properties. Does
/// what PowerShell's own provider does by its published source, see docs/stand-ins.md.
/// </summary>
[CmdletProvider("Registry", ProviderCapabilities.ShouldProcess)]
public sealed class RegistryProvider : NavigationCmdletProvider, IPropertyCmdletProvider, IDynamicPropertyCmdletProvider
{
    protected override Collection<PSDriveInfo> InitializeDefaultDrives() =>
        new Collection<PSDriveInfo> { new PSDriveInfo("HKLM", ProviderInfo, "HKEY_LOCAL_MACHINE", "", null) };

    protected override bool IsValidPath(string path) => !string.IsNullOrEmpty(path);

    protected override bool ItemExists(string path) => KeyAt(path) is not null;

    protected override bool IsItemContainer(string path) => ItemExists(path);

    public void GetProperty(string path, Collection<string> names)
    {
        var key = KeyAt(path);
        if (key is null) { WriteNoKey(path); return; }
        var found = new PSObject();
        var asked = names is null || names.Count == 0 ? key.Select(value => value.Key) : names.SelectMany(name => Named(key, path, name));
        foreach (var stored in asked.ToArray()) found.Properties.Add(new PSNoteProperty(stored.Length == 0 ? "(default)" : stored, Data(key[stored])));
        if (found.Properties.Any()) WritePropertyObject(found, path); // an empty key gives nothing
    }

    public void RemoveProperty(string path, string name)
    {
        var key = KeyAt(path);
        if (key is null) WriteNoKey(path);
        else foreach (var stored in Named(key, path, name))
            if (ShouldProcess($"Item: {path} Property: {stored}", "Remove Property")) ComputerState.Current.RemoveRegistryValue(Stored(path), stored);
    }

    public object GetPropertyDynamicParameters(string path, Collection<string> names) => null;
    public object RemovePropertyDynamicParameters(string path, string name) => null;
    public void SetProperty(string path, PSObject value) => throw NotCalled();
    public object SetPropertyDynamicParameters(string path, PSObject value) => null;
    public void ClearProperty(string path, Collection<string> names) => throw NotCalled();
    public object ClearPropertyDynamicParameters(string path, Collection<string> names) => null;
    /// <summary>Of the kinds only numbers are asked for.</summary>
    public void NewProperty(string path, string name, string type, object value)
    {
        var key = KeyAt(path);
        if (key is null) { WriteNoKey(path); return; }
        if (!ShouldProcess($"Item: {path} Property: {name}", "New Property")) return;
        if (!Force && key.Any(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            var exists = new System.IO.IOException("The property already exists.");
            WriteError(new ErrorRecord(exists, exists.GetType().FullName, ErrorCategory.ResourceExists, path));
            return;
        }
        ComputerState.Current.WriteRegistryValue(Stored(path), name, JsonValues.FromPowerShell(value));
        var written = new PSObject();
        written.Properties.Add(new PSNoteProperty(name, value));
        WritePropertyObject(written, path);
    }

    public object NewPropertyDynamicParameters(string path, string name, string type, object value) => null;
    public void RenameProperty(string path, string from, string to) => throw NotCalled();
    public object RenamePropertyDynamicParameters(string path, string from, string to) => null;
    public void CopyProperty(string path, string name, string toPath, string toName) => throw NotCalled();
    public object CopyPropertyDynamicParameters(string path, string name, string toPath, string toName) => null;
    public void MoveProperty(string path, string name, string toPath, string toName) => throw NotCalled();
    public object MovePropertyDynamicParameters(string path, string name, string toPath, string toName) => null;

    private static Exception NotCalled() => new PSNotSupportedException("No script of this project does that.");

    /// <summary>The real one asks once more, and finds the same.</summary>
    private static string Stored(string path) => "HKLM" + path.Substring("HKEY_LOCAL_MACHINE".Length).TrimEnd('\\', '/').Replace('/', '\\');

    private static JsonObject KeyAt(string path) =>
        path.StartsWith("HKEY_LOCAL_MACHINE", StringComparison.OrdinalIgnoreCase) ? ComputerState.Current.RegistryKey(Stored(path)) : null;

    /// <summary>The values that a name means, wildcards with -Path alone. Where a name without them means none, writes the error: the others are given all the same.</summary>
    private string[] Named(JsonObject key, string path, string name)
    {
        var context = typeof(CmdletProvider).GetProperty("Context", BindingFlags.Instance | BindingFlags.NonPublic).GetValue(this);
        var literal = (bool)context.GetType().GetProperty("SuppressWildcardExpansion").GetValue(context);
        var pattern = WildcardPattern.Get(literal ? WildcardPattern.Escape(name) : name, WildcardOptions.IgnoreCase);
        var found = key.Select(value => value.Key).Where(value => pattern.IsMatch(value)).ToArray();
        if (found.Length > 0 || WildcardPattern.ContainsWildcardCharacters(name)) return found;
        var missing = new PSArgumentException($"Property {name} does not exist at path {path}.", (Exception)null);
        WriteError(new ErrorRecord(missing, missing.GetType().FullName, ErrorCategory.InvalidArgument, name));
        return found;
    }

    /// <summary>As Windows PowerShell 5.1: a malformed value ends the call.</summary>
    private static object Data(JsonNode data) =>
        JsonValues.IsMalformed(data) ? throw new InvalidCastException("Specified cast is not valid.") : JsonValues.ToRegistryData(data);

    private void WriteNoKey(string path)
    {
        var missing = new ItemNotFoundException($"Cannot find path '{path}' because it does not exist.");
        WriteError(new ErrorRecord(missing, "PathNotFound", ErrorCategory.ObjectNotFound, path));
    }
}
