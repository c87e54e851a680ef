// SPDX-License-Identifier: MIT
using System.Reflection;
using PowerShellHost;

namespace Microsoft.PowerShell.Commands; // the real cmdlets' namespace: the class's name ends their error ids

/// <summary>New-Object for property bags, with the rule that Constrained Language Mode adds.</summary>
[Cmdlet("New", "Object"), StandsInFor("Microsoft.PowerShell.Utility")]
public sealed class NewObjectCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string TypeName { get; set; } = "";

    [Parameter]
    public IDictionary? Property { get; set; }

    protected override void ProcessRecord()
    {
        // A compiled cmdlet is always trusted, so the language mode's rule must be kept here: of the types it allows,
        // the scripts need property bags only.
        if (!TypeName.Equals("PSObject", StringComparison.OrdinalIgnoreCase))
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSNotSupportedException($"The stand-in for New-Object creates PSObject only, not {TypeName}."), "CannotCreateTypeConstrainedLanguage", ErrorCategory.PermissionDenied, null));
        }
        var bag = new PSObject();
        foreach (DictionaryEntry entry in Property ?? new Hashtable()) Set(bag, entry.Key.ToString()!, entry.Value);
        WriteObject(bag);
    }

    /// <summary>As the real cmdlet does: a key that names a method calls it, and PSTypeName names the type.</summary>
    private static void Set(PSObject bag, string name, object? value)
    {
        if (bag.Methods[name] is { } method) method.Invoke(value);
        else if (name.Equals("PSTypeName", StringComparison.OrdinalIgnoreCase) && value is string type) bag.TypeNames.Insert(0, type);
        else bag.Properties.Add(new PSNoteProperty(name, value));
    }
}

[Cmdlet("Write", "Error"), StandsInFor("Microsoft.PowerShell.Utility")]
public sealed class WriteErrorCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true), AllowNull, AllowEmptyString]
    public string? Message { get; set; }

    [Parameter]
    public string? ErrorId { get; set; }

    [Parameter]
    public ErrorCategory Category { get; set; }

    [Parameter]
    public object? TargetObject { get; set; }

    protected override void ProcessRecord()
    {
        var exception = new WriteErrorException(Message);
        var record = new ErrorRecord(exception, string.IsNullOrEmpty(ErrorId) ? exception.GetType().FullName! : ErrorId, Category, TargetObject);
        if (GetVariableValue("MyInvocation") is InvocationInfo caller)
        {
            // As the real cmdlet does: the error id ends in the calling function's name. The members are internal.
            const BindingFlags nonPublic = BindingFlags.Instance | BindingFlags.NonPublic;
            typeof(ErrorRecord).GetMethod("SetInvocationInfo", nonPublic)!.Invoke(record, [caller]);
            typeof(ErrorRecord).GetProperty("PreserveInvocationInfoOnce", nonPublic)!.SetValue(record, true);
            record.CategoryInfo.Activity = "Write-Error";
        }
        WriteError(record);
    }
}

public sealed class WriteErrorException(string? message) : SystemException(message);

/// <summary>ConvertFrom-Json: not called by the module, but by the text that the WAC SDK puts around each script.</summary>
[Cmdlet("ConvertFrom", "Json"), StandsInFor("Microsoft.PowerShell.Utility")]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string InputObject { get; set; } = "";

    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(JsonValues.ToPowerShell(JsonNode.Parse(InputObject)));
        }
        catch (JsonException e) // the text is the caller's
        {
            ThrowTerminatingError(new ErrorRecord(new ArgumentException("Invalid JSON primitive: " + e.Message), "System.ArgumentException", ErrorCategory.NotSpecified, null));
        }
    }
}
