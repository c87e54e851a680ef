// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace PowerShellHost;

/// <summary>
/// The SmbShare module of one kind of Windows. On Windows its commands are script functions (CDXML), so they are
/// here: an unknown parameter then gives the same error id. Properties and parameters are those of the computer's
/// own configuration; no Windows version is known here.
/// </summary>
public static class SmbShareModule
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Written = new();

    /// <summary>Path of the module file that fits the computer.</summary>
    public static string WriteFor(ComputerState computer)
    {
        var text = Text(computer);
        return Written.GetOrAdd(text, t => new Lazy<string>(() => Write(t))).Value;
    }

    private static string Write(string text)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        return ModuleFolders.Write(Path.Combine(hash, "SmbShare", "SmbShare.psm1"), text);
    }

    private static string Text(ComputerState computer)
    {
        var text = new StringBuilder();
        foreach (var direction in Direction.Both)
        {
            if (computer.Configuration(direction) is not { } configuration) continue;
            var parameters = configuration.Select(property => $"    [Parameter()] [{TypeOf(property.Value)}] ${property.Key},");
            text.AppendLine($$"""
                function Get-Smb{{direction.Side}}Configuration {
                    [CmdletBinding()] param([object] $CimSession, [int] $ThrottleLimit, [switch] $AsJob)
                    [PowerShellHost.SmbShareCommands]::Get($PSCmdlet, '{{direction.Side}}')
                }
                function Set-Smb{{direction.Side}}Configuration {
                    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')] param(
                {{string.Join('\n', parameters)}}
                    [object] $CimSession, [int] $ThrottleLimit, [switch] $AsJob, [switch] $Force)
                    if ($Force) { $ConfirmPreference = 'None' }
                    if ($PSCmdlet.ShouldProcess('SMB {{direction.Side}} Configuration', 'Modify')) {
                        [PowerShellHost.SmbShareCommands]::Set($PSCmdlet, '{{direction.Side}}', $PSBoundParameters)
                    }
                }
                """);
        }
        text.AppendLine("""
            function Get-SmbConnection {
                [CmdletBinding()] param([string[]] $ServerName, [string[]] $UserName, [object] $CimSession, [int] $ThrottleLimit, [switch] $AsJob)
                [PowerShellHost.SmbShareCommands]::List($PSCmdlet, 'Get-SmbConnection', 'connections')
            }
            function Get-SmbSession {
                [CmdletBinding()] param([uint64[]] $SessionId, [object] $CimSession, [int] $ThrottleLimit, [switch] $AsJob)
                [PowerShellHost.SmbShareCommands]::List($PSCmdlet, 'Get-SmbSession', 'sessions')
            }
            """);
        return text.AppendLine("Export-ModuleMember -Function *-Smb*").ToString();
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Number => "uint64",
        _ => "string",
    };
}

/// <summary>What the functions of the SmbShare module call.</summary>
public static class SmbShareCommands
{
    public static void Get(PSCmdlet caller, string side)
    {
        var computer = ComputerState.Current;
        if (computer.Enter($"Get-Smb{side}Configuration", side, new Hashtable()) is { } error)
        {
            caller.WriteError(error);
            return;
        }
        caller.WriteObject(JsonValues.ToCimInstance(computer.Configuration(Direction.OfSide(side))!));
    }

    /// <summary>Gives what a member of the computer's state lists: connections or sessions, with the properties that they have there.</summary>
    public static void List(PSCmdlet caller, string command, string member)
    {
        var computer = ComputerState.Current;
        if (computer.Enter(command, member, new Hashtable()) is { } error) caller.WriteError(error);
        else foreach (var row in computer.Json[member] as JsonArray ?? []) caller.WriteObject(JsonValues.ToCimInstance(row!.AsObject()));
    }

    public static void Set(PSCmdlet caller, string side, IDictionary bound)
    {
        var computer = ComputerState.Current;
        if (computer.Enter($"Set-Smb{side}Configuration", side, bound) is { } error) caller.WriteError(error);
        else computer.Set(Direction.OfSide(side), bound);
    }
}
