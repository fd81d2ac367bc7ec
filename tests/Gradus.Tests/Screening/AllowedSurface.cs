using System.Globalization;
using Gradus.Screening;
using Mono.Cecil;

namespace Gradus.Tests.Screening;

/// <summary>The framework's public members, read from reference assemblies, and those of them that a policy lets through.</summary>
internal static class AllowedSurface
{
    /// <summary>Public and protected members of all public types.</summary>
    /// <param name="folder">Folder of reference assemblies.</param>
    internal static IReadOnlyList<FrameworkMember> Members(string folder) =>
    [
        .. from file in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal)
           let module = ModuleDefinition.ReadModule(file)
           from type in module.GetTypes()
           where IsVisible(type)
           from member in MembersOf(type)
           select member,
    ];

    /// <summary>Of those, what a policy allows.</summary>
    internal static IEnumerable<FrameworkMember> Allowed(IEnumerable<FrameworkMember> members, ScreeningPolicy policy) => members.Where(member => policy.Judge(member.Question) is null);

    /// <summary>
    /// One line a member's name: an accessor alone where the other may not be used, <c>()</c> where only the overload without parameters may be, and how many overloads there
    /// are when there are more than one.
    /// </summary>
    internal static string List(IReadOnlyList<FrameworkMember> members, ScreeningPolicy policy)
    {
        var lines = from named in members.GroupBy(member => $"{member.Question.Type.FullName}.{MemberName.Of(member.Name)}", StringComparer.Ordinal)
                    let allowed = Allowed(named, policy).ToList()
                    where allowed.Count > 0
                    from line in allowed.Count == named.Count() ? [Line(named.Key, named)] : allowed.GroupBy(member => member.Written, StringComparer.Ordinal).Select(each => Line(each.Key, each))
                    select line;
        return string.Concat(lines.Order(StringComparer.Ordinal).Select(line => line + "\n"));
    }

    private static string Line(string name, IEnumerable<FrameworkMember> overloads) =>
        overloads.Count(member => !member.IsAccessor) is > 1 and var count ? string.Create(CultureInfo.InvariantCulture, $"{name} x{count}") : name;

    private static IEnumerable<FrameworkMember> MembersOf(TypeDefinition type)
    {
        TypeName name = TypeName.Of(type);
        foreach (MethodDefinition method in type.Methods.Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly))
            yield return new(type, method, new(name, method.Name, method.Parameters.Count == 0, IsGiven: false));
        foreach (FieldDefinition field in type.Fields.Where(field => field.IsPublic && !field.IsSpecialName))
            yield return new(type, field, new(name, field.Name, false, IsGiven: false));
        if (!type.HasMethods && !type.IsEnum) yield return new(type, null, new(name, null, false, IsGiven: false));
    }

    private static bool IsVisible(TypeDefinition type) => type.DeclaringType is { } outer ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsVisible(outer) : type.IsPublic;
}

/// <summary>A member of the framework.</summary>
/// <param name="Type">The type that declares it.</param>
/// <param name="Member">The member; null for a type that has none, as interfaces that only mark.</param>
/// <param name="Question">What a policy is asked about it.</param>
internal sealed record FrameworkMember(TypeDefinition Type, IMemberDefinition? Member, Question Question)
{
    internal string Name => Question.Member ?? "";

    internal string Assembly => Type.Module.Assembly.Name.Name;

    internal bool IsAccessor => Member is MethodDefinition { IsSpecialName: true, IsConstructor: false } && MemberName.Of(Name) != Name;

    /// <summary>As a rule would name it and nothing else.</summary>
    internal string Written => Question.HasNoParameters && !IsAccessor ? $"{Question.Type.FullName}.{Name}()" : $"{Question.Type.FullName}.{Name}";

    /// <summary>Types of parameters and of the result.</summary>
    internal IEnumerable<TypeReference> Signature => Member switch
    {
        MethodDefinition method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType),
        FieldDefinition value => [value.FieldType],
        _ => [],
    };
}
