// SPDX-License-Identifier: MIT
using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;

namespace ReferenceMembers;

/// <summary>Holds the types and members that a script uses against reference assemblies.</summary>
public sealed class MemberCheck
{
    private static readonly Type Inference = typeof(PSObject).Assembly.GetType("System.Management.Automation.AstTypeInference");
    private static readonly MethodInfo InferTypeOf = Inference.GetMethod("InferTypeOf", new[] { typeof(Ast) });

    /// <summary>What PowerShell itself adds to any value.</summary>
    private static readonly HashSet<string> OfPowerShell = new(new[] { "PSObject", "ForEach", "Where" }, StringComparer.OrdinalIgnoreCase);

    private readonly ReferenceTypes _reference;
    private readonly IDictionary<string, string> _types;
    /// <summary>The types that the script makes itself; what they use, only a compiler can say.</summary>
    private HashSet<string> _own = new();

    /// <param name="types">The type of an expression that the script does not say, by "function: expression".</param>
    public MemberCheck(ReferenceTypes reference, IDictionary<string, string> types) => (_reference, _types) = (reference, types);

    /// <summary>The entries of <c>types</c> that were of use.</summary>
    public HashSet<string> Used { get; } = new();

    /// <summary>How many types and members were looked up.</summary>
    public int Judged { get; private set; }

    /// <summary>One line for each type or member that the reference assemblies lack, or of which nothing can be said.</summary>
    public string[] Check(string source)
    {
        var ast = Parser.ParseInput(source, out _, out var errors);
        if (errors.Length > 0) return errors.Select(one => one.Message).ToArray();
        _own = new HashSet<string>(ast.FindAll(_ => true, true).OfType<CommandAst>().Where(one => one.GetCommandName() == "Add-Type")
            .Select(one => $"{Argument(one, "Namespace")}.{Argument(one, "Name")}"));
        return ast.FindAll(_ => true, true).SelectMany(node => node switch
        {
            TypeExpressionAst type => CheckType(type, type.TypeName.GetReflectionType(), type.TypeName.FullName),
            AttributeAst attribute => CheckType(attribute, attribute.TypeName.GetReflectionAttributeType(), attribute.TypeName.FullName),
            TypeConstraintAst type => CheckType(type, type.TypeName.GetReflectionType(), type.TypeName.FullName),
            InvokeMemberExpressionAst call => CheckMember(call, call.Arguments ?? Enumerable.Empty<ExpressionAst>()),
            MemberExpressionAst member => CheckMember(member, null),
            _ => Enumerable.Empty<string>(),
        }).Distinct().ToArray();
    }

    private static string Argument(CommandAst command, string name) =>
        command.CommandElements.SkipWhile(one => (one as CommandParameterAst)?.ParameterName != name).Skip(1).FirstOrDefault()?.Extent.Text;

    private IEnumerable<string> CheckType(Ast node, Type type, string name)
    {
        Judged++;
        if (type is null && _own.Contains(name)) yield break;
        if (type is null) yield return Line(node, $"there is no type {name}");
        else if (!_reference.Has(NameOf(type))) yield return Line(node, $"no type {NameOf(type)}");
    }

