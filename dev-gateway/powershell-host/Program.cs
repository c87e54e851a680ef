// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;

namespace PowerShellHost;

/// <summary>
/// Runs PowerShell in the real engine for emulated computers. Keeps no state: each request brings a
/// computer's state and gets the new one back. One JSON message per line on standard input and output.
/// Usage: powershell-host (see Messages.cs for the messages). Ends when standard input ends.
/// </summary>
public static class Program
{
    private static readonly ConcurrentDictionary<int, CancellationTokenSource> Running = new();
    private static readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> Paused = new();

    public static async Task<int> Main()
    {
        // Nothing of this machine's own PowerShell may leak in, and nothing may be written to its caches.
        ModuleFolders.UseAsModulePath();
        Environment.SetEnvironmentVariable("PSModuleAnalysisCachePath", "/dev/null");
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");

        await Serve(new Engine());
        return 0;
    }

    /// <summary>Answers the messages on standard input until it ends.</summary>
    public static async Task Serve(ISessions sessions)
    {
        var output = Console.Out;
        Console.SetOut(TextWriter.Null); // a script that writes to the console must not break the protocol
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line.Length == 0) continue;
            var message = JsonSerializer.Deserialize<Message>(line, Message.Options)!;
            if (message.Cancel is { } id)
            {
                if (Running.TryGetValue(id, out var running)) await running.CancelAsync();
                continue;
            }
            if (message.Resume is { } resumption)
            {
                if (Paused.TryRemove(resumption.Run, out var paused)) paused.SetResult(resumption.State);
                continue;
            }
            // Before the next line is read: it may already cancel this one.
            var cancel = Running[message.Id] = new CancellationTokenSource();
            _ = Task.Run(() => Answer(sessions, message, cancel, output));
        }
    }

    private static async Task Answer(ISessions sessions, Message message, CancellationTokenSource cancel, TextWriter output)
    {
        using var ended = cancel;
        Answer answer;
        try
        {
            answer = message.Inspect is { } source
                ? new Answer(message.Id) { Inspection = ScriptInspector.Inspect(source) }
                : await Execution.Run(sessions, message.Id, message.Run!, Hold, cancel.Token);
        }
        catch (Exception e) // whatever fails, the caller gets an answer: it would otherwise wait for ever
        {
            answer = new Answer(message.Id) { Failure = e.ToString() };
        }
        Running.TryRemove(message.Id, out _);
        Write(output, answer);

        JsonObject Hold(PausePoint point, JsonObject state)
        {
            var goOn = Paused[message.Id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
            Write(output, new Answer(message.Id) { Paused = point, State = state });
            try
            {
                return goOn.Task.WaitAsync(cancel.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                throw new PipelineStoppedException();
            }
        }
    }

    private static void Write(TextWriter output, Answer answer)
    {
        var line = JsonSerializer.Serialize(answer, Message.Options);
        lock (output)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
