// SPDX-License-Identifier: MIT
namespace PowerShellHost;

/// <summary>Runs one request in a runspace of its own, and stops it when asked to.</summary>
public static class Execution
{
    /// <summary>How long a stopped pipeline may take to end before its thread is left behind.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(250);

    internal const int ThreadStackBytes = 8 << 20; // deep script recursion overflows the default of 1.5 MB

    /// <param name="hold">What a pause does, see <see cref="Pauses"/>.</param>
    public static async Task<Answer> Run(
        ISessions sessions, int id, RunRequest request, Func<PausePoint, JsonObject, JsonObject> hold, CancellationToken cancel)
    {
        var computer = new ComputerState(request.State, request.Failing ?? [], request.DiscardWrites)
        {
            Pauses = request.Pauses is { } points ? new Pauses(points, hold) : null,
            Others = request.Others is { } others ? new RemoteComputers(sessions, others) : null,
        };
        var jea = request.Script is null;
        var mode = Enum.Parse<PSLanguageMode>(request.LanguageMode ?? nameof(PSLanguageMode.FullLanguage));
        var runspace = sessions.Open(computer, mode, jea, request.Module, request.Role);
        if (request.State["connectedUser"] is { } user)
            runspace.SessionStateProxy.SetVariable("PSSenderInfo", JsonValues.ToPropertyBag(new JsonObject { ["ConnectedUser"] = user.DeepClone() }));
        var shell = PowerShell.Create(runspace);
        AddCommands(shell, request);

        var output = new PSDataCollection<PSObject>();
        var finished = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => finished.SetResult(InvokeAndEnd(shell, output, computer)), ThreadStackBytes) { IsBackground = true }.Start();

        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancel.Register(() => stop.TrySetResult());
        await Task.WhenAny(finished.Task, stop.Task);
        // Not which of the two came first: a run that was paused ends by the same cancellation, and may be the quicker one.
        var cancelled = cancel.IsCancellationRequested;
        if (cancelled)
        {
            shell.BeginStop(null, null);
            if (await Task.WhenAny(finished.Task, Task.Delay(StopGrace, CancellationToken.None)) != finished.Task)
                return new Answer(id) { Cancelled = true, State = computer.Json }; // stuck in .NET code
        }
        var failure = await finished.Task;
        var answer = Collect(id, shell, output, cancelled ? null : failure, computer, cancelled);
        shell.Dispose();
        runspace.Dispose();
        return answer;
    }

    private static void AddCommands(PowerShell shell, RunRequest request)
    {
        if (request.Throw is not null) shell.AddScript($"throw '{request.Throw.Replace("'", "''")}'");
        else if (request.Script is not null) AddScript(shell, request.Script);
        else
        {
            shell.AddCommand(request.Command);
            foreach (var (name, value) in request.Parameters ?? []) shell.AddParameter(name, JsonValues.ToPowerShell(value));
        }
    }

    /// <summary>
    /// What the engine makes of a text it keeps only for a block: as a script alone, each call of the same command would be
    /// parsed and compiled anew, which costs more than running it.
    /// </summary>
    private static void AddScript(PowerShell shell, string text)
    {
        try
        {
            shell.AddScript(". $args[0]").AddArgument(ScriptBlock.Create(text));
        }
        catch (ParseException)
        {
            shell.AddScript(text); // fails as a script that cannot be parsed does
        }
    }

    private static Exception? InvokeAndEnd(PowerShell shell, PSDataCollection<PSObject> output, ComputerState computer)
    {
        var failure = Invoke(shell, output);
        try
        {
            computer.End();
            return failure;
        }
        catch (PipelineStoppedException stopped)
        {
            return failure ?? stopped;
        }
    }

    internal static Exception? Invoke(PowerShell shell, PSDataCollection<PSObject> output)
    {
        try
        {
            shell.Invoke(null, output, null);
            return null;
        }
        catch (Exception e) // any exception a script can raise: it becomes the answer's last error
        {
            return e;
        }
    }

    private static Answer Collect(int id, PowerShell shell, PSDataCollection<PSObject> output, Exception? failure, ComputerState computer, bool cancelled)
    {
        var errors = shell.Streams.Error.Select(Describe).ToList();
        if (failure is not null) errors.Add(Describe(RecordOf(failure)));
        return new Answer(id)
        {
            Results = new JsonArray(output.Select(item => JsonValues.FromPowerShell(ThroughRemoting(item))).ToArray()),
            Errors = errors,
            Warnings = shell.Streams.Warning.Select(warning => warning.Message).ToList(),
            Executed = computer.Executed,
            State = computer.Json,
            Others = computer.Others?.Answers,
            Cancelled = cancelled ? true : null,
        };
    }

    /// <summary>What PowerShell remoting makes of a value: no live object gets past its serializer.</summary>
    internal static object? ThroughRemoting(object? value) => PSSerializer.Deserialize(PSSerializer.Serialize(value));

    internal static ErrorRecord RecordOf(Exception failure) =>
        failure is IContainsErrorRecord container ? container.ErrorRecord : new ErrorRecord(failure, "HostFailure", ErrorCategory.NotSpecified, null);

    private static ScriptError Describe(ErrorRecord error) => new(
        error.ErrorDetails?.Message ?? error.Exception.Message,
        error.FullyQualifiedErrorId,
        error.CategoryInfo.Category.ToString(),
        error.Exception.GetType().Name,
        error.Exception.HResult);
}
