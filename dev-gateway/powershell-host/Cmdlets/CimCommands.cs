// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using PowerShellHost;

namespace Microsoft.Management.Infrastructure.CimCmdlets; // the real cmdlet's namespace: the class's name ends its error ids

/// <summary>Get-CimInstance by class name, with a filter of the form Name = 'value'.</summary>
[Cmdlet("Get", "CimInstance"), StandsInFor("CimCmdlets")]
public sealed partial class GetCimInstanceCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string ClassName { get; set; } = "";

    [Parameter]
    public string Namespace { get; set; } = "root/cimv2";

    [Parameter]
    public string? Filter { get; set; }

    [Parameter]
    public string[]? Property { get; set; }

    [Parameter]
    public uint OperationTimeoutSec { get; set; }

    [GeneratedRegex(@"^\s*(?<name>\w+)\s*=\s*(?:'(?<value>[^']*)'|(?<value>\d+))\s*$")]
    private static partial Regex NameEqualsValue();

    protected override void ProcessRecord()
    {
        var computer = ComputerState.Current;
        var name = Namespace.Replace('\\', '/');
        if (computer.Enter("Get-CimInstance", $"{name}:{ClassName}", MyInvocation.BoundParameters) is { } wanted)
        {
            WriteError(wanted);
            return;
        }
        if (computer.CimInstances(name, ClassName) is not { } rows)
        {
            WriteError(new ErrorRecord(new InvalidOperationException("Invalid class "), "HRESULT 0x80041010", ErrorCategory.MetadataError, ClassName));
            return;
        }
        foreach (var row in rows.Where(Matches)) WriteObject(Select(row));
    }

    private bool Matches(JsonObject row)
    {
        if (Filter is null) return true;
        var match = NameEqualsValue().Match(Filter);
        if (!match.Success) throw new PSNotSupportedException($"The stand-in for Get-CimInstance cannot evaluate the filter {Filter}.");
        return ComputerState.FindName(row, match.Groups["name"].Value) is { } member
            // WQL writes a backslash as two.
            && string.Equals(row[member]?.ToString(), match.Groups["value"].Value.Replace(@"\\", @"\"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>As on Windows: a property that was not asked for is there, and null.</summary>
    private PSObject Select(JsonObject row)
    {
        var instance = JsonValues.ToCimInstance(row);
        if (Property is null) return instance;
        foreach (var property in instance.Properties)
            if (!Property.Contains(property.Name, StringComparer.OrdinalIgnoreCase)) property.Value = null;
        return instance;
    }
}
