// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Management.Automation.Language;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PowerShellHost;

/// <summary>
/// Opens runspaces as a managed computer's endpoint has them: the default endpoint, the same under
/// Constrained Language Mode, or a JEA endpoint that holds one module. Each run gets a fresh one:
/// resetting a runspace would keep the functions of the run before.
/// </summary>
public sealed class Engine : ISessions
{
    private const BindingFlags AnyMember = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>What New-PSSessionConfigurationFile -SessionType RestrictedRemoteServer leaves visible.</summary>
    private static readonly string[] JeaProxies =
        ["Clear-Host", "Exit-PSSession", "Get-Command", "Get-FormatData", "Get-Help", "Measure-Object", "Out-Default", "Select-Object"];

    /// <summary>The role that a function's help names: reading the help of all of a module's takes half a second.</summary>
    private static readonly ConditionalWeakTable<FunctionDefinitionAst, string> Roles = [];

    private readonly ConcurrentDictionary<(string SmbShare, PSLanguageMode Mode, string? Module), Lazy<InitialSessionState>> _states = new();

    /// <inheritdoc/>
    public Runspace Open(ComputerState computer, PSLanguageMode mode, bool jea, string? module, string? role = null)
    {
        var key = (SmbShareModule.WriteFor(computer), jea ? PSLanguageMode.NoLanguage : mode, jea ? module ?? "" : null);
        var state = _states.GetOrAdd(key, k => new Lazy<InitialSessionState>(() => Build(k.SmbShare, k.Mode, k.Module)));
        var runspace = RunspaceFactory.CreateRunspace(state.Value);
        computer.AttachTo(runspace);
        runspace.Open();
        if (jea) HideAllBut(runspace, module is null ? null : Path.GetFileNameWithoutExtension(module), role);
        return runspace;
    }

    // CreateRestricted(RemoteServer) needs Microsoft.PowerShell.ConsoleHost.dll, which the engine's package does not
    // bring: so a default session in NoLanguage with the engine's own restricted proxies, the rest hidden after opening.
    private static InitialSessionState Build(string smbShare, PSLanguageMode mode, string? jeaModule)
    {
        var state = InitialSessionState.CreateDefault2();
        state.LanguageMode = mode;
        state.ThreadOptions = PSThreadOptions.UseCurrentThread;
        AddStandIns(state, _ => true);
        state.ImportPSModule([smbShare]);
        if (jeaModule is null) return state;
        if (jeaModule.Length > 0) state.ImportPSModule([.. ModuleFolders.InboxFiles, jeaModule]);
        foreach (var (name, metadata) in CommandMetadata.GetRestrictedCommands(SessionCapabilities.RemoteServer))
            state.Commands.Add(new SessionStateFunctionEntry(name, ProxyCommand.Create(metadata)));
        return state;
    }

    /// <summary>Puts the stand-ins for the cmdlets of some modules into a session.</summary>
    public static void AddStandIns(InitialSessionState state, Func<string, bool> ofModule)
    {
        foreach (var module in StandIns().Where(one => ofModule(one.Module)).GroupBy(one => one.Module)) AddAsSnapIn(state, module.Key, module);
    }

    private static IEnumerable<(string Module, string Name, Type Type)> StandIns() =>
        from type in typeof(Engine).Assembly.GetTypes()
        let cmdlet = type.GetCustomAttribute<CmdletAttribute>()
        where cmdlet is not null
        select (type.GetCustomAttribute<StandsInForAttribute>()!.Module, $"{cmdlet.VerbName}-{cmdlet.NounName}", type);

    // A cmdlet is found under its module's name (Microsoft.PowerShell.Utility\New-Object) only if its session entry
    // names a snap-in of that name. The members are internal; the engine's version is pinned.
    private static void AddAsSnapIn(InitialSessionState state, string module, IEnumerable<(string Module, string Name, Type Type)> standIns)
    {
        var constructor = typeof(PSSnapInInfo).GetConstructors(AnyMember).First(c => c.GetParameters().Length == 11);
        var snapIn = constructor.Invoke(constructor.GetParameters().Select(parameter => parameter.Name switch
        {
            "name" or "moduleName" or "assemblyName" => module,
            "applicationBase" => AppContext.BaseDirectory,
            "isDefault" => true,
            "psVersion" or "version" => new Version(3, 0),
            "types" or "formats" => new Collection<string>(),
            _ => (object)"",
        }).ToArray());
        var setSnapIn = typeof(InitialSessionStateEntry).GetMethod("SetPSSnapIn", AnyMember)!;
        foreach (var standIn in standIns)
        {
            var entry = new SessionStateCmdletEntry(standIn.Name, standIn.Type, null);
            setSnapIn.Invoke(entry, [snapIn]);
            state.Commands.Remove(standIn.Name, typeof(SessionStateCmdletEntry));
            state.Commands.Add(entry);
        }
    }

    private static void HideAllBut(Runspace runspace, string? module, string? role)
    {
        runspace.SessionStateProxy.Applications.Clear(); // no native programs: their Visibility cannot be set
        runspace.SessionStateProxy.Scripts.Clear();
        const CommandTypes types = CommandTypes.Function | CommandTypes.Filter | CommandTypes.Cmdlet | CommandTypes.Alias;
        foreach (var command in runspace.SessionStateProxy.InvokeCommand.GetCommands("*", types, true).ToArray())
        {
            var exported = command.ModuleName.Length > 0 && command.ModuleName == module && (role is null or "Administrators" || IsForReaders(command));
            var proxy = command.CommandType == CommandTypes.Function && JeaProxies.Contains(command.Name);
            command.Visibility = exported || proxy ? SessionStateEntryVisibility.Public : SessionStateEntryVisibility.Private;
        }
    }

    private static bool IsForReaders(CommandInfo command) =>
        command is FunctionInfo { ScriptBlock.Ast: FunctionDefinitionAst function }
        && Roles.GetValue(function, one => one.GetHelpContent()?.Role?.Trim() ?? "") == "Readers";
}

/// <summary>Where the runspaces come from that computers are called through.</summary>
public interface ISessions
{
    /// <summary>Opens a runspace and attaches the computer to it.</summary>
    /// <param name="module">Path of the module in the JEA endpoint; null with <paramref name="jea"/>: an endpoint without it.</param>
    /// <param name="role">The role that the endpoint gives; all but administrators see what the module's help gives to readers.</param>
    Runspace Open(ComputerState computer, PSLanguageMode mode, bool jea, string? module, string? role = null);
}

/// <summary>The Windows module whose cmdlet a class stands in for.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StandsInForAttribute(string module) : Attribute
{
    public string Module => module;
}
