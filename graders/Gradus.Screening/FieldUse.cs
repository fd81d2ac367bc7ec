using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>Who puts something into a field, and who looks into it.</summary>
/// <param name="of">The field.</param>
internal sealed class FieldUse(FieldDefinition of)
{
    /// <summary>Delegates that everybody knows: what they are made of cannot be changed.</summary>
    private static readonly string[] functions = ["Func", "Action", "Predicate", "Comparison", "Converter"];

    /// <summary>Where the field, or its address, is taken to be written to.</summary>
    public List<(MethodDefinition Method, int Offset)> Stores { get; } = [];

    /// <summary>Where it is read.</summary>
    public HashSet<MethodDefinition> Loads { get; } = [];

    /// <summary>Whether everybody who has the field's type sees what others have put there: it may be written to at any time, or holds what may.</summary>
    public bool IsState => of.IsStatic && !(of.IsInitOnly && (IsPlain || IsFunction || IsEmpty));

    /// <summary>Whether its value has no inside.</summary>
    public bool IsPlain => of.FieldType.IsPrimitive || of.FieldType.FullName == "System.String";

    private bool IsFunction => of.FieldType.GetElementType() is { Namespace: "System", DeclaringType: null } type && Array.Exists(functions, name => type.Name == name || type.Name.StartsWith(name + "`", StringComparison.Ordinal));

    /// <summary>Whether it holds a type of this module that holds nothing.</summary>
    private bool IsEmpty => of.FieldType is TypeDefinition { HasFields: false, BaseType.FullName: "System.Object" };
}
