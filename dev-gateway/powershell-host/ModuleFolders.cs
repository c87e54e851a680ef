// SPDX-License-Identifier: MIT
namespace PowerShellHost;

/// <summary>A folder of this process for modules that the engine wants to read from files. It goes with the process.</summary>
public static class ModuleFolders
{
    private static readonly string Root = Directory.CreateTempSubdirectory("powershell-host-").FullName;

    /// <summary>
    /// The inbox modules that a manifest may require. Their commands are the session's own stand-ins, so the modules
    /// themselves are empty.
    /// </summary>
    private static readonly string[] Inbox = ["CimCmdlets", "DnsClient", "Microsoft.PowerShell.Diagnostics", "Microsoft.PowerShell.Management", "Microsoft.PowerShell.Utility"];

    /// <summary>
    /// Their files. A session that has them already opens in a third of the time: the engine looks long for each that a manifest
    /// requires.
    /// </summary>
    public static IEnumerable<string> InboxFiles => Inbox.Select(name => Path.Combine(Root, "inbox", name, name + ".psm1"));

    /// <summary>Writes the inbox modules and makes them, and nothing else of this machine, the path of modules.</summary>
    public static void UseAsModulePath()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, true);
        foreach (var file in InboxFiles) Write(file, "");
        Environment.SetEnvironmentVariable("PSModulePath", Path.Combine(Root, "inbox"));
    }

    public static string Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
