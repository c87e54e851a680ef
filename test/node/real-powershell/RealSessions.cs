// SPDX-License-Identifier: MIT
using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PowerShellHost;

/// <summary>
/// Sessions of the real PowerShell, with its own cmdlets and its own restricted endpoint. What Linux lacks stands in: the
/// registry as a provider below the real cmdlets, CIM, events and DNS as the host's cmdlets, the SmbShare module.
/// </summary>
public sealed class RealSessions : ISessions
{
    private static readonly string[] Lacking = { "CimCmdlets", "DnsClient", "Microsoft.PowerShell.Diagnostics" };
    private readonly object _opening = new object();
    private readonly string _folder;
    private readonly string _ownModules;

    /// <param name="folder">Where the session configuration without our module is.</param>
    /// <param name="home">Where PowerShell is.</param>
    public RealSessions(string folder, string home)
    {
        _folder = folder;
        _ownModules = Path.Combine(home, "Modules");
        foreach (var module in Lacking)
        {
            Directory.CreateDirectory(Path.Combine(folder, "inbox", module));
            File.WriteAllText(Path.Combine(folder, "inbox", module, module + ".psd1"), "@{ ModuleVersion = '3.1.0.0' }");
        }
    }

    /// <inheritdoc/>
    public Runspace Open(ComputerState computer, PSLanguageMode mode, bool jea, string module, string role)
    {
        lock (_opening) // the path of modules is the process's
        {
            var smbShare = SmbShareModule.WriteFor(computer);
            var folders = new[] { _ownModules, Path.Combine(_folder, "inbox"), Above(smbShare), module is null ? null : Above(module) };
            Environment.SetEnvironmentVariable("PSModulePath", string.Join(Path.PathSeparator, folders.Where(one => one is not null)));
            var state = jea ? Endpoint(module, role) : InitialSessionState.CreateDefault2();
            state.ThreadOptions = PSThreadOptions.UseCurrentThread;
            Engine.AddStandIns(state, Lacking.Contains);
            state.Providers.Add(new SessionStateProviderEntry("Registry", typeof(RegistryProvider), null));
            if (!jea)
            {
                state.LanguageMode = mode;
                state.ImportPSModule(new[] { smbShare }); // trusted, as an inbox module is: loaded by name it would not be
            }
            else foreach (var command in state.Commands.OfType<SessionStateCmdletEntry>().Where(one => Lacking.Contains(one.PSSnapIn?.Name))) command.Visibility = SessionStateEntryVisibility.Private;
            var runspace = RunspaceFactory.CreateRunspace(state);
            computer.AttachTo(runspace);
            runspace.Open();
            return runspace;
        }
    }

    /// <summary>The packaged endpoint, for a user who is in the group of that role and in no other.</summary>
    private InitialSessionState Endpoint(string module, string role) =>
        InitialSessionState.CreateFromSessionConfigurationFile(
            module is null ? Path.Combine(_folder, "bare.pssc") : Path.ChangeExtension(module, ".pssc"),
            group => group == "CONTOSO\\Windows Admin Center " + (role ?? "Administrators"));

    /// <summary>The folder that modules are looked for in, of a file of one.</summary>
    private static string Above(string file) => Path.GetDirectoryName(Path.GetDirectoryName(file));
}