    private IEnumerable<string> CheckMember(MemberExpressionAst node, IEnumerable<ExpressionAst> arguments)
    {
        if (node.Member is not StringConstantExpressionAst { Value: var name } || OfPowerShell.Contains(name)) yield break;
        if (node.Static && node.Expression is TypeExpressionAst { TypeName.FullName: var made } && _own.Contains(made)) yield break;
        var type = TypeOf(node);
        // A property of an object that came from elsewhere is not .NET's; a method always is.
        if (type is null || type == typeof(object) || type == typeof(PSObject))
        {
            if (arguments is not null) yield return Line(node, $"{node.Extent.Text}: of what type is {node.Expression.Extent.Text}? (a line for \"{Place(node)}\")");
            yield break;
        }
        if (type.IsArray && node.Static) yield break; // PowerShell's own way to make one
        if (type.IsArray) type = typeof(Array);
        while (!type.IsVisible) type = type.BaseType;
        var given = arguments?.ToArray();
        if (node.Static && name == "new") (name, given) = (".ctor", given ?? Array.Empty<ExpressionAst>());
        var here = Overloads(type, name);
        if (here.Length == 0)
        {
            // Properties that PowerShell adds, such as Count of a single object or the elements of XML.
            if (given is not null) yield return Line(node, $"{NameOf(type)} has no method {name}");
            yield break;
        }
        Judged++;
        var there = _reference.Find(NameOf(type), name).ToArray();
        if (there.Length == 0) yield return Line(node, $"no {NameOf(type)}.{name}");
        else if (given is not null && OnlyHere(here, there, given) is { } lacking) yield return Line(node, $"no {NameOf(type)}.{name}({lacking})");
    }

    /// <summary>The parameters of the overload that is called here and is not there; null where there is one to call.</summary>
    private static string OnlyHere(MethodBase[] here, Member[] there, ExpressionAst[] given)
    {
        if (!there.Any(one => one.Takes(given.Length))) return $"{given.Length} arguments";
        var types = given.Select(one => NameOf(Infer(one) ?? typeof(object))).ToArray();
        var exact = here.FirstOrDefault(one => one.GetParameters().Select(parameter => NameOf(parameter.ParameterType)).SequenceEqual(types));
        return exact is null || there.Any(one => one.Parameters is not null && one.Parameters.SequenceEqual(types)) ? null : string.Join(", ", types);
    }

    private static MethodBase[] Overloads(Type type, string name) =>
        name == ".ctor" ? type.GetConstructors()
            : new[] { type }.Concat(type.GetInterfaces()).SelectMany(one => one.GetMember(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.IgnoreCase | BindingFlags.FlattenHierarchy))
                .Select(one => one as MethodBase ?? (one as PropertyInfo)?.GetMethod ?? typeof(object).GetMethod("ToString")).ToArray();

    private Type TypeOf(MemberExpressionAst node)
    {
        if (node.Static) return (node.Expression as TypeExpressionAst)?.TypeName.GetReflectionType();
        if (_types.TryGetValue(Place(node), out var said))
        {
            Used.Add(Place(node));
            return LanguagePrimitives.ConvertTo<Type>(said);
        }
        var inferred = Infer(node.Expression);
        return inferred is null && node.Expression is MemberExpressionAst above ? ResultOf(above) : inferred;
    }

    /// <summary>What a member gives whose object is in the table.</summary>
    private Type ResultOf(MemberExpressionAst node)
    {
        var member = TypeOf(node)?.GetMember((node.Member as StringConstantExpressionAst)?.Value ?? "").FirstOrDefault();
        return (member as MethodInfo)?.ReturnType ?? (member as PropertyInfo)?.PropertyType;
    }

    private static Type Infer(Ast node)
    {
        try
        {
            var all = ((IEnumerable<PSTypeName>)InferTypeOf.Invoke(null, new object[] { node })).Select(one => one.Type).Distinct().ToArray();
            return all.Length == 1 ? all[0] : null;
        }
        catch (TargetInvocationException) // it asks providers of paths, and Linux has no registry
        {
            return null;
        }
    }

    private static string Place(MemberExpressionAst node)
    {
        Ast above = node;
        while (above is not null and not FunctionDefinitionAst) above = above.Parent;
        return $"{(above as FunctionDefinitionAst)?.Name}: {node.Expression.Extent.Text}";
    }

    private static string NameOf(Type type)
    {
        if (type.IsArray) return NameOf(type.GetElementType()) + "[]";
        return (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name;
    }

    private static string Line(Ast node, string text) => $"line {node.Extent.StartLineNumber}: {text}";
}
