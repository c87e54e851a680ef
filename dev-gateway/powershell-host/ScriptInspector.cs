// SPDX-License-Identifier: MIT
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace PowerShellHost;

/// <summary>
/// Reads a script without running it: what Windows PowerShell 5.1, Constrained Language Mode or a JEA endpoint would
/// refuse, which commands it calls and what its functions say of themselves.
/// </summary>
public static partial class ScriptInspector
{
    /// <summary>Commands that a JEA endpoint replaces by limited proxies unless they are named with their module.</summary>
    private static readonly HashSet<string> LimitedByJea = new(["Select-Object", "Measure-Object", "Get-FormatData", "Get-Help", "Out-Default"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Forbidden = new(["Add-Type", "Import-Module", "Invoke-Expression", "Start-Job"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> DictionaryMethods = new(["Add", "AsReadOnly", "Clear", "Contains", "CopyTo", "GetEnumerator", "Insert", "Remove", "RemoveAt"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Ps6Variables = new(["IsWindows", "IsLinux", "IsMacOS", "IsCoreCLR", "PSStyle", "PSNativeCommandUseErrorActionPreference"], StringComparer.OrdinalIgnoreCase);

    private static readonly (string Command, string Parameter)[] Ps6Parameters =
    [
        ("ForEach-Object", "Parallel"), ("ConvertFrom-Json", "AsHashtable"), ("ConvertFrom-Json", "Depth"), ("Sort-Object", "Top"),
        ("Sort-Object", "Bottom"), ("Get-Date", "AsUTC"), ("Get-Content", "AsByteStream"), ("Select-Object", "SkipIndex"), ("Test-Connection", "TcpPort"),
    ];

    [GeneratedRegex(@"^(0b[01]+|(0x[0-9a-f]+|[0-9.]+(e[+-]?\d+)?)(u|s|y|us|uy|ul|n))(kb|mb|gb|tb|pb)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Ps6Number();

    [GeneratedRegex(@"(?<!`)(``)*`(u\{|e)")]
    private static partial Regex Ps6Escape();

    public static Inspection Inspect(string source)
    {
        var ast = Parser.ParseInput(source, out var tokens, out var errors);
        var findings = errors.Select(error => new Finding(error.Extent.StartLineNumber, "parse-error", error.Message))
            .Concat(CheckText(source))
            .Concat(CheckTokens(tokens, source.Split('\n')))
            .Concat(ast.FindAll(_ => true, true).SelectMany(CheckNode))
            .Concat(CheckDictionaries(ast));
        var commands = ast.FindAll(node => node is CommandAst, true).Select(node => ((CommandAst)node).GetCommandName()).Where(name => name is not null);
        var functions = ast.FindAll(node => node is FunctionDefinitionAst, true).Cast<FunctionDefinitionAst>().Select(Describe);
        return new Inspection([.. findings.OrderBy(finding => finding.Line)], [.. commands.Distinct(StringComparer.OrdinalIgnoreCase).Order()!], [.. functions]);
    }

    private static IEnumerable<Finding> CheckText(string source)
    {
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            foreach (var character in lines[i].Where(c => c > '~' || (c < ' ' && c is not ('\t' or '\r'))).Take(1))
                yield return new Finding(i + 1, "non-ascii", $"U+{(int)character:X4}");
    }

    private static IEnumerable<Finding> CheckTokens(Token[] tokens, string[] lines)
    {
        foreach (var token in tokens)
        {
            var (line, column) = (token.Extent.StartLineNumber, token.Extent.StartColumnNumber);
            if (token is NumberToken && Ps6Number().IsMatch(token.Text)) yield return new Finding(line, "ps6-number", token.Text);
            if (token is StringExpandableToken && Ps6Escape().IsMatch(token.Text)) yield return new Finding(line, "ps6-escape", token.Text);
            if (token.Kind is TokenKind.HereStringLiteral or TokenKind.HereStringExpandable) yield return new Finding(line, "here-string", "a line in it that starts with # would be taken for a comment");
            if (token.Kind == TokenKind.Pipe && lines[line - 1][..(column - 1)].Trim() == "") yield return new Finding(line, "ps6-leading-pipe", "a line that starts with |");
        }
    }

    private static IEnumerable<Finding> CheckNode(Ast node)
    {
        Finding Found(string rule, string? text = null) => new(node.Extent.StartLineNumber, rule, text ?? node.Extent.Text);
        switch (node)
        {
            case TernaryExpressionAst: yield return Found("ps7-ternary"); break;
            case PipelineChainAst: yield return Found("ps7-pipeline-chain"); break;
            case PipelineAst { Background: true }: yield return Found("ps6-background"); break;
            case BinaryExpressionAst { Operator: TokenKind.QuestionQuestion }: yield return Found("ps7-null-coalescing"); break;
            case AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals }: yield return Found("ps7-null-coalescing"); break;
            case MemberExpressionAst { NullConditional: true } or IndexExpressionAst { NullConditional: true }: yield return Found("ps7-null-conditional"); break;
            case ScriptBlockAst { CleanBlock: not null }: yield return Found("ps7-clean-block", "clean"); break;
            case VariableExpressionAst variable when Ps6Variables.Contains(variable.VariablePath.UserPath): yield return Found("ps6-variable"); break;
            case TypeDefinitionAst type: yield return Found("constrained-language", $"class {type.Name}"); break;
            case ConvertExpressionAst { Type.TypeName.Name: "pscustomobject" }: yield return Found("constrained-language", "[pscustomobject]@{}"); break;
            case CommandAst { InvocationOperator: TokenKind.Dot }: yield return Found("dot-sourcing"); break;
            case CommandAst command when command.GetCommandName() is { } name:
                foreach (var (rule, text) in CheckCommand(command, name)) yield return Found(rule, text);
                break;
        }
    }

    /// <summary>
    /// [ordered] is no core type of Windows PowerShell 5.1: in Constrained Language Mode its indexer and properties work there,
    /// its methods do not. (PowerShell 7 allows them, so that running a script does not show it.) A parameter without a type may
    /// be handed one.
    /// </summary>
    private static IEnumerable<Finding> CheckDictionaries(Ast ast)
    {
        var ordered = Names(ast.FindAll(node => node is AssignmentStatementAst { Right: CommandExpressionAst { Expression: ConvertExpressionAst { Type.TypeName.Name: var type } } } && IsOrdered(type), true)
            .Select(node => ((AssignmentStatementAst)node).Left).OfType<VariableExpressionAst>());
        var untyped = Names(ast.FindAll(node => node is ParameterAst parameter && parameter.StaticType == typeof(object), true).Select(node => ((ParameterAst)node).Name));
        foreach (var call in ast.FindAll(node => node is InvokeMemberExpressionAst { Static: false }, true).Cast<InvokeMemberExpressionAst>())
        {
            if (call.Expression is not VariableExpressionAst { VariablePath.UserPath: var name }) continue;
            var ofDictionary = call.Member is StringConstantExpressionAst member && DictionaryMethods.Contains(member.Value);
            if (ordered.Contains(name) || (untyped.Contains(name) && ofDictionary))
                yield return new Finding(call.Extent.StartLineNumber, "constrained-language", $"{call.Extent.Text}: a method of [ordered]");
        }
    }

    private static HashSet<string> Names(IEnumerable<VariableExpressionAst> variables) =>
        variables.Select(variable => variable.VariablePath.UserPath).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool IsOrdered(string type) => type.Equals("ordered", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Rule, string Text)> CheckCommand(CommandAst command, string name)
    {
        var bare = name[(name.LastIndexOf('\\') + 1)..];
        if (!bare.Contains('-')) yield return ("alias", name);
        if (Forbidden.Contains(bare)) yield return ("forbidden-command", name);
        if (LimitedByJea.Contains(name)) yield return ("unqualified-jea-proxy", name);
        if (bare.Equals("Get-ItemProperty", StringComparison.OrdinalIgnoreCase) && !NamesValues(command)) yield return ("whole-key-read", command.Extent.Text);
        foreach (var parameter in command.CommandElements.OfType<CommandParameterAst>())
            if (Ps6Parameters.Any(newer => newer.Command.Equals(bare, StringComparison.OrdinalIgnoreCase) && newer.Parameter.Equals(parameter.ParameterName, StringComparison.OrdinalIgnoreCase)))
                yield return ("ps6-parameter", $"{name} -{parameter.ParameterName}");
    }

    /// <summary>One malformed value makes Windows PowerShell throw for every value that is read with it: so none is read unasked.</summary>
    private static bool NamesValues(CommandAst command)
    {
        var named = command.CommandElements.Select((element, at) => (element, at)).FirstOrDefault(one => one.element is CommandParameterAst { ParameterName: var parameter } && parameter.Equals("Name", StringComparison.OrdinalIgnoreCase));
        var given = named.element is CommandParameterAst { Argument: { } joined } ? joined : command.CommandElements.ElementAtOrDefault(named.at + 1);
        return named.element is not null && given is not (null or StringConstantExpressionAst { Value: "*" });
    }

    private static ScriptFunction Describe(FunctionDefinitionAst function)
    {
        var help = function.GetHelpContent();
        var parameters = function.Body.ParamBlock?.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath) ?? [];
        return new ScriptFunction(
            function.Name,
            help?.Synopsis?.Trim() ?? "",
            help?.Description?.Trim() ?? "",
            help?.Role?.Trim() ?? "",
            [.. help?.Outputs ?? []],
            [.. parameters],
            help?.Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Trim()) ?? []);
    }
}

/// <param name="Commands">Names of the commands called, as written, sorted.</param>
public sealed record Inspection(List<Finding> Findings, List<string> Commands, List<ScriptFunction> Functions);

/// <param name="ParameterHelp">Text by parameter name in capitals, as the engine's help parser gives it.</param>
public sealed record ScriptFunction(
    string Name, string Synopsis, string Description, string Role, List<string> Outputs, List<string> Parameters, Dictionary<string, string> ParameterHelp);
