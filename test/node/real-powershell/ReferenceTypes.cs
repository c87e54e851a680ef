// SPDX-License-Identifier: MIT
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ReferenceMembers;

/// <summary>A public member of a reference assembly. <c>Parameters</c>: full names of their types; null where it is no method.</summary>
public sealed class Member
{
    public string Name;
    public string[] Parameters;
    public int Required;
    public bool TakesMore;

    public bool Takes(int arguments) => Parameters is null ? arguments < 0 : arguments >= Required && (TakesMore || arguments <= Parameters.Length);
}

/// <summary>The public types of reference assemblies with their members, by full name; read without loading them.</summary>
public sealed class ReferenceTypes : ISignatureTypeProvider<string, object>
{
    private readonly Dictionary<string, List<Member>> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string[]> _bases = new(StringComparer.OrdinalIgnoreCase);

    public ReferenceTypes(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            using var image = new PEReader(File.OpenRead(file));
            var reader = image.GetMetadataReader();
            foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(IsPublic)) Add(reader, type);
        }
    }

    public bool Has(string type) => _members.ContainsKey(type.Replace("[]", ""));

    /// <summary>The members of this name that a type has, those of its bases and interfaces included.</summary>
    public IEnumerable<Member> Find(string type, string name) =>
        !_members.TryGetValue(type, out var own) ? Enumerable.Empty<Member>()
            : own.Where(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Concat(name == ".ctor" ? Enumerable.Empty<Member>() : _bases[type].SelectMany(above => Find(above, name)));

    private static bool IsPublic(TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic;

    private void Add(MetadataReader reader, TypeDefinition type)
    {
        var name = NameOf(reader, type);
        var members = _members[name] = new List<Member>();
        _bases[name] = type.GetInterfaceImplementations().Select(one => reader.GetInterfaceImplementation(one).Interface)
            .Append(type.BaseType).Where(one => !one.IsNil).Select(one => NameOf(reader, one)).ToArray();
        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition).Where(one => (one.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public))
        {
            var parameters = method.GetParameters().Select(reader.GetParameter).Where(one => one.SequenceNumber > 0).ToArray();
            var more = parameters.Length > 0 && parameters[^1].GetCustomAttributes().Any(one => ConstructorOf(reader, one) == "System.ParamArrayAttribute");
            members.Add(new Member
            {
                Name = reader.GetString(method.Name),
                Parameters = method.DecodeSignature(this, null).ParameterTypes.ToArray(),
                Required = parameters.Count(one => (one.Attributes & ParameterAttributes.Optional) == 0) - (more ? 1 : 0),
                TakesMore = more,
            });
        }
        members.AddRange(type.GetProperties().Select(one => new Member { Name = reader.GetString(reader.GetPropertyDefinition(one).Name) }));
        members.AddRange(type.GetFields().Select(reader.GetFieldDefinition).Where(one => (one.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public)
            .Select(one => new Member { Name = reader.GetString(one.Name) }));
    }

    private string ConstructorOf(MetadataReader reader, CustomAttributeHandle handle)
    {
        var constructor = reader.GetCustomAttribute(handle).Constructor;
        return constructor.Kind == HandleKind.MemberReference
            ? NameOf(reader, reader.GetMemberReference((MemberReferenceHandle)constructor).Parent)
            : NameOf(reader, reader.GetTypeDefinition(reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()));
    }

    private string NameOf(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => NameOf(reader, reader.GetTypeDefinition((TypeDefinitionHandle)handle)),
        HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null).Split('<')[0],
        _ => "",
    };

    private static string NameOf(MetadataReader reader, TypeDefinition type)
    {
        var name = reader.GetString(type.Name);
        if (!type.GetDeclaringType().IsNil) return NameOf(reader, reader.GetTypeDefinition(type.GetDeclaringType())) + "+" + name;
        return type.Namespace.IsNil ? name : reader.GetString(type.Namespace) + "." + name;
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte kind) => NameOf(reader, reader.GetTypeDefinition(handle));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte kind)
    {
        var type = reader.GetTypeReference(handle);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, kind) + "+" + reader.GetString(type.Name);
        return reader.GetString(type.Namespace) + "." + reader.GetString(type.Name);
    }

    public string GetPrimitiveType(PrimitiveTypeCode code) => "System." + code;
    public string GetSZArrayType(string element) => element + "[]";
    public string GetArrayType(string element, ArrayShape shape) => element + "[*]";
    public string GetByReferenceType(string element) => element + "&";
    public string GetPointerType(string element) => element + "*";
    public string GetPinnedType(string element) => element;
    public string GetGenericInstantiation(string type, ImmutableArray<string> arguments) => type + "<" + string.Join(",", arguments) + ">";
    public string GetGenericMethodParameter(object context, int index) => "!!" + index;
    public string GetGenericTypeParameter(object context, int index) => "!" + index;
    public string GetModifiedType(string modifier, string unmodified, bool isRequired) => unmodified;
    public string GetFunctionPointerType(MethodSignature<string> signature) => "*";
    public string GetTypeFromSpecification(MetadataReader reader, object context, TypeSpecificationHandle handle, byte kind) => reader.GetTypeSpecification(handle).DecodeSignature(this, context);
}
