// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace PowerShellHost;

/// <summary>
/// The emulated computer of one run, as JSON:
/// <c>outbound</c>, <c>inbound</c>: {property: value} as the cmdlets report them (a boolean, a number or a text);
/// <c>registry</c>: {key: {value name: data}}, keys written HKLM\...;
/// <c>cim</c>: {"namespace:class": [{property: value}]};
/// <c>eventLogs</c>: {channel: {enabled, maximumSizeInBytes, …, events: [{id, time, …}]}};
/// <c>eventProviders</c>: {provider: [id]}: the events that it can log;
/// <c>connections</c>, <c>sessions</c>: [{property: value}] as Get-SmbConnection and Get-SmbSession report them;
/// <c>dns</c>: {name: {cname, timeout}}: what Resolve-DnsName knows;
/// <c>windowsDefault</c>: {outbound, inbound}: what signing requirement applies while nothing is stored;
/// <c>connectedUser</c>: who runs the commands, as remoting's $PSSenderInfo says;
/// <c>registryPickup</c>: immediate | onServiceStart: whether a bare registry edit reaches the running service.
/// </summary>
public sealed class ComputerState(JsonObject json, FailingCommand[] failing, bool discardWrites)
{
    private static readonly ConditionalWeakTable<Runspace, ComputerState> Attached = [];

    /// <summary>The computer of the runspace whose pipeline runs on this thread: no variable a script could see or change.</summary>
    public static ComputerState Current =>
        Runspace.DefaultRunspace is { } runspace && Attached.TryGetValue(runspace, out var state)
            ? state
            : throw new InvalidOperationException("This runspace has no computer attached.");

    /// <summary>Another object after a pause: whoever keeps parts of it keeps them no longer than one call.</summary>
    public JsonObject Json { get; private set; } = json;

    public JsonArray Executed { get; } = [];

    /// <summary>What Invoke-Command reaches from here; null: nothing.</summary>
    public RemoteComputers? Others { get; init; }

    /// <summary>Where the run pauses; null: nowhere.</summary>
    public Pauses? Pauses { get; init; }

    public void AttachTo(Runspace runspace) => Attached.Add(runspace, this);

    /// <summary>The configuration of one direction; null when this computer has no such cmdlet.</summary>
    public JsonObject? Configuration(Direction direction) => Json[direction.StateKey] as JsonObject;

    /// <summary>A registry key's values; null when the key does not exist. Names compare without case, as on Windows.</summary>
    public JsonObject? RegistryKey(string path) =>
        Json["registry"] is JsonObject registry && FindName(registry, path) is { } name ? registry[name] as JsonObject : null;

    public IEnumerable<JsonObject>? CimInstances(string @namespace, string className) =>
        Json["cim"] is JsonObject cim && FindName(cim, $"{@namespace}:{className}") is { } name
            ? cim[name]!.AsArray().Select(row => row!.AsObject())
            : null;

    /// <summary>The event logs by channel.</summary>
    public JsonObject EventLogs => Json["eventLogs"] as JsonObject ?? [];

    /// <summary>The events that each provider can log.</summary>
    public JsonObject EventProviders => Json["eventProviders"] as JsonObject ?? [];

    /// <summary>The member's name as it is stored, whatever the case asked for; null when there is none.</summary>
    public static string? FindName(JsonObject members, string name) =>
        members.Select(member => member.Key).FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Notes the call and returns the failure that the scenario wants of it, if any.</summary>
    /// <param name="subject">What the call is about (a class, a path): compared with the failure's <c>match</c>.</param>
    public ErrorRecord? Enter(string command, string? subject, IDictionary parameters)
    {
        Executed.Add(new JsonObject { ["command"] = command, ["parameters"] = JsonValues.FromPowerShell(parameters) });
        Json = Pauses?.Enter(command, subject, Json) ?? Json;
        var wanted = failing.FirstOrDefault(one => one.Command.Equals(command, StringComparison.OrdinalIgnoreCase)
            && (one.Match is null || subject?.Contains(one.Match, StringComparison.OrdinalIgnoreCase) == true));
        return wanted is null ? null : new ErrorRecord(new InvalidOperationException(wanted.Message), wanted.ErrorId, ErrorCategory.NotSpecified, subject);
    }

