// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Xml.Linq;

namespace PowerShellHost;

/// <summary>
/// An event as Get-WinEvent gives it. A class of its own, no property bag: so Constrained Language Mode lets a script read its
/// properties and refuses to call ToXml, as on Windows.
/// </summary>
public sealed class LoggedEvent
{
    private const string Names = "http://schemas.microsoft.com/win/2004/08/events/event";
    private readonly string _xml;

    public LoggedEvent(string channel, JsonObject json, long recordId)
    {
        Id = (int)json["id"]!;
        LogName = channel;
        ProviderName = (string?)json["provider"] ?? channel.Split('/')[0];
        if ((string?)json["time"] is { } time)
            TimeCreated = DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal).ToLocalTime();
        Level = (byte?)(int?)json["level"] ?? 2;
        RecordId = recordId;
        Version = (byte?)(int?)json["version"] ?? 0;
        MachineName = (string?)json["computer"] ?? "";
        var data = json["data"] as JsonObject ?? [];
        Properties = [.. data.Select(field => new LoggedValue(Bytes(field.Value) is { } hex ? Convert.FromHexString(hex) : JsonValues.ToPowerShell(field.Value)))];
        Words = (string?)json["message"];
        _xml = (string?)json["xml"] ?? Write(data, (bool?)json["userData"] ?? false);
    }

    public int Id { get; }
    public string LogName { get; }
    public string ProviderName { get; }
    public byte? Level { get; }
    public byte? Version { get; }
    public long? RecordId { get; }
    public string MachineName { get; }
    public DateTime? TimeCreated { get; }

    /// <summary>The fields in their order: what they are called stands in the XML only.</summary>
    public IList<LoggedValue> Properties { get; }

    public string ToXml() => _xml;

    /// <summary>What Get-WinEvent adds as Message; null where no provider has a text.</summary>
    internal string? Words { get; }

    private string Write(JsonObject data, bool userData)
    {
        XNamespace n = Names, own = "Smb2Namespace";
        var fields = userData
            ? new XElement(n + "UserData", new XElement(own + "EventData", data.Select(field => new XElement(own + field.Key, Clean(field.Value)))))
            : new XElement(n + "EventData", data.Select(field => new XElement(n + "Data", new XAttribute("Name", field.Key), Clean(field.Value))));
        var system = new XElement(n + "System",
            new XElement(n + "Provider", new XAttribute("Name", ProviderName)),
            new XElement(n + "EventID", Id),
            new XElement(n + "Level", Level),
            TimeCreated is { } time
                ? new XElement(n + "TimeCreated", new XAttribute("SystemTime", time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture)))
                : null,
            new XElement(n + "EventRecordID", RecordId),
            new XElement(n + "Channel", LogName),
            new XElement(n + "Computer", MachineName));
        return new XElement(n + "Event", system, fields).ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>A binary field is { "bytes": "0200…" }: bytes among the properties, hexadecimal in the XML.</summary>
    private static string? Bytes(JsonNode? value) => (string?)(value as JsonObject)?["bytes"];

    private static string Clean(JsonNode? value) =>
        string.Concat((Bytes(value) ?? value?.ToString() ?? "").EnumerateRunes().Where(rune => rune.Value is >= 0x20 or 9 or 10 or 13 && rune.Value is not (0xFFFE or 0xFFFF)));
}

/// <summary>One field of an event.</summary>
public sealed class LoggedValue(object? value)
{
    public object? Value { get; } = value;
}

/// <summary>A provider as Get-WinEvent -ListProvider gives it: the events that it can log.</summary>
public sealed class EventProvider(string name, JsonArray ids)
{
    public string Name { get; } = name;
    public IEnumerable<EventDefinition> Events { get; } = [.. ids.Select(one => new EventDefinition(one!))];
}

/// <summary>An event that a provider can log.</summary>
public sealed class EventDefinition(JsonNode json)
{
    public long Id { get; } = (long)(json is JsonObject ? json["id"] : json)!;
    public byte Version { get; } = (byte?)(int?)(json as JsonObject)?["version"] ?? 0;

    /// <summary>XML with the fields in their order; null where the provider gives none.</summary>
    public string? Template { get; } = (string?)(json as JsonObject)?["template"];
    public EventLogLink LogLink { get; } = new((string?)(json as JsonObject)?["log"]);
}

/// <summary>The log that an event is written to.</summary>
public sealed class EventLogLink(string? logName)
{
    public string? LogName { get; } = logName;
}

/// <summary>A channel as Get-WinEvent -ListLog gives it.</summary>
public sealed class EventChannel(string name, JsonObject json)
{
    public string LogName { get; } = name;
    public bool IsEnabled { get; } = (bool?)json["enabled"] ?? true;
    public string LogMode { get; } = (string?)json["logMode"] ?? "Circular";
    public long MaximumSizeInBytes { get; } = (long?)json["maximumSizeInBytes"] ?? 1_052_672;

    /// <summary>Get-WinEvent adds these: they stand in the file, not in the configuration.</summary>
    public PSObject WithFile()
    {
        var events = json["events"] as JsonArray ?? [];
        var shown = new PSObject(this);
        shown.Properties.Add(new PSNoteProperty("FileSize", (long?)json["fileSize"] ?? Math.Min(MaximumSizeInBytes, 69_632 + 1_024L * events.Count)));
        shown.Properties.Add(new PSNoteProperty("IsLogFull", (bool?)json["isLogFull"] ?? false));
        shown.Properties.Add(new PSNoteProperty("RecordCount", (long?)events.Count));
        shown.Properties.Add(new PSNoteProperty("OldestRecordNumber", (long?)json["oldestRecordNumber"] ?? 1L));
        var last = events.Select(one => (string)one!["time"]!).Max(StringComparer.Ordinal);
        shown.Properties.Add(new PSNoteProperty("LastWriteTime", last is null ? null : DateTime.Parse(last, CultureInfo.InvariantCulture).ToLocalTime()));
        return shown;
    }
}
