// SPDX-License-Identifier: MIT
using System.Text.Json.Serialization;

namespace PowerShellHost;

/// <summary>A line on standard input: exactly one of <c>Run</c>, <c>Inspect</c>, <c>Cancel</c> and <c>Resume</c>.</summary>
/// <param name="Id">Chosen by the caller, repeated in the answer.</param>
/// <param name="Inspect">PowerShell source to read, see ScriptInspector.</param>
/// <param name="Cancel">Id of the run to stop. Has no answer of its own.</param>
/// <param name="Resume">A paused run goes on. Has no answer of its own.</param>
public sealed record Message(int Id, RunRequest? Run, string? Inspect, int? Cancel, Resumption? Resume)
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 64,
    };
}

/// <param name="Run">Id of the run.</param>
/// <param name="State">The computer as it is by now: others may have changed it meanwhile.</param>
public sealed record Resumption(int Run, JsonObject State);

/// <summary>What to run on which state.</summary>
/// <param name="Script">Text, as the gateway sends it to the default endpoint. Null for a JEA endpoint.</param>
/// <param name="Command">A command's name, as the gateway calls it in a JEA endpoint.</param>
/// <param name="Module">Path of the module that the JEA endpoint holds; null for an endpoint without it.</param>
/// <param name="LanguageMode">FullLanguage or ConstrainedLanguage; a JEA endpoint has NoLanguage whatever is given.</param>
/// <param name="Throw">A text that is thrown in place of the script: how a test makes a computer fail as a whole.</param>
/// <param name="Failing">Commands that fail.</param>
/// <param name="DiscardWrites">Whether Set-Smb* reports success and changes nothing.</param>
/// <param name="State">The computer, see ComputerState.</param>
/// <param name="Others">The computers that the script can reach with Invoke-Command.</param>
/// <param name="Role">The role that the JEA endpoint gives: Administrators (null), Hyper-V Administrators, or Readers.</param>
/// <param name="Pauses">Where to pause, see <see cref="Pauses"/>.</param>
public sealed record RunRequest(
    string? Script, string? Command, JsonObject? Parameters, string? Module, string? LanguageMode, string? Throw,
    FailingCommand[]? Failing, bool DiscardWrites, JsonObject State, RemoteRequest[]? Others, string? Role = null,
    PausePoint[]? Pauses = null);

/// <summary>A point in a run: before or after a stand-in does its work.</summary>
/// <param name="When">before or after.</param>
/// <param name="Match">Only where this is part of what the call is about, a class or a path; null: always.</param>
/// <param name="Nth">Which of the calls that fit; the first is 1.</param>
public sealed record PausePoint(string Command, string When, string? Match, int Nth = 1);

/// <summary>A computer that a script can reach with Invoke-Command; as in a request to run on it.</summary>
/// <param name="Names">Under which it is found.</param>
/// <param name="Failing">A failing Invoke-Command is a session that cannot be opened; its match is part of the block.</param>
/// <param name="BreaksAfterwards">Whether that session breaks only after the block has run.</param>
public sealed record RemoteRequest(
    string[] Names, string? LanguageMode, FailingCommand[]? Failing, bool DiscardWrites, bool BreaksAfterwards, JsonObject State);

/// <summary>A stand-in that writes an error in place of doing its work.</summary>
/// <param name="Match">Fails only where this is part of what the call is about, a class or a path; null: always.</param>
public sealed record FailingCommand(string Command, string? Match, string Message, string ErrorId);

/// <summary>A line on standard output.</summary>
public sealed record Answer(int Id)
{
    public JsonArray? Results { get; init; }
    public List<ScriptError>? Errors { get; init; }
    public List<string>? Warnings { get; init; }

    /// <summary>The stand-ins called, in order: {command, parameters}.</summary>
    public JsonArray? Executed { get; init; }

    /// <summary>The state after the run, also when the run failed half-way.</summary>
    public JsonObject? State { get; init; }

    /// <summary>The other computers, in the order of the request.</summary>
    public List<RemoteAnswer>? Others { get; init; }

    public bool? Cancelled { get; init; }

    /// <summary>Set where the run is not over but paused there: <c>State</c> is the computer by then, and a <c>Resume</c> is waited for.</summary>
    public PausePoint? Paused { get; init; }

    public Inspection? Inspection { get; init; }

    /// <summary>Set when the host itself failed: a defect in the host, never a script's error.</summary>
    public string? Failure { get; init; }
}

/// <summary>What <see cref="Answer"/> says of the computer itself, of another one.</summary>
public sealed record RemoteAnswer(JsonArray Executed, JsonObject State);

/// <summary>A PowerShell error record, without the live objects in it.</summary>
public sealed record ScriptError(string Message, string ErrorId, string Category, string ExceptionType, int HResult);

/// <summary>A line of a script that Windows PowerShell 5.1, or the rules for scripts of this project, refuse.</summary>
public sealed record Finding(int Line, string Rule, string Text);
