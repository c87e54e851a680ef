// SPDX-License-Identifier: MIT
namespace PowerShellHost;

/// <summary>The computers that a script can reach with Invoke-Command.</summary>
public sealed class RemoteComputers(ISessions sessions, RemoteRequest[] requests)
{
    private readonly RemoteComputer[] _all = [.. requests.Select(request => new RemoteComputer(sessions, request))];

    public RemoteComputer? Find(string name) => _all.FirstOrDefault(one => one.Names.Contains(name, StringComparer.OrdinalIgnoreCase));

    public List<RemoteAnswer> Answers => [.. _all.Select(one => new RemoteAnswer(one.State.Executed, one.State.Json))];
}

/// <summary>One of them.</summary>
public sealed class RemoteComputer(ISessions sessions, RemoteRequest request)
{
    public string[] Names => request.Names;

    public bool BreaksAfterwards => request.BreaksAfterwards;

    public ComputerState State { get; } = new(request.State, request.Failing ?? [], request.DiscardWrites);

    /// <summary>Runs a block in a session of its own. What goes in and comes out has been through the serializer.</summary>
    public (List<PSObject> Results, List<ErrorRecord> Errors) Run(string block, object?[] arguments)
    {
        var mode = Enum.Parse<PSLanguageMode>(request.LanguageMode ?? nameof(PSLanguageMode.FullLanguage));
        using var runspace = sessions.Open(State, mode, false, null);
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(block);
        foreach (var argument in arguments) shell.AddArgument(Execution.ThroughRemoting(argument));
        var output = new PSDataCollection<PSObject>();
        Exception? failure = null;
        // The caller's session runs on this thread.
        var thread = new Thread(() => failure = Execution.Invoke(shell, output), Execution.ThreadStackBytes);
        thread.Start();
        thread.Join();
        var errors = shell.Streams.Error.ToList();
        if (failure is not null) errors.Add(Execution.RecordOf(failure));
        return ([.. output.Select(item => PSObject.AsPSObject(Execution.ThroughRemoting(item)))], errors);
    }
}
