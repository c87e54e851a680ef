// SPDX-License-Identifier: MIT
using System.Management.Automation.Remoting;
using PowerShellHost;

namespace Microsoft.PowerShell.Commands; // the real cmdlet's namespace: the class's name ends its error ids

/// <summary>
/// Invoke-Command -ComputerName, for a script that an administrator runs: the block runs as text in a session of its own
/// on each emulated computer of the request, one after the other, so it sees nothing of the caller but what
/// -ArgumentList brings. As in PowerShell remoting, values are copies both ways, a result names its computer, an error
/// comes with its origin, and a computer without a session gives an error and no result.
/// </summary>
[Cmdlet("Invoke", "Command"), StandsInFor("Microsoft.PowerShell.Core")]
public sealed class InvokeCommandCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string[] ComputerName { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1)]
    public ScriptBlock ScriptBlock { get; set; } = ScriptBlock.Create("");

    [Parameter]
    public object?[] ArgumentList { get; set; } = [];

    [Parameter]
    public int ThrottleLimit { get; set; }

    [Parameter, Credential]
    public PSCredential? Credential { get; set; }

    [Parameter]
    public PSSessionOption? SessionOption { get; set; }

    protected override void ProcessRecord()
    {
        var caller = ComputerState.Current;
        if (caller.Enter("Invoke-Command", null, MyInvocation.BoundParameters) is { } wanted) ThrowTerminatingError(wanted);
        // The real one refuses the whole call for one bad name.
        if (!ComputerName.All(name => Uri.CheckHostName(name) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6))
        {
            var invalid = new ArgumentException("One or more computer names are not valid.");
            ThrowTerminatingError(new ErrorRecord(invalid, "PSSessionInvalidComputerName", ErrorCategory.InvalidArgument, ComputerName));
        }
        foreach (var name in ComputerName) RunOn(name, caller.Others?.Find(name));
    }

    private void RunOn(string name, RemoteComputer? computer)
    {
        if (computer is null)
        {
            WriteNoSession(name, $"The computer {name} cannot be found.", "NetworkPathNotFound");
            return;
        }
        var block = ScriptBlock.ToString();
        var broken = computer.State.Enter("Invoke-Command", block, new Hashtable());
        if (broken is null || computer.BreaksAfterwards)
        {
            var (results, errors) = computer.Run(block, ArgumentList);
            if (broken is null) WriteAll(name, results, errors);
        }
        if (broken is not null) WriteNoSession(name, broken.Exception.Message, broken.FullyQualifiedErrorId);
    }

    private void WriteAll(string name, List<PSObject> results, List<ErrorRecord> errors)
    {
        var session = Guid.NewGuid();
        foreach (var result in results)
        {
            result.Properties.Add(new PSNoteProperty("PSComputerName", name));
            result.Properties.Add(new PSNoteProperty("RunspaceId", session));
            WriteObject(result);
        }
        foreach (var error in errors)
        {
            var copy = new ErrorRecord(new RemoteException(error.ToString()), error.FullyQualifiedErrorId, error.CategoryInfo.Category, error.TargetObject?.ToString());
            WriteError(new RemotingErrorRecord(copy, new OriginInfo(name, session)));
        }
    }

    private void WriteNoSession(string name, string words, string errorId) => WriteError(
        new ErrorRecord(new PSRemotingTransportException(words), $"{errorId},PSSessionStateBroken", ErrorCategory.OpenError, name)
        {
            ErrorDetails = new ErrorDetails($"[{name}] Connecting to remote server {name} failed with the following error message : {words}"),
        });
}
