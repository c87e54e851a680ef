// SPDX-License-Identifier: MIT
using PowerShellHost;

namespace Microsoft.PowerShell.Commands; // the real cmdlet's namespace: the class's name ends its error ids

/// <summary>Get-WinEvent of the local computer: by log name, by filter table, or the logs or providers themselves.</summary>
[Cmdlet("Get", "WinEvent", DefaultParameterSetName = "GetLogSet"), StandsInFor("Microsoft.PowerShell.Diagnostics")]
public sealed class GetWinEventCommand : PSCmdlet
{
    /// <summary>What a filter table may name here. Windows knows more, and takes any other name for a field of the event.</summary>
    private static readonly string[] Keys = ["LogName", "ProviderName", "Id", "Level", "StartTime", "EndTime"];

    [Parameter(Mandatory = true, ParameterSetName = "ListLogSet")]
    public string[] ListLog { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ListProviderSet")]
    public string[] ListProvider { get; set; } = [];

    [Parameter(Position = 0, ParameterSetName = "GetLogSet")]
    public string[] LogName { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "HashQuerySet")]
    public Hashtable[] FilterHashtable { get; set; } = [];

    [Parameter(ParameterSetName = "GetLogSet"), Parameter(ParameterSetName = "HashQuerySet"), ValidateRange(1L, long.MaxValue)]
    public long MaxEvents { get; set; } = -1;

    [Parameter(ParameterSetName = "GetLogSet"), Parameter(ParameterSetName = "HashQuerySet")]
    public SwitchParameter Oldest { get; set; }

    protected override void ProcessRecord()
    {
        var filters = ParameterSetName == "HashQuerySet" ? FilterHashtable : [new Hashtable { ["LogName"] = LogName }];
        var asked = ParameterSetName == "ListLogSet" ? ListLog : ParameterSetName == "ListProviderSet" ? ListProvider : [.. filters.SelectMany(filter => Texts(Value(filter, "LogName")))];
        if (ComputerState.Current.Enter("Get-WinEvent", string.Join(", ", asked), MyInvocation.BoundParameters) is { } wanted) WriteError(wanted);
        else if (ParameterSetName == "ListLogSet") foreach (var (name, log) in Logs(asked)) WriteObject(new EventChannel(name, log).WithFile());
        else if (ParameterSetName == "ListProviderSet") foreach (var name in ListProvider) WriteProvider(name);
        else WriteEvents(filters);
    }

    private void WriteProvider(string name)
    {
        var providers = ComputerState.Current.EventProviders;
        if (ComputerState.FindName(providers, name) is { } found) WriteObject(new EventProvider(found, providers[found]!.AsArray()));
        else Write("NoMatchingProvidersFound", $"There is not an event provider on the localhost computer that matches \"{name}\".", ErrorCategory.ObjectNotFound);
    }

    private void WriteEvents(Hashtable[] filters)
    {
        var readable = false;
        var events = new List<LoggedEvent>();
        foreach (var filter in filters)
        {
            foreach (var key in filter.Keys.Cast<object>().Select(key => key.ToString()!).Where(key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)))
                throw new PSNotSupportedException($"The stand-in for Get-WinEvent cannot filter by {key}.");
            foreach (var (name, log) in Logs(Texts(Value(filter, "LogName"))))
            {
                readable = true;
                events.AddRange(Records(name, log).Where(one => Matches(filter, one)));
            }
        }
        if (!readable) return; // the error has been written
        if (events.Count == 0) Write("NoMatchingEventsFound", "No events were found that match the specified selection criteria.", ErrorCategory.ObjectNotFound);
        var ordered = Oldest ? events.OrderBy(one => one.TimeCreated) : events.OrderByDescending(one => one.TimeCreated);
        foreach (var one in MaxEvents < 0 ? ordered : ordered.Take((int)Math.Min(MaxEvents, int.MaxValue))) WriteObject(WithMessage(one));
    }

    private static IEnumerable<LoggedEvent> Records(string name, JsonObject log)
    {
        var number = (long?)log["oldestRecordNumber"] ?? 1L;
        foreach (var one in (log["events"] as JsonArray ?? []).Select(one => one!.AsObject()).OrderBy(one => (string)one["time"]!, StringComparer.Ordinal))
            yield return new LoggedEvent(name, one, number++);
    }

    private static PSObject WithMessage(LoggedEvent one)
    {
        var shown = new PSObject(one);
        shown.Properties.Add(new PSNoteProperty("Message", one.Words));
        return shown;
    }

    /// <summary>The logs of these names, * and ? allowed. Writes an error for a name that none has, or that may not be read.</summary>
    private IEnumerable<(string Name, JsonObject Log)> Logs(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
            var found = false;
            foreach (var (log, value) in ComputerState.Current.EventLogs.Where(one => pattern.IsMatch(one.Key)))
            {
                if ((bool?)value!["denied"] ?? false)
                {
                    Write("LogInfoUnavailable", $"Could not retrieve information about the {log} log. Error: Attempted to perform an unauthorized operation..", ErrorCategory.NotSpecified);
                    continue;
                }
                found = true;
                yield return (log, value.AsObject());
            }
            if (!found) Write("NoMatchingLogsFound", $"There is not an event log on the localhost computer that matches \"{name}\".", ErrorCategory.ObjectNotFound);
        }
    }

    private static bool Matches(Hashtable filter, LoggedEvent one) =>
        IsOneOf(filter, "Id", one.Id) && IsOneOf(filter, "Level", one.Level) && IsOneOf(filter, "ProviderName", one.ProviderName)
        && !(Time(filter, "StartTime") is { } start && one.TimeCreated < start) && !(Time(filter, "EndTime") is { } end && one.TimeCreated > end);

    private static bool IsOneOf(Hashtable filter, string key, object? value) =>
        Value(filter, key) is not { } wanted || Texts(wanted).Contains(value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);

    private static DateTime? Time(Hashtable filter, string key) =>
        Value(filter, key) is { } time ? LanguagePrimitives.ConvertTo<DateTime>(time).ToLocalTime() : null;

    private static object? Value(Hashtable filter, string key) =>
        filter.Keys.Cast<object>().FirstOrDefault(one => key.Equals(one.ToString(), StringComparison.OrdinalIgnoreCase)) is { } name ? filter[name] : null;

    private static string[] Texts(object? value) => value is null ? [] : LanguagePrimitives.ConvertTo<string[]>(value);

    private void Write(string id, string message, ErrorCategory category) => WriteError(new ErrorRecord(new Exception(message), id, category, null));
}