    /// <summary>The script is over.</summary>
    public void End() => Json = Pauses?.End(Json) ?? Json;

    /// <summary>What Set-Smb*Configuration does on Windows: the running service and the registry get the value.</summary>
    public void Set(Direction direction, IDictionary bound)
    {
        if (discardWrites) return;
        var configuration = Configuration(direction)!;
        foreach (DictionaryEntry entry in bound)
        {
            var name = FindName(configuration, (string)entry.Key);
            if (name is null) continue; // a common parameter such as -Force
            var value = JsonValues.FromPowerShell(entry.Value);
            SetRegistryValue(direction.ParametersKey, Direction.ValueNameOf(name), value is JsonValue v && v.TryGetValue<bool>(out var b) ? b ? 1 : 0 : value?.DeepClone());
            configuration[name] = ToldByPolicy(direction, name) ?? value;
        }
    }

    /// <summary>What a policy of administrative templates says of a property: it wins over what is stored. Null where it says nothing.</summary>
    private JsonNode? ToldByPolicy(Direction direction, string property) =>
        RegistryKey(direction.PoliciesKey) is { } values && FindName(values, Direction.ValueNameOf(property)) is { } name
            && values[name] is JsonValue data && data.TryGetValue<int>(out var number)
            ? number == 1
            : null;

    public void SetRegistryValue(string path, string name, JsonNode? data)
    {
        if (RegistryKey(path) is not { } values) (Json["registry"] ??= new JsonObject())[path] = values = [];
        values[FindName(values, name) ?? name] = data;
    }

    /// <summary>A bare registry edit, as by New-ItemProperty. No service takes it up before it starts again.</summary>
    public void WriteRegistryValue(string path, string name, JsonNode? data)
    {
        if (!discardWrites) SetRegistryValue(path, name, data);
    }

    public void RemoveRegistryValue(string path, string name)
    {
        if (RegistryKey(path) is not { } values || FindName(values, name) is not { } stored) return;
        values.Remove(stored);
        if ((string?)Json["registryPickup"] == "immediate") PickUp(path, name);
    }

    /// <summary>Lets the running service follow a bare registry edit.</summary>
    private void PickUp(string path, string name)
    {
        foreach (var direction in Direction.Both)
        {
            if (!direction.ParametersKey.Equals(path, StringComparison.OrdinalIgnoreCase) || Configuration(direction) is not { } configuration) continue;
            if (name.Equals("RequireSecuritySignature", StringComparison.OrdinalIgnoreCase))
                configuration["RequireSecuritySignature"] = Json["windowsDefault"]![direction.StateKey]!.DeepClone();
            // Of the other settings each is off, or 0, by default.
            else if (configuration.Select(property => property.Key).FirstOrDefault(key => Direction.ValueNameOf(key).Equals(name, StringComparison.OrdinalIgnoreCase)) is { } setting)
                configuration[setting] = ToldByPolicy(direction, setting) ?? (configuration[setting]?.GetValueKind() == JsonValueKind.Number ? JsonValue.Create(0) : JsonValue.Create(false));
        }
    }
}

/// <summary>One side of SMB on a computer.</summary>
public sealed record Direction(string StateKey, string Side, string Service)
{
    public static readonly Direction Outbound = new("outbound", "Client", "LanmanWorkstation");
    public static readonly Direction Inbound = new("inbound", "Server", "LanmanServer");
    public static readonly Direction[] Both = [Outbound, Inbound];

    public string ParametersKey => $@"HKLM\SYSTEM\CurrentControlSet\Services\{Service}\Parameters";

    /// <summary>Where policies of administrative templates stand; the signing requirement has none there.</summary>
    public string PoliciesKey => $@"HKLM\SOFTWARE\Policies\Microsoft\Windows\{Service}";

    /// <summary>The registry value behind a property: it has the property's name, with two exceptions.</summary>
    public static string ValueNameOf(string property) => property switch
    {
        "EnableInsecureGuestLogons" => "AllowInsecureGuestAuth",
        "EnableSMB1Protocol" => "SMB1",
        _ => property,
    };

    public static Direction OfSide(string side) => side == "Client" ? Outbound : Inbound;
}
