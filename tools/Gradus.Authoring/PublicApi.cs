using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gradus.Authoring;

/// <summary>What other assemblies may use of one, as sorted lines of text: two assemblies with the same lines can stand in for each other.</summary>
public static class PublicApi
{
    private const string Reader = "Gradus.Authoring.PublicApi";

    private static readonly SymbolDisplayFormat Signature = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis,
        kindOptions: SymbolDisplayKindOptions.IncludeMemberKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat TypeName = Signature.WithMemberOptions(SymbolDisplayMemberOptions.None);

    private static readonly SymbolDisplayFormat Invocation = Signature.RemoveMemberOptions(
        SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeContainingType);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Platform = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Public and protected types and members, one line each, in ordinal order.</summary>
    /// <exception cref="AuthoringException">No such file, or not a .NET assembly.</exception>
    public static IReadOnlyList<string> Of(string assemblyPath)
    {
        if (!File.Exists(assemblyPath)) throw new AuthoringException(assemblyPath, 0, "no such file; the path of an assembly is needed");
        using var stream = File.OpenRead(assemblyPath);
        return Of(stream, assemblyPath);
    }

    /// <inheritdoc cref="Of(string)"/>
    /// <param name="assembly">The assembly's bytes; read to the end, not closed.</param>
    /// <param name="name">What an error calls it.</param>
    public static IReadOnlyList<string> Of(Stream assembly, string name = "assembly")
    {
        using var image = new MemoryStream();
        assembly.CopyTo(image);
        if (!IsAssembly(image)) throw new AuthoringException(name, 0, "not a .NET assembly");
        var reference = MetadataReference.CreateFromImage(image.ToArray());
        var compilation = CSharpCompilation.Create(Reader, references: [.. Platform.Value, reference]);
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        return [.. Types(symbol.GlobalNamespace).SelectMany(Lines).Order(StringComparer.Ordinal)];
    }

    /// <summary>What keeps the second assembly from standing in for the first: lines it lacks as <c>- line</c>, lines it adds as <c>+ line</c>.</summary>
    public static IReadOnlyList<string> Difference(IReadOnlyList<string> reference, IReadOnlyList<string> other) =>
        [.. reference.Except(other).Select(line => "- " + line), .. other.Except(reference).Select(line => "+ " + line)];

    private static bool IsAssembly(MemoryStream image)
    {
        image.Position = 0;
        try
        {
            using var reader = new PEReader(image, PEStreamOptions.LeaveOpen);
            return reader.HasMetadata && reader.GetMetadataReader().IsAssembly;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => Types(inner),
        INamedTypeSymbol type when IsVisible(type) && type.CanBeReferencedByName => Types(type).Prepend(type),
        _ => [],
    });

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static IEnumerable<string> Lines(INamedTypeSymbol type)
    {
        yield return Declaration(type);
        if (type.TypeKind == TypeKind.Delegate) yield break;
        foreach (var member in type.GetMembers().Where(m => IsVisible(m) && !m.IsImplicitlyDeclared))
        {
            bool ofAnother = member is INamedTypeSymbol || member is IMethodSymbol { AssociatedSymbol: not null };
            if (!ofAnother) yield return member is IPropertySymbol property ? property.ToDisplayString(Signature) + Accessors(property) : member.ToDisplayString(Signature);
        }
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        string modifiers = string.Concat(
            type.IsStatic ? "static " : "",
            type.IsAbstract && !type.IsStatic && type.TypeKind == TypeKind.Class ? "abstract " : "",
            type.IsSealed && !type.IsStatic && type.TypeKind == TypeKind.Class ? "sealed " : "",
            type.IsReadOnly ? "readonly " : "",
            type.IsRefLikeType ? "ref " : "",
            type.IsRecord ? "record " : "");
        string access = SyntaxFacts.GetText(type.DeclaredAccessibility);
        if (type.TypeKind == TypeKind.Delegate) return $"{access} delegate {type.ToDisplayString(TypeName)}: {type.DelegateInvokeMethod!.ToDisplayString(Invocation)}";
        if (type.TypeKind == TypeKind.Enum) return $"{access} enum {type.ToDisplayString(TypeName)} : {type.EnumUnderlyingType!.ToDisplayString(TypeName)}";
        var bases = type.BaseType is { SpecialType: SpecialType.None } parent ? [parent.ToDisplayString(TypeName)] : Array.Empty<string>();
        var interfaces = type.AllInterfaces.Where(IsVisible).Select(i => i.ToDisplayString(TypeName)).Order(StringComparer.Ordinal);
        string kind = type.TypeKind switch { TypeKind.Struct => "struct", TypeKind.Interface => "interface", _ => "class" };
        string inherited = string.Join(", ", bases.Concat(interfaces));
        return $"{access} {modifiers}{kind} {type.ToDisplayString(TypeName)}" + (inherited.Length > 0 ? " : " + inherited : "");
    }

    /// <summary>Only accessors that others can call: how a property is set inside its own assembly is no part of its API.</summary>
    private static string Accessors(IPropertySymbol property)
    {
        var visible = new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().Where(IsVisible).Select(accessor =>
            (accessor.DeclaredAccessibility == property.DeclaredAccessibility ? "" : SyntaxFacts.GetText(accessor.DeclaredAccessibility) + " ")
            + (accessor.MethodKind == MethodKind.PropertyGet ? "get;" : accessor.IsInitOnly ? "init;" : "set;"));
        return $" {{ {string.Join(' ', visible)} }}";
    }
}
