using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>Who puts something into a field, and who takes out of it what something can be put into.</summary>
/// <param name="of">The field.</param>
internal sealed class FieldUse(FieldDefinition of)
{
    private const string Enumerable = "System.Linq.Enumerable";

    /// <summary>Delegates that everybody knows: what they are made of cannot be changed.</summary>
    private static readonly string[] functions = ["Func", "Action", "Predicate", "Comparison", "Converter"];

    /// <summary>Generic types that hold nothing but what stands in them, and cannot be changed without being written to.</summary>
    private static readonly string[] holders = ["System.ValueTuple`", "System.Nullable`1", "System.Collections.Generic.KeyValuePair`2", "System.Collections.Immutable.ImmutableArray`1"];

    /// <summary>Where the field, or its address, is taken to be written to.</summary>
    public List<Store> Stores { get; } = [];

    /// <summary>Where its value is taken, other than to read an array's elements.</summary>
    public HashSet<MethodDefinition> Takers { get; } = [];

    /// <summary>Whether everybody who has the field's type sees what others have put there: it is written to after it was first set, or holds what may be.</summary>
    public bool IsState => of.IsStatic && !(Stores.TrueForAll(IsFirst) && (IsPlain || IsEmpty || (IsFunction && !Stores.Exists(store => store.MakesClosure)) || IsTable));

    /// <summary>Whether its value has no inside that could change.</summary>
    public bool IsPlain { get; } = Plain(of.FieldType);

    /// <summary>Whether it holds an array whose elements have no inside: who reads one of them leaves nothing behind.</summary>
    public bool IsArray { get; } = of.FieldType is ArrayType { ElementType: var element } && Plain(element);

    /// <summary>Whether a store is the field's initialiser, or its class's.</summary>
    public bool IsFirst(Store store) => store.Method is { IsConstructor: true, IsStatic: true } && store.Method.DeclaringType == of.DeclaringType;

    /// <summary>Whether a call of a framework's method with an array reads elements and hands nothing on.</summary>
    public static bool Reads(MethodReference called) => called.DeclaringType switch
    {
        ArrayType => called.Name == "Get",
        { FullName: "System.Array" } => called.Name is "GetLength" or "get_Length" or "get_Rank",
        { FullName: Enumerable } => called.ReturnType.IsPrimitive,
        _ => false,
    };

    private bool IsTable => IsArray && Takers.Count == 0 && Stores.TrueForAll(store => store.IsFresh);

    private bool IsFunction => of.FieldType.GetElementType() is { Namespace: "System", DeclaringType: null } type && Array.Exists(functions, name => type.Name == name || type.Name.StartsWith(name + "`", StringComparison.Ordinal));

    /// <summary>Whether it holds a type of this module that holds nothing.</summary>
    private bool IsEmpty => of.FieldType is TypeDefinition { HasFields: false, BaseType.FullName: "System.Object" };

    private static bool Plain(TypeReference type) => type switch
    {
        TypeDefinition own => own.IsEnum,
        GenericInstanceType instance => Array.Exists(holders, name => instance.ElementType.FullName.StartsWith(name, StringComparison.Ordinal)) && instance.GenericArguments.All(Plain),
        TypeSpecification or GenericParameter => false,
        _ => type.IsPrimitive || type.IsValueType || type.FullName is "System.String" or "Gradus.Tensors.Tensor" or "Gradus.Tensors.Shape",
    };

    /// <summary>Where something is put into a field.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="Offset">Where in it.</param>
    /// <param name="IsFresh">Whether it is an array that was made for it.</param>
    /// <param name="MakesClosure">Whether the method makes an object that its functions have in common.</param>
    internal sealed record Store(MethodDefinition Method, int Offset, bool IsFresh, bool MakesClosure);
}
