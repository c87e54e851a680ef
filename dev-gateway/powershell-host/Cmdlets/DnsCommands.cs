// SPDX-License-Identifier: MIT
using PowerShellHost;

namespace Microsoft.DnsClient.Commands; // the real cmdlet's namespace: the class's name ends its error ids

/// <summary>Resolve-DnsName for aliases: a name of the computer's state is one where it has a <c>cname</c>.</summary>
[Cmdlet("Resolve", "DnsName"), StandsInFor("DnsClient")]
public sealed class ResolveDnsName : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    [Parameter]
    public string Type { get; set; } = "";

    [Parameter]
    public SwitchParameter DnsOnly { get; set; }

    [Parameter]
    public SwitchParameter NoHostsFile { get; set; }

    [Parameter]
    public SwitchParameter QuickTimeout { get; set; }

    protected override void ProcessRecord()
    {
        if (!Type.Equals("CNAME", StringComparison.OrdinalIgnoreCase)) throw new PSNotSupportedException("The stand-in for Resolve-DnsName asks for CNAME only.");
        var computer = ComputerState.Current;
        var names = computer.Json["dns"] as JsonObject ?? [];
        if (computer.Enter("Resolve-DnsName", Name, MyInvocation.BoundParameters) is { } wanted) WriteError(wanted);
        else if (ComputerState.FindName(names, Name) is not { } name) Write("DNS_ERROR_RCODE_NAME_ERROR", $"{Name} : DNS name does not exist", ErrorCategory.ResourceUnavailable);
        else if ((bool?)names[name]!["timeout"] ?? false) Write("ERROR_TIMEOUT", $"{Name} : This operation returned because the timeout period expired", ErrorCategory.OperationTimeout);
        else WriteObject(Answer(name, (string?)names[name]!["cname"]));
    }

    /// <summary>The alias, or what a server adds for a name that is none: who is in charge of the zone.</summary>
    private static PSObject Answer(string name, string? cname)
    {
        var record = new JsonObject { ["Name"] = name, ["Type"] = cname is null ? "SOA" : "CNAME", ["Section"] = cname is null ? "Authority" : "Answer" };
        if (cname is not null) record["NameHost"] = cname;
        return JsonValues.ToPropertyBag(record);
    }

    private void Write(string id, string message, ErrorCategory category) => WriteError(new ErrorRecord(new System.ComponentModel.Win32Exception(message), id, category, Name));
}
