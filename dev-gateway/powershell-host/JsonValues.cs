// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;

namespace PowerShellHost;

/// <summary>Converts between JSON and PowerShell values.</summary>
public static partial class JsonValues
{
    private const int MaxDepth = 16;

    /// <summary>JSON as ConvertFrom-Json of Windows PowerShell 5.1 reads it: whole numbers are Int32 or Int64, dates stay texts.</summary>
    public static object? ToPowerShell(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => ToPropertyBag(members),
        JsonArray items => items.Select(ToPowerShell).ToArray(),
        _ => ToScalar(JsonSerializer.SerializeToElement(node)),
    };

    /// <summary>
    /// The data of a registry value: a REG_DWORD above Int32 is a UInt32, as the registry provider gives it, a REG_QWORD an Int64,
    /// a list a REG_MULTI_SZ, which is an array of texts, and { "binary": base64 } a REG_BINARY.
    /// </summary>
    public static object? ToRegistryData(JsonNode? node) =>
        node is JsonObject value && (string?)value["binary"] is { } bytes
            ? Convert.FromBase64String(bytes)
            : ToPowerShell(node) switch
            {
                long and >= 0 and <= uint.MaxValue and var number => (uint)number,
                object?[] texts => Array.ConvertAll(texts, text => (string?)text ?? ""),
                var other => other,
            };

    /// <summary>Whether the data of a registry value stands for a REG_DWORD of another length than 4 bytes.</summary>
    public static bool IsMalformed(JsonNode? node) => node is JsonObject value && value["binary"] is null;

    public static PSObject ToPropertyBag(JsonObject members)
    {
        var bag = new PSObject();
        foreach (var (name, value) in members) bag.Properties.Add(new PSNoteProperty(name, ToPowerShell(value)));
        return bag;
    }

    /// <summary>
    /// A CIM instance: as above, but whole numbers are unsigned, as most CIM properties of Windows are, and a text that is
    /// a time (ISO 8601, UTC) is a local DateTime, as Get-CimInstance gives it.
    /// </summary>
    public static PSObject ToCimInstance(JsonObject members)
    {
        var bag = ToPropertyBag(members);
        foreach (var property in bag.Properties)
        {
            property.Value = property.Value switch { int and >= 0 or long and >= 0 and <= uint.MaxValue => Convert.ToUInt32(property.Value), long and >= 0 => Convert.ToUInt64(property.Value), _ => property.Value };
            if (property.Value is string text && IsoTime().IsMatch(text)) property.Value = DateTime.Parse(text, CultureInfo.InvariantCulture).ToLocalTime();
        }
        return bag;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT[\d:.]+Z$")]
    private static partial Regex IsoTime();

    private static object? ToScalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt32(out var i) ? i : element.TryGetInt64(out var l) ? l : (object)element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A PowerShell value as the gateway would put it into its JSON answer.</summary>
    public static JsonNode? FromPowerShell(object? value, int depth = MaxDepth)
    {
        var wrapper = value as PSObject;
        var bare = wrapper?.BaseObject ?? value;
        if (bare is not null && depth < 0) return LanguagePrimitives.ConvertTo<string>(value);
        return bare switch
        {
            null => null,
            string text => text,
            bool flag => flag,
            SwitchParameter flag => flag.IsPresent,
            DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
            Enum name => name.ToString(),
            byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal => JsonSerializer.SerializeToNode(bare),
            IDictionary map => FromMap(map, depth),
            IEnumerable items => new JsonArray(items.Cast<object?>().Select(item => FromPowerShell(item, depth - 1)).ToArray()),
            PSCustomObject => FromProperties(wrapper!, depth),
            _ => LanguagePrimitives.ConvertTo<string>(value),
        };
    }

    private static JsonObject FromMap(IDictionary map, int depth)
    {
        var members = new JsonObject();
        foreach (DictionaryEntry entry in map) members[entry.Key.ToString()!] = FromPowerShell(entry.Value, depth - 1);
        return members;
    }

    private static JsonObject FromProperties(PSObject bag, int depth)
    {
        var members = new JsonObject();
        foreach (var property in bag.Properties) members[property.Name] = FromPowerShell(property.Value, depth - 1);
        return members;
    }
}
